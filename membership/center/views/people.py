from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership.errors import DomainError
from membership.organisations.models import Contact, EnterpriseAccount, Role
from membership.organisations.services import (
    add_person,
    change_role,
    edit_person,
    make_primary,
    remove_person,
)

from ..people import EditPersonForm, NewPersonForm, RoleForm
from ..visits import member_room, render_room
from .profile import show_part

people_room = member_room("manage-people", roles=(Role.OWNER,))


@require_safe
@member_room("people")
def people(request, visit):
    """联络员信息: who acts for the company, and in which role; owners change it."""
    organisation = visit.membership.organisation
    contacts = list(organisation.contacts.select_related("user"))
    owners = sum(contact.role == Role.OWNER for contact in contacts)
    return show_part(
        request,
        visit,
        "people",
        "center/people.html",
        rows=[(contact, contact.role == Role.OWNER and owners == 1) for contact in contacts],
        may_manage=visit.may(Role.OWNER),
        account=account_of(visit),
        handovers=organisation.handovers.select_related("giver", "taker")[:20],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@people_room
def add(request, visit):
    """By phone: they are told how to log in."""
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_person(
                organisation=visit.membership.organisation,
                person=form.person(),
                role=Role(form.cleaned_data["role"]),
                by=request.user,
            )
        except DomainError as refusal:
            form.add_error("phone", str(refusal))
        else:
            messages.success(request, _("Added. They have been told how to log in."))
            return redirect("center:people")
    return render_room(request, visit, "home", "center/add_person.html", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@people_room
def edit(request, visit, pk):
    """How a person is called, reached, and what they may do."""
    contact = contact_of(visit, pk)
    form = EditPersonForm(request.POST or None, contact=contact)
    if request.method == "POST" and form.is_valid():
        try:
            edit_person(contact=contact, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("center:people")
    return render_room(
        request,
        visit,
        "home",
        "center/edit_person.html",
        form=form,
        person=contact,
        role_form=RoleForm(contact=contact),
        is_last=is_last_owner(contact),
    )


@require_POST
@people_room
def primary(request, visit, pk):
    contact = contact_of(visit, pk)
    try:
        make_primary(contact=contact, by=request.user)
        messages.success(request, _("%(person)s is the primary contact now.") % {"person": contact})
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("center:people")


@require_POST
@people_room
def role(request, visit, pk):
    contact = contact_of(visit, pk)
    form = RoleForm(request.POST, contact=contact)
    if form.is_valid():
        try:
            change_role(contact=contact, role=Role(form.cleaned_data["role"]), by=request.user)
            messages.success(request, _("The role has been changed."))
        except DomainError as refusal:
            messages.error(request, str(refusal))
    return redirect("center:people")


@require_http_methods(["GET", "HEAD", "POST"])
@people_room
def remove(request, visit, pk):
    """Asks first, and says what it will do."""
    contact = contact_of(visit, pk)
    if request.method == "POST":
        try:
            remove_person(contact=contact, by=request.user)
            messages.success(request, _("%(person)s acts for the company no longer.") % {"person": contact})
        except DomainError as refusal:
            messages.error(request, str(refusal))
        return redirect("center:people")
    account = account_of(visit) if contact.role == Role.OWNER else None
    return render_room(request, visit, "home", "center/remove_person.html", person=contact, account=account)


def is_last_owner(contact: Contact) -> bool:
    others = contact.organisation.contacts.owners().exclude(pk=contact.pk)
    return contact.role == Role.OWNER and not others.exists()


def account_of(visit) -> EnterpriseAccount | None:
    account = EnterpriseAccount.objects.filter(organisation=visit.membership.organisation)
    return account.select_related("user").first()


def contact_of(visit, pk: int) -> Contact:
    """One of the people of a company that this account answers for; anybody else does not exist."""
    companies = [each.organisation_id for each in visit.memberships]
    contacts = Contact.objects.filter(organisation__in=companies).select_related("organisation")
    contact = get_object_or_404(contacts, pk=pk)
    visit.look_at(contact.organisation_id)
    return contact
