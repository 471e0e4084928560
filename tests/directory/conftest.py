from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, Site

from membership.directory.models import City, Listing, MembersPage
from membership.directory.sorting import name_key
from membership.dues.models import Membership
from membership.dues.terms import MembershipState
from membership.organisations.models import Organisation
from membership.papers.rules import LOGO
from membership.papers.services import store_upload
from tests.factories import CategoryFactory, LevelFactory, made_up_uscc, picture


@pytest.fixture
def members_page(db):
    """The list at /members/, below a plain home page."""
    home = Page.get_first_root_node().add_child(instance=Page(title="首页", slug="site-home"))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    return home.add_child(instance=MembersPage(title="会员单位", slug="members"))


@pytest.fixture
def member(members_page):
    """Makes a member of the list: `member("示例燃气", city="南京市", show_logo=True, …)`."""
    made = iter(range(1, 1000))

    def make(
        name="示例燃气有限公司", *, level="会员单位", category="燃气企业", city=None, days_left=200, **shown
    ):
        number = next(made)
        details = {
            key: shown.pop(key) for key in ("introduction", "website", "address", "landline") if key in shown
        }
        logo = store_upload(upload=picture("标志.png", "red"), rule=LOGO, uploaded_by=None)
        organisation = Organisation.objects.create(
            name=name,
            uscc=made_up_uscc(number),
            logo=logo,
            category=CategoryFactory(name=category),
            **details,
        )
        membership = Membership.objects.create(
            organisation=organisation,
            number=f"M{number:04}",
            level=LevelFactory(name=level),
            joined_at=timezone.now() - timedelta(days=number),
            valid_until=timezone.now() + timedelta(days=days_left),
            state=MembershipState.ACTIVE if days_left > 0 else MembershipState.DUE,
        )
        city = City.objects.get_or_create(name=city)[0] if city else None
        shown = {"is_listed": True} | shown
        return Listing.objects.create(organisation=membership.organisation, city=city, **shown)

    return make


@pytest.fixture
def many_members(members_page):
    """So many members at once, every one with all it could show."""

    def make(count: int) -> None:
        level, category, city = LevelFactory(), CategoryFactory(), City.objects.create(name="南京市")
        names = [f"示例会员{number}有限公司" for number in range(count)]
        organisations = Organisation.objects.bulk_create(
            Organisation(
                name=name, uscc=made_up_uscc(5000 + number), category=category, introduction="<p>示例</p>"
            )
            for number, name in enumerate(names)
        )
        Membership.objects.bulk_create(
            Membership(
                organisation=organisation,
                number=f"B{number}",
                level=level,
                joined_at=timezone.now(),
                valid_until=timezone.now() + timedelta(days=100),
                state=MembershipState.ACTIVE,
            )
            for number, organisation in enumerate(organisations)
        )
        Listing.objects.bulk_create(
            Listing(
                organisation=organisation,
                name_key=name_key(organisation.name),
                is_listed=True,
                show_products=True,
                products="阀门",
                city=city,
            )
            for organisation in organisations
        )

    return make
