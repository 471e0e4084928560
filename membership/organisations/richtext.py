"""Rich text that companies write: what may stand in it, held on the server whatever the browser sent."""

import nh3

ALLOWED_TAGS = {"p", "br", "strong", "em", "u", "h3", "h4", "ul", "ol", "li", "blockquote", "a"}


def sanitise(html: str) -> str:
    """The allowed part of `html`; links open safely; nothing but blanks becomes an empty string."""
    cleaned = nh3.clean(
        html or "",
        tags=ALLOWED_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="nofollow noopener noreferrer",
    )
    return cleaned if plain_text(cleaned) else ""


def plain_text(html: str) -> str:
    """The words of `html` without its marks, for lengths and comparisons."""
    return nh3.clean(html or "", tags=set(), attributes={}).replace("&nbsp;", " ").strip()
