from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from membership.icons import ICONS

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> str:
    """An inline drawing; without a label it is an ornament that screen readers pass over."""
    voice = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon icon--{}" viewBox="0 0 24 24" width="24" height="24" fill="none" '
        'stroke="currentColor" '
        'stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" focusable="false" {}>{}</svg>',
        name,
        voice,
        mark_safe(ICONS[name]),  # noqa: S308 - our own drawings
    )


@register.simple_tag
def step_number(steps: list[dict]) -> int:
    """Where one stands, for "step 2 of 3"; the last one when everything is done."""
    for number, step in enumerate(steps, start=1):
        if step["state"] == "current":
            return number
    return len(steps)
