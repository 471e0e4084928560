"""Every reader against everything that can be limited, as one table.

`yes` it opens · `no` the closed page answers, with status 403
"""

import pytest
from wagtail.models import Collection

from home.audience.models import CollectionLimit, PageLimit
from tests.audience.conftest import READERS, SECRET, article, document

TABLE = """
#                       vis. acc. act. exp. due  ove. wit. cou. edi. adm.
everybody               yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
accounts                no   yes  yes  yes  yes  yes  yes  yes  yes  yes
members                 no   no   yes  yes  no   no   no   yes  yes  yes
council                 no   no   no   no   no   no   no   yes  yes  yes
either-level            no   no   yes  yes  no   no   no   yes  yes  yes
below-members           no   no   yes  yes  no   no   no   yes  yes  yes
council-below-members   no   no   no   no   no   no   no   yes  yes  yes
file-of-everybody       yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
file-of-accounts        no   yes  yes  yes  yes  yes  yes  yes  yes  yes
file-of-collection      no   no   yes  yes  no   no   no   yes  yes  yes
file-below-collection   no   no   yes  yes  no   no   no   yes  yes  yes
file-on-members-page    no   no   yes  yes  no   no   no   yes  yes  yes
file-on-both-pages      yes  yes  yes  yes  yes  yes  yes  yes  yes  yes
file-in-both            no   no   no   no   no   no   no   yes  yes  yes
"""
ROWS = [line.split() for line in TABLE.strip().splitlines() if not line.startswith("#")]


@pytest.fixture
def addresses(news, people) -> dict[str, str]:
    """Where the things of the table lie."""
    base, council = people.users["active"].contacts.get().organisation.membership.level, people.council
    section = type(news)(title="会员新闻", slug="members-news")
    news.get_parent().add_child(instance=section)
    PageLimit.objects.create(page=section, kind="members")
    collections = add_collections(council)
    files = {name: document(name, collections.get(name)) for name in file_names()}

    def offer(*names):
        return [("download", {"document": files[name], "title": ""}) for name in names]

    pages = {
        "everybody": article(news, "everybody", body=offer("file-of-everybody", "file-on-both-pages")),
        "accounts": article(news, "accounts", limits=[("accounts", None)], body=offer("file-of-accounts")),
        "members": article(
            news,
            "members",
            limits=[("members", None)],
            body=offer("file-on-members-page", "file-on-both-pages", "file-in-both"),
        ),
        "council": article(news, "council", limits=[("level", council)]),
        "either-level": article(news, "either-level", limits=[("level", council), ("level", base)]),
        "below-members": article(section, "below-members"),
        "council-below-members": article(
            section, "council-below-members", limits=[("level", council), ("accounts", None)][:1]
        ),
    }
    return {name: page.url for name, page in pages.items()} | {name: file.url for name, file in files.items()}


def file_names() -> list[str]:
    return [row[0] for row in ROWS if row[0].startswith("file-")]


def add_collections(council) -> dict[str, Collection]:
    root = Collection.get_first_root_node()
    members, chosen = root.add_child(name="会员资料"), root.add_child(name="理事资料")
    CollectionLimit.objects.create(collection=members, kind="members")
    CollectionLimit.objects.create(collection=chosen, kind="level", level=council)
    below = members.add_child(name="培训资料")
    return {
        "file-of-collection": members,
        "file-below-collection": below,
        "file-in-both": chosen,
    }


def test_everybody_reads_what_is_theirs_and_nothing_else(addresses, people):
    browsers = {who: people.browser(who) for who in READERS}
    wrong = []
    for name, *expected in ROWS:
        for who, should in zip(READERS, expected, strict=True):
            response = browsers[who].get(addresses[name])
            saw = {200: "yes", 403: "no"}.get(response.status_code, str(response.status_code))
            if saw != should:
                wrong.append(f"{name} for {who}: {saw}, not {should}")
            if saw == "no" and SECRET in response.content.decode():
                wrong.append(f"{name} tells {who} what it should not")
            is_for_all = expected.count("yes") == len(READERS)
            if not is_for_all and "no-store" not in response.get("Cache-Control", ""):
                wrong.append(f"{name} for {who} may be kept by a cache")
    assert not wrong, "\n".join(wrong)
