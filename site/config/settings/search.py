"""Where the index of the search is kept: in the database of the site, or on a server of its own."""

from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ImproperlyConfigured

from .environment import env

# opensearch+https://user:password@host:9200/?prefix=association_ or elasticsearch+http://…
SEARCH_URL = env("SEARCH_URL", default="")
# From one address, by those who are not logged in; a suggestion is asked for at every pause in typing.
SEARCHES_A_MINUTE = {
    "search": env.int("SEARCHES_PER_MINUTE", default=30),
    "suggest": env.int("SUGGESTIONS_PER_MINUTE", default=120),
}


def search_backend(url: str) -> dict:
    if not url:
        return {"BACKEND": "search.backends.database"}
    address = urlsplit(url)
    engine, _, scheme = address.scheme.partition("+")
    if engine not in ("opensearch", "elasticsearch") or scheme not in ("", "http", "https"):
        raise ImproperlyConfigured("SEARCH_URL begins with opensearch+https:// or elasticsearch+https://")
    options = parse_qs(address.query)
    return {
        "BACKEND": f"search.backends.{engine}",
        "URLS": [address._replace(scheme=scheme or "https", query="").geturl()],
        "INDEX_PREFIX": options.get("prefix", ["association_"])[0],
        "TIMEOUT": 5,  # seconds; a search that takes longer helps nobody
    }


WAGTAILSEARCH_BACKENDS = {"default": search_backend(SEARCH_URL)}
