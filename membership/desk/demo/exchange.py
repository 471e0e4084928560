"""Supply and demand, products, and a conversation: what members show one another."""

import csv
import io
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from membership.accounts.models import User
from membership.exchange.models import (
    Entry,
    EntryFile,
    ExchangeCategory,
    ExchangeSettings,
    Post,
    Product,
    Region,
)
from membership.exchange.services import (
    Chosen,
    Content,
    approve_entry,
    reply_to_inquiry,
    report_entry,
    return_entry,
    save_entry,
    send_inquiry,
    store_entry_file,
    submit_entry,
)
from membership.organisations.models import Organisation

from .associations.facts import Association
from .companies_logos import COLOURS, MARKS

CATEGORIES = ("设备与材料", "工程与服务", "气源与热源", "检测与培训", "闲置调剂", "其他")
SIZE = (960, 720)
POSTS = Path(__file__).parent / "associations" / "posts.csv"


def add_exchange(told: Association) -> None:
    """Posts in every state and the products of makers, written, sent and decided as members and staff do."""
    reviewer = User.objects.get(username="reviewer")
    write_lists(told)
    companies = list(Organisation.objects.filter(membership__isnull=False).order_by("pk"))
    posts = add_posts(companies, reviewer)
    add_products(companies, reviewer)
    talk(posts, companies)


def write_lists(told: Association) -> None:
    ExchangeCategory.objects.bulk_create(
        ExchangeCategory(name=name, sort_order=place, for_products=name in CATEGORIES[:4])
        for place, name in enumerate(CATEGORIES)
    )
    Region.objects.bulk_create(Region(name=name, sort_order=place) for place, name in enumerate(told.cities))
    rules = ExchangeSettings.load()
    rules.posts_words = "发布行业内的供应与需求信息。信息经秘书处审核后展示，联系方式仅对有效期内的会员可见。"
    rules.products_words = "展示贵单位的产品。审核通过后，会员和公众均可查看，联系方式不对公众展示。"
    rules.save()


def add_posts(companies: list[Organisation], reviewer: User) -> list[Post]:
    """The last three wait, came back and are a draft; the others were published over the last weeks."""
    regions = cycle(Region.objects.all())
    with POSTS.open(encoding="utf-8", newline="") as rows:
        told = list(csv.DictReader(rows))
    posts = []
    for place, (row, company) in enumerate(
        zip(told, companies[:: len(companies) // len(told)], strict=False)
    ):
        pictures = int(row.pop("pictures"))
        values = common(company, row.pop("category"), next(regions)) | row
        values["text"] = f"<p>{row['text']}</p>"
        post = save_entry(
            entry=Post(organisation=company),
            content=Content(values, drawn(company, place, pictures, row["title"])),
            by=None,
        )
        left = len(told) - place
        posts.append(settle(post, reviewer, left))
    age(posts)
    return posts


def settle(entry: Entry, reviewer: User, left: int) -> Entry:
    """How far this one has come: `left` counts down to 1."""
    if left == 1:
        return entry
    entry = submit_entry(entry=entry, by=None)
    if left == 2:
        return return_entry(entry=entry, reason="请补充数量和交货地点，便于会员判断。", by=reviewer)
    return entry if left <= 4 else approve_entry(entry=entry, by=reviewer)


def add_products(companies: list[Organisation], reviewer: User) -> None:
    """Two products of each maker; the last one waits for the secretariat."""
    makers = [each for each in companies if each.category and "制造" in each.category.name]
    told = [(maker, name) for maker in makers for name in product_names(maker)[:2]]
    region, products = Region.objects.first(), []
    for place, (maker, name) in enumerate(told):
        values = common(maker, CATEGORIES[0], region) | {
            "title": name,
            "model_number": f"SL-{100 + place * 7}",
            "text": f"<p>{maker.name}生产的{name}，型式试验在自有实验室完成，一件一码，出厂可查。</p>"
            "<ul><li>常规规格现货，七天内发货</li><li>质保两年，提供安装指导</li><li>可按图纸定制</li></ul>",
            "valid_until": timezone.localdate() + timedelta(days=300),
        }
        content = Content(values, drawn(maker, place + 5, 1 + place % 2, name))
        product = save_entry(entry=Product(organisation=maker), content=content, by=None)
        products.append(settle(product, reviewer, 3 if place == len(told) - 1 else 9))
    age(products)


def product_names(company: Organisation) -> list[str]:
    return company.listing.product_lines if hasattr(company, "listing") else []


def common(company: Organisation, category: str, region: Region) -> dict:
    person = company.contacts.first()
    return {
        "category": ExchangeCategory.objects.get(name=category),
        "region": region,
        "contact_name": person.name,
        "contact_phone": company.landline or "025-0000 0000",
        "contact_email": person.email or "office@example.com",
        "valid_until": ExchangeSettings.load().usual_end(),
    }


def drawn(company: Organisation, place: int, count: int, caption: str) -> list[Chosen]:
    role = EntryFile.Role.PICTURE
    return [
        Chosen(
            store_entry_file(organisation=company, upload=picture(place + each * 3), role=role, by=None),
            role,
            caption if each == 0 else "细部",
        )
        for each in range(count)
    ]


def picture(place: int) -> SimpleUploadedFile:
    """A plain still life: one of the companies' marks on a ground, drawn here."""
    dark, bright = COLOURS[place % len(COLOURS)]
    ground = Image.new("RGB", SIZE, "#eef3f6")
    pen = ImageDraw.Draw(ground)
    pen.rectangle((0, SIZE[1] * 0.72, *SIZE), fill="#d9e3ea")
    mark = Image.new("RGBA", (480, 480), (0, 0, 0, 0))
    MARKS[place % len(MARKS)](ImageDraw.Draw(mark), 480, dark, bright)
    ground.paste(mark, (240, 130), mark)
    content = io.BytesIO()
    ground.save(content, "JPEG", quality=85)
    return SimpleUploadedFile(f"示例图片{place}.jpg", content.getvalue(), content_type="image/jpeg")


def age(entries: list[Entry]) -> None:
    """The day of writing is not the day it happened."""
    for place, entry in enumerate(entries):
        if entry.published_at:
            days = timedelta(days=2 * (len(entries) - place), hours=place)
            shown = {"published_at": timezone.now() - days, "submitted_at": timezone.now() - days}
            type(entry).objects.filter(pk=entry.pk).update(**shown)


def talk(posts: list[Post], companies: list[Organisation]) -> None:
    """One question that was answered, one that waits, and a report."""
    first, second, third = posts[:3]
    asked = send_inquiry(
        entry=first, organisation=companies[1], text="请问最晚交货日期？我单位有同规格现货 6 台。", by=None
    )
    reply_to_inquiry(
        inquiry=asked, organisation=first.organisation, text="三月底前到场即可，请先发检验报告。", by=None
    )
    send_inquiry(entry=second, organisation=companies[2], text="想周四到现场看泵，是否方便？", by=None)
    report_entry(entry=third, organisation=companies[3], reason="outdated", text="价格有出入。", by=None)
