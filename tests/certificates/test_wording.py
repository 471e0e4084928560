from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from membership.certificates.models import CertificateSettings
from membership.certificates.wording import chinese_date, last_day, validate_body


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 1, 1), "二〇二六年一月一日"),
        (date(2026, 10, 10), "二〇二六年十月十日"),
        (date(2026, 11, 19), "二〇二六年十一月十九日"),
        (date(2030, 12, 20), "二〇三〇年十二月二十日"),
        (date(2026, 3, 31), "二〇二六年三月三十一日"),
    ],
)
def test_dates_are_written_as_papers_write_them(day, written):
    assert chinese_date(day) == written


@pytest.mark.parametrize(
    ("ends_at", "day"),
    [
        # A calendar year ends when the next begins, in Shanghai.
        (datetime(2026, 12, 31, 16, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2027, 3, 11, 6, 56, tzinfo=UTC), date(2027, 3, 11)),
    ],
)
def test_the_last_day_belongs_to_the_term(ends_at, day):
    assert last_day(ends_at) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [("兹证明{company}为{rank}", "unknown"), ("兹证明{company", "broken"), ("{company.user}", "unknown")],
)
def test_text_with_a_placeholder_nobody_fills_is_refused(text, code):
    with pytest.raises(ValidationError) as refusal:
        validate_body(text)
    assert refusal.value.code == code


def test_default_settings_are_valid():
    CertificateSettings().full_clean()
