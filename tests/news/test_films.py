"""A film of one's own is sent in the parts that a browser asks for."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

FILM = bytes(range(256)) * 8192  # 2 MB


@pytest.fixture
def film(db):
    return get_document_model().objects.create(title="示例", file=ContentFile(FILM, name="film.mp4"))


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=1000-1999", 1000, 1999),
        ("bytes=-50", len(FILM) - 50, len(FILM) - 1),
        ("bytes=0-", 0, 1024 * 1024 - 1),  # a part is never larger
    ],
)
def test_a_part_is_what_was_asked_for(client, film, asked, first, last):
    response = client.get(film.url, headers={"range": asked})
    assert (response.status_code, response["Content-Type"]) == (206, "video/mp4")
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(FILM)}"
    assert response.getvalue() == FILM[first : last + 1]


@pytest.mark.parametrize(
    ("asked", "status"),
    [("bytes=9999999-", 416), ("bytes=5-2", 416), ("lines=1-2", 200), (f"bytes={'9' * 4400}-", 200)],
)
def test_what_is_not_there_is_not_sent(client, film, asked, status):
    assert client.get(film.url, headers={"range": asked}).status_code == status


def test_other_documents_are_sent_whole(client, film):
    paper = get_document_model().objects.create(title="示例", file=ContentFile(b"x" * 99, name="a.pdf"))
    assert client.get(paper.url, headers={"range": "bytes=0-9"}).status_code == 200
