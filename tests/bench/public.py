"""Loads what the visitors' part of the bench measures, and says where it is: `python -m tests.bench.public
<articles> <issues>`, on the data of the benched site."""

import json
import sys


def addresses() -> dict[str, str]:
    from wagtail.models import Page

    from membership.directory.models import Listing, MembersPage
    from news.magazine.models import MagazineIssuePage
    from news.models import NewsPage

    found = {}
    for page in Page.objects.live().filter(depth__gt=1).order_by("path").specific().iterator():
        found.setdefault(type(page).__name__, page.url)
        if len(found) > 12:
            break
    kinds = {"HomePage", "NewsIndexPage", "GuideIndexPage", "GuidePage", "StandardPage", "DownloadsPage"}
    kinds |= {"ContactPage", "MembersPage", "MagazineIndexPage"}
    pages = {name: url for name, url in found.items() if name in kinds}
    pages["NewsPage"] = NewsPage.objects.live().order_by("-date").first().url
    pages["News, page 500"] = f"{found['NewsIndexPage']}?page=500"
    if MembersPage.objects.live().exists() and (listing := Listing.objects.filter(is_listed=True).first()):
        pages["Company"] = listing.get_absolute_url()
    if issue := MagazineIssuePage.objects.live().filter(slug__startswith="bulk-").last():
        pages |= {"MagazineIssuePage": issue.url, "Magazine reader": f"{issue.url}read/12/"}
    return {name: url for name, url in pages.items() if url}


def fill(articles: int, issues: int) -> None:
    from .content import add_articles, add_issues

    add_articles(articles)
    add_issues(issues)
    print(json.dumps(addresses()))


if __name__ == "__main__":
    import logging

    import django

    django.setup()
    logging.disable(logging.INFO)
    fill(*map(int, sys.argv[1:3]))
