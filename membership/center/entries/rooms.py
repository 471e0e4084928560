from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from membership.exchange.models import Entry, ExchangeSettings


@dataclass(frozen=True)
class Words:
    """What the shared pages say of one kind of entry, as templates show it."""

    room: str | Promise
    add: str | Promise
    edit: str | Promise
    none: str | Promise
    none_yet: str | Promise


@dataclass(frozen=True)
class EntryRoom:
    """One kind of entry: its model, forms and words, and the names of its pages.

    `one` and `many` make the names of its URLs: post, posts, my-posts, add-post, edit-post, act-post,
    ask-post, report-post. Templates are looked for in center/<many>/ first, then in center/entries/.
    """

    one: str
    many: str
    model: type[Entry]
    form: type
    filters: type
    words: Words
    is_used: Callable[[ExchangeSettings], bool]
    rules_words: Callable[[ExchangeSettings], str]

    def url(self, page: str, *args) -> str:
        return reverse(f"center:{page}", args=args)

    @property
    def browse_url(self) -> str:
        return self.url(self.many)

    @property
    def mine_url(self) -> str:
        return self.url(f"my-{self.many}")

    @property
    def add_url(self) -> str:
        return self.url(f"add-{self.one}")

    def page_of(self, entry: Entry) -> str:
        return self.url(self.one, entry.public_id)

    def edit_url(self, entry: Entry) -> str:
        return self.url(f"edit-{self.one}", entry.public_id)

    def act_url(self, entry: Entry, act: str) -> str:
        return self.url(f"act-{self.one}", entry.public_id, act)

    def ask_url(self, entry: Entry) -> str:
        return self.url(f"ask-{self.one}", entry.public_id)

    def report_url(self, entry: Entry) -> str:
        return self.url(f"report-{self.one}", entry.public_id)

    def templates(self, name: str) -> list[str]:
        return [f"center/{self.many}/{name}.html", f"center/entries/{name}.html"]


def uses_posts(request: HttpRequest) -> bool:
    return ExchangeSettings.load(request).uses_posts


def uses_products(request: HttpRequest) -> bool:
    return ExchangeSettings.load(request).uses_products


def uses_exchange(request: HttpRequest) -> bool:
    rules = ExchangeSettings.load(request)
    return rules.uses_posts or rules.uses_products
