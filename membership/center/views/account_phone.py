from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from membership.accounts.errors import PhoneTaken, SamePhone
from membership.accounts.models import Purpose
from membership.accounts.origin import origin_of
from membership.accounts.receivers import session_id
from membership.accounts.services import change_phone, phone_of
from membership.accounts.views import CodePage
from membership.errors import DomainError

from ..account_forms import NewPhoneForm
from ..phones import masked
from ..settings_room import forget_proof, proved_room, render_settings


@require_http_methods(["GET", "HEAD", "POST"])
@proved_room
def change(request):
    """修改手机号码: who has proved who they are proves that the new number is theirs, too."""
    if phone_of(request.user) is None:  # a company's account is reached by its owner's phone
        return redirect("center:account-access")
    return NewPhonePage.as_view()(request)


class NewPhonePage(CodePage):
    form_class = NewPhoneForm
    purpose = Purpose.CHANGE_PHONE

    def use_code(self, form):
        data = form.cleaned_data
        try:
            change_phone(
                user=self.request.user,
                phone=data["phone"],
                code=data["code"],
                origin=origin_of(self.request),
                session_id=session_id(self.request),
            )
        except DomainError as error:
            self.refuse(form, error)
            return None
        self.forget_sent()
        forget_proof(self.request)
        self.request.session.cycle_key()
        messages.success(
            self.request,
            _("From now on you log in with %(phone)s. All other devices have been logged out.")
            % {"phone": masked(data["phone"])},
        )
        return redirect("center:account-access")

    def refuse(self, form, error: DomainError) -> None:
        if isinstance(error, PhoneTaken | SamePhone):
            form.add_error("phone", str(error))
        else:
            super().refuse(form, error)

    def render_to_response(self, context, **kwargs):
        return render_settings(
            self.request,
            "access",
            "center/account/phone.html",
            form=context["form"],
            challenge=context["challenge"],
            phone=masked(phone_of(self.request.user)),
        )
