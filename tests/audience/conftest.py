"""A small site with something of everything, and everybody who might want to read it."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.models import Collection, Page, Site

from home.audience.models import PageLimit
from home.models import HomePage
from membership.accounts.models import User
from membership.dues.models import Level, Membership
from membership.dues.terms import MembershipState
from membership.organisations.models import Contact, Organisation
from news.models import NewsIndexPage, NewsPage
from tests.factories import LevelFactory, UserFactory

SECRET = "只有会员才读得到的正文"
READERS = (
    *("visitor", "account", "active", "expiring", "due", "overdue", "withdrawn"),
    *("council", "editor", "admin"),
)


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def home(db) -> HomePage:
    page = Page.get_first_root_node().add_child(instance=HomePage(title="示例协会", slug="example"))
    Site.objects.update(root_page=page)
    return page


@pytest.fixture
def news(home) -> NewsIndexPage:
    return home.add_child(instance=NewsIndexPage(title="新闻", slug="news"))


def article(news: NewsIndexPage, slug: str, *, limits=(), body=(), **values) -> NewsPage:
    page = NewsPage(title=f"文章 {slug}", slug=slug, summary=f"摘要 {slug}", **values)
    page.body = [("text", f"<p>{SECRET}</p>"), *body]
    for kind, level in limits:
        page.limits.add(PageLimit(kind=kind, level=level))
    news.add_child(instance=page)
    page.save_revision().publish()
    return page


def document(title: str = "示例文件", collection: Collection | None = None) -> Document:
    file = SimpleUploadedFile("示例.pdf", b"%PDF-1.4 made up")
    return Document.objects.create(
        title=title, file=file, collection=collection or Collection.get_first_root_node()
    )


_numbers = iter(range(1, 1_000_000))


def member(*, state: str = "active", level: Level | None = None, days_left: int = 200) -> User:
    """Somebody who acts for a company with a membership in that state."""
    user, number = UserFactory(), next(_numbers)
    company = Organisation.objects.create(name=f"示例燃气{number}有限公司")
    Contact.objects.create(organisation=company, user=user, phone=user.phone_device.phone)
    now = timezone.now()
    Membership.objects.create(
        organisation=company,
        number=f"R{number:05}",
        level=level or LevelFactory(),
        joined_at=now,
        valid_until=now + timedelta(days=days_left),
        state=state,
    )
    return user


@dataclass
class People:
    council: Level
    users: dict[str, User | None] = field(default_factory=dict)

    def browser(self, who: str) -> Client:
        browser = Client(headers={"accept-language": "zh-CN"})
        if user := self.users[who]:
            browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return browser


@pytest.fixture
def people(db) -> People:
    council = LevelFactory(name="理事单位")
    States = MembershipState
    return People(
        council,
        {
            "visitor": None,
            "account": UserFactory(),
            "active": member(),
            "expiring": member(state=States.EXPIRING, days_left=5),
            "due": member(state=States.DUE, days_left=-5),
            "overdue": member(state=States.EXPIRING, days_left=-1),  # its state is written within the hour
            "withdrawn": member(state=States.WITHDRAWN, days_left=-800),
            "council": member(level=council),
            "editor": UserFactory(staff="reviewer"),
            "admin": User.objects.create_superuser("admin"),
        },
    )
