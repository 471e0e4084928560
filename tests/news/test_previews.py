"""What editors see in the block chooser."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from wagtail.documents import get_document_model

from home.blocks import ArticleBlocks, HomeBlocks

BLOCKS = [
    pytest.param(block, id=f"{kind}-{name}")
    for kind, stream in (("home", HomeBlocks()), ("article", ArticleBlocks()))
    for name, block in stream.child_blocks.items()
]


@pytest.fixture
def _paper(db):
    get_document_model().objects.create(title="示例", file=ContentFile(b"x", name="a.pdf"))


@pytest.mark.usefixtures("home", "picture", "_paper")
@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_says_what_it_is_and_shows_it(rf, block):
    assert block.get_description()
    assert block.meta.group
    assert block.is_previewable
    value = block.get_preview_value()
    request = rf.get("/")
    context = {"block_def": block, "bound_block": block.bind(value), "request": request, "page_title": ""}
    template = block.get_preview_template(value, context)
    shown = BeautifulSoup(render_to_string(template, context, request=request), "html.parser")
    assert shown.body.text.strip()
