"""An issue as search engines read it: https://schema.org/PublicationIssue."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from .models import MagazineIndexPage, MagazineIssuePage


def periodical(index: "MagazineIndexPage", request: HttpRequest) -> dict:
    data = {"@type": "Periodical", "name": index.title, "url": index.get_full_url(request)}
    return data | ({"issn": index.issn} if index.issn else {})


def issue(page: "MagazineIssuePage", request: HttpRequest) -> dict:
    index = page.get_parent()
    return {
        "@type": "PublicationIssue",
        "name": page.title,
        "url": page.get_full_url(request),
        "issueNumber": str(page.overall_number or page.number),
        "datePublished": page.date.isoformat(),
        "description": page.summary,
        "numberOfPages": page.page_count,
        "isPartOf": {"@type": "Periodical", "name": index.title, "url": index.get_full_url(request)},
        "hasPart": [
            {"@type": "Article", "headline": article.title}
            | ({"author": [{"@type": "Person", "name": article.authors}]} if article.authors else {})
            | ({"pageStart": article.page_number} if article.page_number else {})
            for article in page.listed_articles
        ],
    }
