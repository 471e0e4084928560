"""How every form of the project speaks: labels, hints and errors belong to their controls."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template.loader import render_to_string
from django.utils import translation

from membership.forms import Form


class Registration(Form):
    company = forms.CharField(label="Company", help_text="As on the licence")
    level = forms.ChoiceField(label="Level", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    licence = forms.FileField(label="Licence")
    agreed = forms.BooleanField(label="I agree")
    notes = forms.CharField(label="Notes", required=False)
    phone = forms.CharField(label="Phone", error_messages={"required": "Which number?"})


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def empty() -> Registration:
    return Registration({}, {})


def parsed(form) -> BeautifulSoup:
    return BeautifulSoup(str(form), "html.parser")


def summary(form) -> BeautifulSoup:
    html = render_to_string("membership/components/error_summary.html", {"form": form})
    return BeautifulSoup(html, "html.parser")


def test_every_link_of_the_summary_leads_to_a_control(empty):
    page = parsed(empty)
    targets = [link["href"][1:] for link in summary(empty).find_all("a")]
    assert len(targets) == 5
    for target in targets:
        assert page.find(id=target).name == "input"


def test_summary_and_field_say_the_same_words(empty):
    page = parsed(empty)
    for link in summary(empty).find_all("a"):
        assert any(link.text in error.text for error in page.select(".field__error"))


def test_errors_of_the_whole_form_stand_in_the_summary(empty):
    empty.add_error(None, "Phone and company do not match.")
    assert "Phone and company do not match." in summary(empty).text


def test_a_form_without_errors_has_no_summary():
    assert not summary(Registration()).text.strip()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("company", "Enter Company."),
        ("level", "Choose Level."),
        ("licence", "Upload Licence."),
        ("agreed", "Tick “I agree” to go on."),
        ("phone", "Which number?"),
    ],
)
def test_a_missing_answer_is_asked_for_by_its_name(empty, name, message):
    assert empty.errors[name] == [message]


def test_hint_and_error_are_linked_to_their_control(empty):
    page = parsed(empty)
    control = page.find(id="id_company")
    assert control["aria-invalid"] == "true"
    described = [page.find(id=target).text.strip() for target in control["aria-describedby"].split()]
    assert described[0] == "As on the licence"
    assert "Enter Company." in described[1]


def test_choices_are_a_fieldset_with_a_legend_that_its_error_describes(empty):
    page = parsed(empty)
    group = page.find("fieldset")
    assert group.legend.text.startswith("Level")
    assert "Choose Level." in page.find(id=group["aria-describedby"]).text


def test_only_required_fields_are_marked():
    page = parsed(Registration())
    assert "(required)" in page.find("label", attrs={"for": "id_company"}).text
    assert "(required)" not in page.find("label", attrs={"for": "id_notes"}).text


def test_the_browser_is_not_asked_to_validate():
    assert not parsed(Registration()).find_all(required=True)


def test_forms_share_the_templates_they_have_read(empty):
    assert Registration().renderer is empty.renderer
