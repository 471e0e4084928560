"""供需对接: what members offer and need."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership.exchange.models import Post
from membership.organisations.models import Role

from ..entries import EntryRoom
from ..entries.files import FilesField
from ..entries.posts import PostFilterForm, PostForm
from ..entries.rooms import Words
from ..visits import Standing, member_room
from . import entries, inquiries, writing

POSTS = EntryRoom(
    one="post",
    many="posts",
    model=Post,
    form=PostForm,
    filters=PostFilterForm,
    words=Words(
        room=_("Supply and demand"),
        add=_("Post supply or demand"),
        edit=_("Change the post"),
        none=_("No post fits"),
        none_yet=_("Nobody has posted anything yet"),
    ),
    is_used=lambda rules: rules.uses_posts,
    rules_words=lambda rules: rules.posts_words,
)
reads = member_room("posts", standing=Standing.PAID_UP)
writes = member_room("own-posts", roles=(Role.EDITOR,), standing=Standing.PAID_UP)


def file_fields() -> list[FilesField]:
    return [
        FilesField(
            "picture", pgettext_lazy("exchange entry", "Pictures"), _("The first stands in the list.")
        ),
        FilesField(
            "attachment",
            pgettext_lazy("exchange entry", "Attachments"),
            _("For example a specification or a call for bids."),
        ),
    ]


@require_safe
@reads
def posts(request, visit):
    return entries.browse(request, visit, POSTS)


@require_safe
@writes
def my_posts(request, visit):
    return entries.mine(request, visit, POSTS)


@require_safe
@reads
def post(request, visit, public_id):
    return entries.detail(request, visit, POSTS, public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@writes
def add_post(request, visit):
    return writing.add(request, visit, POSTS, file_fields())


@require_http_methods(["GET", "HEAD", "POST"])
@writes
def edit_post(request, visit, public_id):
    return writing.edit(request, visit, POSTS, public_id, file_fields())


@require_http_methods(["GET", "HEAD", "POST"])
@writes
def act_post(request, visit, public_id, act):
    return writing.act(request, visit, POSTS, public_id, act)


@require_POST
@writes
def ask_post(request, visit, public_id):
    return inquiries.ask(request, visit, POSTS, public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@reads
def report_post(request, visit, public_id):
    return inquiries.report(request, visit, POSTS, public_id)
