import pytest
from wagtail.blocks import StructBlockValidationError

from home.links import LinkBlock, OptionalLinkBlock


def cleaned(block, **values):
    return block.clean(block.to_python({"title": "", "page": None, "url": "", **values}))


@pytest.mark.parametrize("url", ["/join/", "#contact", "https://example.com/", "mailto:a@example.com"])
def test_a_link_may_lead_anywhere(url):
    assert cleaned(LinkBlock(), title="Go", url=url).href == url


@pytest.mark.parametrize("url", ["", "join", "javascript:alert(1)", "ftp://example.com"])
def test_a_link_without_a_proper_address_is_refused(url):
    with pytest.raises(StructBlockValidationError):
        cleaned(LinkBlock(), title="Go", url=url)


def test_an_optional_link_may_be_left_empty():
    assert cleaned(OptionalLinkBlock()).href == ""
