"""The company code (GB 32100-2015) and what companies write about themselves."""

import pytest
from django.core.exceptions import ValidationError

from membership.organisations.codes import normalise_uscc, validate_uscc
from membership.organisations.richtext import sanitise
from tests.factories import made_up_uscc


@pytest.mark.parametrize("number", [1, 42, 9_999_999])
def test_a_code_that_adds_up_is_accepted(number):
    validate_uscc(made_up_uscc(number))


def test_a_code_that_begins_with_a_letter_is_accepted():
    from stdnum.cn import uscc

    body = "N1990000MA0000001"
    validate_uscc(body + uscc.calc_check_digit(body))


def test_full_width_spaces_hyphens_and_small_letters_are_forgiven():
    code = made_up_uscc(7)
    typed = " ".join(chr(ord(character) + 0xFEE0) for character in code.lower()) + " -"
    assert normalise_uscc(typed) == code


@pytest.mark.parametrize(
    ("code", "mistake"),
    [
        ("", "length"),
        ("91990000MA000000", "length"),
        (made_up_uscc(1) + "0", "length"),
        ("O1990000MA0000001X", "characters"),
        ("9199000AMA0000001X", "characters"),
        ("91990000MA00000I1X", "characters"),
        ("0" * 18, "checksum"),
        (made_up_uscc(1)[:-1] + ("0" if made_up_uscc(1)[-1] != "0" else "1"), "checksum"),
    ],
)
def test_each_mistake_in_a_code_is_named(code, mistake):
    with pytest.raises(ValidationError) as refusal:
        validate_uscc(code)
    assert refusal.value.code == mistake


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p>示例<script>alert(1)</script></p>", "<p>示例</p>"),
        ('<p onclick="x()">示例</p>', "<p>示例</p>"),
        ('<a href="javascript:x()">示例</a>', '<a rel="nofollow noopener noreferrer">示例</a>'),
        ('<img src=x onerror="x()"><p>示例</p>', "<p>示例</p>"),
        ("<p><br></p>", ""),
        ("", ""),
    ],
)
def test_rich_text_keeps_words_and_loses_what_could_act(typed, kept):
    assert sanitise(typed) == kept
