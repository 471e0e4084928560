"""产品对接: the members' products."""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership.exchange.models import Product
from membership.organisations.models import Role

from ..entries import EntryRoom
from ..entries.files import FilesField
from ..entries.products import ProductFilterForm, ProductForm
from ..entries.rooms import Words
from ..visits import Standing, member_room
from . import entries, inquiries, writing
from .entries import PUBLIC_ID

PRODUCTS = EntryRoom(
    one="product",
    many="products",
    model=Product,
    form=ProductForm,
    filters=ProductFilterForm,
    words=Words(
        room=pgettext_lazy("room of the member center", "Products"),
        add=_("Add a product"),
        edit=_("Change the product"),
        none=_("No product fits"),
        none_yet=_("Nobody has shown a product yet"),
    ),
    is_used=lambda rules: rules.uses_products,
    rules_words=lambda rules: rules.products_words,
)
reads = member_room("products", standing=Standing.PAID_UP)
writes = member_room("own-products", roles=(Role.EDITOR,), standing=Standing.PAID_UP)


def file_fields() -> list[FilesField]:
    return [
        FilesField(
            "picture",
            pgettext_lazy("exchange entry", "Pictures"),
            _("The first stands in the list. Visitors of the public catalogue see them, too."),
        ),
        FilesField(
            "certificate",
            pgettext_lazy("product", "Certificates"),
            _("Write under each what it certifies. Members see them; visitors read their names only."),
        ),
        FilesField(
            "data_sheet",
            pgettext_lazy("product", "Data sheet"),
            _("Visitors of the public catalogue may download it."),
        ),
    ]


@require_safe
@reads
def products(request, visit):
    """Browsing; the public catalogue leads here with the product that somebody wants to `ask` about."""
    if PUBLIC_ID.fullmatch(asked := request.GET.get("ask", "")):
        return redirect("center:product", asked)
    return entries.browse(request, visit, PRODUCTS)


@require_safe
@writes
def my_products(request, visit):
    return entries.mine(request, visit, PRODUCTS)


@require_safe
@reads
def product(request, visit, public_id):
    return entries.detail(request, visit, PRODUCTS, public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@writes
def add_product(request, visit):
    return writing.add(request, visit, PRODUCTS, file_fields())


@require_http_methods(["GET", "HEAD", "POST"])
@writes
def edit_product(request, visit, public_id):
    return writing.edit(request, visit, PRODUCTS, public_id, file_fields())


@require_http_methods(["GET", "HEAD", "POST"])
@writes
def act_product(request, visit, public_id, act):
    return writing.act(request, visit, PRODUCTS, public_id, act)


@require_POST
@writes
def ask_product(request, visit, public_id):
    return inquiries.ask(request, visit, PRODUCTS, public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@reads
def report_product(request, visit, public_id):
    return inquiries.report(request, visit, PRODUCTS, public_id)
