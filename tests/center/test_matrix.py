"""The member center for everybody who acts for a member: each role of a company, a company whose term has
ended, one that has left, and another company, against every address.

`yes` it opens · `role` it says that another role may · `paid` it says that members in good standing may ·
`no` it does not exist · `on` they are led to where they belong · `post` it answers only to a form

`riv.` is another member in good standing: the address speaks of a record of the first company. The other
columns speak of records of their own.
"""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from membership.center import urls
from membership.dues.models import Period
from membership.dues.services import refresh_membership_states
from membership.notifications.services import queue_notice
from membership.organisations.models import Role
from membership.organisations.services import enter_revenue, open_enterprise_account
from tests.dispatch.steps import send_and_give
from tests.factories import (
    UserFactory,
    add_person,
    asked_about,
    cancelled_renewal,
    joined_application,
    live_post,
    live_product,
)

pytestmark = pytest.mark.django_db
PASSWORD = "a long password"

TABLE = """
#                    record    own. due. edi. acc. exp. wit. riv.
home                 -         yes  yes  yes  yes  yes  yes  yes
edit-profile         -         yes  role yes  yes  yes  yes  yes
further              -         yes  yes  yes  yes  yes  yes  yes
edit-further         -         yes  role yes  yes  yes  yes  yes
profile-file         slot      post post post post post post post
withdraw-change      change    post post post post post post post
pictures             -         yes  role yes  yes  yes  yes  yes
remove-picture       picture   post post post post post post post
picture-earlier      picture   post post post post post post post
picture-later        picture   post post post post post post post
revenue              -         yes  yes  yes  yes  yes  yes  yes
enter-revenue        -         yes  role yes  yes  yes  yes  yes
remove-revenue       revenue   yes  role yes  yes  yes  yes  no
menu                 -         yes  yes  yes  yes  yes  yes  yes
listing              -         yes  role yes  yes  yes  yes  yes
certificates         -         yes  yes  yes  yes  yes  yes  yes
certificate-look-up  -         yes  yes  yes  yes  yes  paid yes
print-certificate    sheet     yes  yes  yes  yes  yes  yes  no
request-certificate  sheet     yes  role yes  yes  on   paid no
withdraw-certificate-request lost post post post post post post post
directory            -         yes  yes  yes  yes  paid paid yes
magazine             -         yes  role yes  yes  paid paid yes
withdraw-magazine    -         post post post post post post post
renewal              -         yes  yes  role yes  yes  yes  yes
renew-order          renewal   yes  yes  role yes  yes  yes  no
give-up-renewal      renewal   post post post post post post post
orders               -         yes  yes  role yes  yes  yes  yes
order                order     yes  yes  role yes  yes  yes  no
make-receipt         order     post post post post post post post
invoices             -         yes  yes  role yes  yes  yes  yes
request-invoice      -         on   on   role on   on   on   on
add-title            -         yes  yes  role yes  yes  yes  yes
edit-title           title     yes  yes  role yes  yes  yes  no
default-title        title     post post post post post post post
delete-title         title     post post post post post post post
posts                -         yes  yes  yes  yes  paid paid yes
my-posts             -         yes  role yes  yes  paid paid yes
add-post             -         yes  role yes  yes  paid paid yes
post                 post      yes  yes  yes  yes  paid paid yes
edit-post            post      yes  role yes  yes  paid paid no
act-post             closed    yes  role yes  yes  paid paid no
ask-post             post      post post post post post post post
report-post          post      no   no   no   no   paid paid yes
inquiries            -         yes  role yes  yes  paid paid yes
inquiry              inquiry   yes  role yes  yes  paid paid no
close-inquiry        inquiry   post post post post post post post
entry-file           role      post post post post post post post
products             -         yes  yes  yes  yes  paid paid yes
my-products          -         yes  role yes  yes  paid paid yes
add-product          -         yes  role yes  yes  paid paid yes
product              product   yes  yes  yes  yes  paid paid yes
edit-product         product   yes  role yes  yes  paid paid no
act-product          closing   yes  role yes  yes  paid paid no
ask-product          product   post post post post post post post
report-product       product   no   no   no   no   paid paid yes
messages             -         yes  yes  yes  yes  yes  yes  yes
message              message   yes  yes  yes  yes  yes  yes  no
messages-read        -         post post post post post post post
files                -         yes  yes  yes  yes  yes  yes  yes
file                 filed     on   on   on   on   on   on   no
read-files           -         post post post post post post post
people               -         yes  yes  yes  yes  yes  yes  yes
add-person           -         yes  role role yes  yes  yes  yes
edit-person          person    yes  role role yes  yes  yes  no
primary-person       person    post post post post post post post
person-role          person    post post post post post post post
remove-person        person    yes  role role yes  yes  yes  no
hand-over            -         yes  role role yes  yes  yes  yes
confirm-handover     -         on   role role on   on   on   on
enterprise           -         yes  no   no   no   no   no   no
account              -         yes  yes  yes  yes  yes  yes  yes
account-access       -         yes  yes  yes  yes  yes  yes  yes
prove                -         yes  yes  yes  yes  yes  yes  yes
change-phone         -         on   on   on   on   on   on   on
authenticator        -         on   on   on   on   on   on   on
remove-authenticator -         on   on   on   on   on   on   on
devices              -         yes  yes  yes  yes  yes  yes  yes
end-devices          -         post post post post post post post
end-device           lost      post post post post post post post
logins               -         yes  yes  yes  yes  yes  yes  yes
message-choices      -         yes  yes  yes  on   yes  yes  yes
my-data              -         yes  yes  yes  yes  yes  yes  yes
data-export          lost      no   no   no   no   no   no   no
close-account        -         on   on   on   on   on   on   on
password             -         on   on   on   on   on   on   on
company              -         post post post post post post post
"""
ROWS = [line.split() for line in TABLE.strip().splitlines() if not line.startswith("#")]
COLUMNS = ("own.", "due.", "edi.", "acc.", "exp.", "wit.", "riv.")
ENDED = {"exp.": timedelta(days=30), "wit.": timedelta(days=2000)}
WORDS = {200: "yes", 302: "on", 404: "no", 405: "post"}


class Company:
    """A member with one record of each kind, and the addresses that speak of them."""

    def __init__(self, staff):
        self.application = joined_application()
        self.organisation = self.application.organisation
        self.owner = self.application.applicant
        self.filed = send_and_give(self.organisation, staff)
        self.title = self.organisation.invoice_titles.create(name="示例抬头", uscc=self.organisation.uscc)
        given = {"year": 2025, "amount": Decimal("12500000"), "by": self.owner}
        self.revenue = enter_revenue(organisation=self.organisation, **given)
        self.renewal = cancelled_renewal(self.organisation)
        mailbox = f"organisation:{self.organisation.pk}"
        params = {"company": self.application.name, "number": "1"}
        event = f"matrix {self.organisation.pk}"
        [self.message] = queue_notice(type="invoice_issued", event=event, mailbox=mailbox, params=params)

        self.product = live_product(self.organisation)
        self.post = live_post(self.organisation)
        self.inquiry = asked_about(self.post)

    def end(self, ago: timedelta) -> None:
        """The paid term ended so long ago."""
        end = timezone.now() - ago
        periods = Period.objects.filter(membership=self.organisation.membership)
        periods.update(starts_at=end - timedelta(days=365), ends_at=end)
        type(self.organisation.membership).objects.filter(organisation=self.organisation).update(
            valid_until=end
        )

    def url(self, name: str, record: str) -> str:
        found = {
            "-": list,
            "order": lambda: [self.application.order.number],
            "renewal": lambda: [self.renewal.number],
            "title": lambda: [self.title.pk],
            "message": lambda: [self.message.pk],
            "filed": lambda: [self.filed.pk],
            "post": lambda: [self.post.public_id],
            "closed": lambda: [self.post.public_id, "close"],
            "inquiry": lambda: [self.inquiry.pk],
            "role": lambda: ["picture"],
            "product": lambda: [self.product.public_id],
            "closing": lambda: [self.product.public_id, "close"],
            "sheet": lambda: [self.organisation.membership.certificates.get().pk],
            "lost": lambda: [0],
            "slot": lambda: ["licence"],
            "change": lambda: [0],
            "picture": lambda: [0],
            "revenue": lambda: [self.revenue.pk],
            "person": lambda: [self.organisation.contacts.first().pk],
        }
        return reverse(f"center:{name}", args=found[record]())


def test_each_role_and_each_standing_open_what_is_theirs(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        staff = UserFactory(phone=False, staff="finance")
        companies = {column: Company(staff) for column in ("own.", "exp.", "wit.", "riv.")}
        for column, ago in ENDED.items():
            companies[column].end(ago)
        refresh_membership_states()
        browsers = browsers_of(companies)
    wrong = []
    for name, record, *expected in ROWS:
        for column, should in zip(COLUMNS, expected, strict=True):
            own = companies[column] if column in ENDED else companies["own."]
            saw = outcome(browsers[column].get(own.url(name, record)))
            if saw != should:
                wrong.append(f"{name} {record} for {column}: {saw}, not {should}")
    assert not wrong, "\n".join(wrong)


def test_no_page_of_the_member_center_is_missing_from_the_table():
    assert {pattern.name for pattern in urls.urlpatterns} == {row[0] for row in ROWS}


def browsers_of(companies: dict[str, Company]) -> dict[str, Client]:
    first = companies["own."]
    account = open_enterprise_account(organisation=first.organisation, by=None)
    users = {column: company.owner for column, company in companies.items()}
    users |= {
        "due.": add_person(first.organisation, Role.DUES),
        "edi.": add_person(first.organisation, Role.EDITOR),
        "acc.": account.user,
    }
    browsers = {}
    for column, user in users.items():
        user.set_password(PASSWORD)
        user.must_change_password = False
        user.save()
        browsers[column] = Client()
        browsers[column].force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browsers


def outcome(response) -> str:
    if response.status_code == 403:
        templates = {template.name for template in response.templates}
        return "paid" if "center/not_in_standing.html" in templates else "role"
    return WORDS.get(response.status_code, str(response.status_code))
