"""The form of the joining process, in the words of the secretariat."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from ..models import JoiningProcess
from ..overview import ABOUT
from ..registration.panels import TemplateHelpPanel
from .process_form import ProcessForm
from .process_questions import demand_choices

STEP = [
    FieldPanel("kind"),
    FieldPanel("name", help_text=_("What the step is called, on the applicant's page and in lists.")),
    FieldPanel("is_on", help_text=_("Switched off, the step is left out and can be taken up again later.")),
    FieldPanel(
        "group",
        help_text=_("Everybody in this group is shown what waits here, and may decide it."),
    ),
    FieldPanel(
        "target_days",
        help_text=_(
            "Working days by the Chinese calendar. Applicants are told, and what takes longer is marked. "
            "Empty: nothing is promised."
        ),
    ),
    FieldPanel(
        "first_days",
        help_text=_(
            "Only for the words: with 2 here and 3 as the target, applicants read “2–3 working days”."
        ),
    ),
    FieldPanel(
        "notice_days", help_text=_("For so many days objections can be raised; until then nobody decides.")
    ),
    FieldPanel(
        "levels",
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: companies of every level pass this step."),
    ),
    FieldPanel("text", help_text=_("Shown to the applicant while the application stands at this step.")),
]

STEPS = [
    HelpPanel(content=ABOUT, template="joining/admin/help_steps.html"),
    InlinePanel("stages", panels=STEP, heading=_("Steps, from first to last"), label=_("Step"), min_num=1),
]

QUESTIONS = [
    FieldPanel("demands"),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("max_pictures"), FieldPanel("min_pictures")])],
        heading=_("Publicity pictures"),
    ),
    InlinePanel(
        "category_demands",
        panels=[
            FieldRowPanel(
                [
                    FieldPanel("category"),
                    FieldPanel("name", widget=forms.Select(choices=demand_choices)),
                ]
            )
        ],
        heading=_("Required of companies of a category"),
        label=_("Question"),
        help_text=_(
            "For example: makers of equipment must add their production licence. "
            "A question that is not asked otherwise is then put to these companies only."
        ),
    ),
]

PAYING = [
    MultiFieldPanel(
        [FieldPanel("takes_transfer"), FieldPanel("takes_wechat")],
        heading=_("How dues are paid"),
        help_text=_("Bank transfers are confirmed by finance; WeChat Pay confirms itself."),
    ),
    MultiFieldPanel(
        [FieldPanel("sends_sms"), FieldPanel("sends_email"), FieldPanel("sends_inbox")],
        heading=_("How companies are told"),
        help_text=_(
            "Each message goes out in every way chosen here, unless its type is switched off for that way "
            "under “Message wordings”."
        ),
    ),
]

TEXTS = [
    FieldPanel("submitted_text"),
    FieldPanel(
        "manual_url", help_text=_("A page of this site or another address; linked beside every step.")
    ),
    MultiFieldPanel(
        [FieldPanel("form_template"), FieldPanel("form_document"), TemplateHelpPanel()],
        heading=_("Registration form"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("postal_recipient"), FieldPanel("postal_phone")]),
            FieldRowPanel([FieldPanel("postal_address"), FieldPanel("postal_code")]),
            FieldPanel("papers_to_send"),
        ],
        heading=_("Where papers are posted to"),
        help_text=_("Shown with a copy button at the step “papers by post”."),
    ),
]


def edit_handler():
    return TabbedInterface(
        [
            ObjectList([FieldPanel("name"), *STEPS], heading=_("Steps")),
            ObjectList(QUESTIONS, heading=_("Questions of the form")),
            ObjectList(PAYING, heading=_("Payment and messages")),
            ObjectList(TEXTS, heading=_("Texts and papers")),
        ],
        base_form_class=ProcessForm,
    ).bind_to_model(JoiningProcess)
