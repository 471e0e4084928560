from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from membership.errors import DomainError
from membership.organisations.models import Contact, EnterpriseAccount, Role
from membership.organisations.services import add_person, change_role, remove_person

from ..people import NewPersonForm, RoleForm
from ..visits import member_room, render_room

people_room = member_room("people", roles=(Role.OWNER,))


@require_http_methods(["GET", "HEAD", "POST"])
@people_room
def people(request, visit):
    """单位成员: who acts for the company, and in which role."""
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
    return show(request, visit, form)


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
    return render_room(request, visit, "people", "center/remove_person.html", person=contact, account=account)


def show(request, visit, form):
    organisation = visit.membership.organisation
    contacts = list(organisation.contacts.select_related("user"))
    owners = sum(contact.role == Role.OWNER for contact in contacts)
    rows = [
        (contact, RoleForm(contact=contact), contact.role == Role.OWNER and owners == 1)
        for contact in contacts
    ]
    return render_room(
        request,
        visit,
        "people",
        "center/people.html",
        rows=rows,
        form=form,
        account=account_of(visit),
        handovers=organisation.handovers.select_related("giver", "taker")[:20],
    )


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
