"""Structured data after schema.org: who the association is, where a page stands, what it is about."""

import json

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from home.models import AssociationSettings
from home.routing import pages_above

from .head import absolute, site_address

# As Django's json_script: nothing in a text ends the element that it stands in.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def graph_of(
    page: Page,
    request: HttpRequest,
    *,
    association: AssociationSettings,
    picture: str = "",
    last: str = "",
    told: list[dict] | None = None,
) -> list[dict]:
    """`last` names an address below the page, the end of its breadcrumbs; `told` is what it is about."""
    graph = []
    if page.depth == 2:
        graph += [organization(association, request), website(association, request)]
    elif trail := breadcrumbs(page, request, last):
        graph.append(trail)
    if told is None and not last and hasattr(page, "structured_data"):
        told = [page.structured_data(request)]
    graph += told or []
    return [_completed(each, association, request, picture) for each in graph]


def organization(association: AssociationSettings, request: HttpRequest) -> dict:
    address = site_address(request)
    data = {
        "@type": "Organization",
        "@id": f"{address}/#organization",
        "name": association.name,
        "alternateName": [name for name in (association.short_name, association.english_name) if name],
        "url": f"{address}/",
        "description": association.description,
        "email": association.email,
        "telephone": association.phone,
    }
    if association.logo:
        data["logo"] = absolute(association.logo.get_rendition("max-512x512|format-png").url, request)
    if association.address:
        data["address"] = {
            "@type": "PostalAddress",
            "streetAddress": association.address,
            "postalCode": association.postcode,
            "addressCountry": "CN",
        }
    return {name: value for name, value in data.items() if value}


def website(association: AssociationSettings, request: HttpRequest) -> dict:
    address = site_address(request)
    return {
        "@type": "WebSite",
        "@id": f"{address}/#website",
        "name": association.name,
        "url": f"{address}/",
        "publisher": {"@id": f"{address}/#organization"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{address}/search/?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumbs(page: Page, request: HttpRequest, last: str = "") -> dict | None:
    trail = [(each.title, each.get_full_url(request)) for each in pages_above(page, request)]
    trail.append((page.title, page.get_full_url(request)))
    if last:
        trail.append((last, absolute(request.path, request)))
    if len(trail) < 2:
        return None
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate(trail, start=1)
        ],
    }


def _completed(data: dict, association: AssociationSettings, request: HttpRequest, picture: str) -> dict:
    """What is published here is published by the association, with the page's picture."""
    if data["@type"] not in ("NewsArticle", "Periodical", "PublicationIssue"):
        return data
    publisher = {
        "@type": "Organization",
        "@id": f"{site_address(request)}/#organization",
        "name": association.name,
        "url": f"{site_address(request)}/",
    }
    shared = {"image": [picture]} if picture else {}
    return shared | {"author": publisher, "publisher": publisher} | data


def as_script(graph: list[dict]) -> SafeString:
    """A block of data: never run, and so nothing that the policy for scripts forbids."""
    if not graph:
        return mark_safe("")
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text.translate(ESCAPES)),  # noqa: S308 - escaped on this line
    )
