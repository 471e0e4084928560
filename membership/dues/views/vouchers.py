"""Proof of a transfer: choosing files, sending them, taking them back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership.papers.models import PrivateFile
from membership.papers.rules import IMAGE_OR_PDF
from membership.papers.services import store_upload
from membership.papers.uploads import upload_item, upload_refused

from ..models import Order
from ..paying import latest_voucher, order_token, paying_for
from ..services import submit_voucher, withdraw_voucher
from ..staging import MAX_FILES, StagedFiles
from .orders import own_order, way_back


def stage(staged: StagedFiles, upload) -> PrivateFile:
    """Keep one file for the voucher. Raises `ValidationError` saying what is wrong with it."""
    if staged.is_full:
        raise ValidationError(_("At most %(limit)s files.") % {"limit": MAX_FILES}, code="too_many")
    file = store_upload(upload=upload, rule=IMAGE_OR_PDF, uploaded_by=staged.user)
    staged.add(file)
    return file


@own_order
@require_http_methods(["GET", "HEAD", "POST"])
def voucher(request, order):
    """The page of one order's voucher; also what the includes on other pages post to."""
    if request.method != "POST":
        return show(request, order)
    staged, errors = StagedFiles(request, order), []
    for upload in request.FILES.getlist("files"):
        try:
            stage(staged, upload)
        except ValidationError as error:
            errors.append(f"{upload.name}: {' '.join(error.messages)}")
    files = staged.files()
    if not files and not errors:
        pending = order.pending_voucher
        if pending and request.POST.get("replaces") != str(pending.pk):
            return redirect(way_back(request))  # sent a moment ago: the button was pressed twice
        errors.append(_("Please choose the picture or PDF of your voucher first."))
    if errors:
        return show(request, order, errors=errors)
    submit_voucher(order=order, files=files, by=request.user)
    staged.clear()
    return redirect(way_back(request))


def show(request, order: Order, *, errors=()):
    context = {
        "order": order,
        "paying": paying_for(request, order, back_to=way_back(request), errors=errors),
        "replacing": True,
    }
    return render(request, "dues/voucher.html", context)


@own_order
@require_POST
def put_file(request, order):
    """One file at once, while the page stays; see papers/upload.js."""
    try:
        if "files" not in request.FILES:
            raise ValidationError(_("Please choose a file."))
        file = stage(StagedFiles(request, order), request.FILES["files"])
    except ValidationError as error:
        return upload_refused(error)
    return upload_item(
        request, file=file, remove_url=reverse("dues:remove-voucher-file", args=[order.number])
    )


@own_order
@require_POST
def take_file_out(request, order):
    StagedFiles(request, order).remove(request.POST.get("file", ""))
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return HttpResponse(status=204)
    return redirect(way_back(request))


@own_order
@require_POST
def withdraw(request, order):
    """Take the voucher that waits back; one that is gone already stays gone."""
    pending = latest_voucher(order)
    if (
        pending
        and str(pending.pk) == request.POST.get("voucher")
        and pending.status == pending.Status.SUBMITTED
    ):
        withdraw_voucher(voucher=pending, by=request.user)
        messages.success(request, _("Your voucher has been withdrawn. You can upload another one."))
    return redirect(way_back(request))


@own_order
@require_safe
def state(request, order):
    """For follow.js, on pages about paying that belong to no application."""
    return JsonResponse({"token": order_token(order), "url": way_back(request)})
