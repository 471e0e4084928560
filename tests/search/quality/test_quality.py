"""How well the search finds what people mean, over texts and questions written for it: of the first five
places, how many hold a hit; of all hits, how many are among the first twenty. `pytest -s` lists them."""

from dataclasses import dataclass

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from search.find import find
from search.models import Entry, SynonymGroup

from .judged import Question, read_questions, read_texts

pytestmark = pytest.mark.django_db
SYNONYMS = ["液化气 液化石油气", "LNG 液化天然气", "发票 票据 开票", "报警器 报警装置", "退会 退出协会"]


@dataclass(frozen=True)
class Answer:
    question: Question
    names: list[str]

    @property
    def precision_at_5(self) -> float:
        """Of the first five places, or as many as there are hits."""
        return len(self.question.hits.intersection(self.names[:5])) / min(5, len(self.question.hits))

    @property
    def recall_at_20(self) -> float:
        return len(self.question.hits.intersection(self.names)) / min(20, len(self.question.hits))

    @property
    def begins_wrongly(self) -> bool:
        first = self.names[0] if self.names else ""
        return first in self.question.never_first or self.question.first not in ("", first)

    def __str__(self):
        missing = " ".join(sorted(self.question.hits.difference(self.names)))
        figures = f"P5 {self.precision_at_5:.2f} R20 {self.recall_at_20:.2f}"
        return f"{self.question.words}: {figures} found {' '.join(self.names[:8])} missing {missing or '-'}"


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        fill_index()
        answered = [Answer(question, ask(question.words)) for question in read_questions()]
        transaction.set_rollback(True)
    return answered


def fill_index() -> None:
    entries = Entry.objects.bulk_create(
        Entry(content_type=ContentType.objects.get_for_model(Page), object_id=number, **vars(text))
        for number, text in enumerate(read_texts(), 1)
    )
    get_search_backend().add_bulk(Entry, entries)
    for words in SYNONYMS:
        SynonymGroup.objects.create(words=words.replace(" ", "\n"))


def ask(words: str) -> list[str]:
    first = find(words=words)
    pages = [first, find(words=words, page=2)] if first.last_page > 1 else [first]
    return [item.entry.url for page in pages for item in page.items]


def test_the_set_is_large_enough_and_consistent():
    texts, questions = read_texts(), read_questions()
    names = {text.url for text in texts}
    assert len({(text.title, text.body) for text in texts}) == len(names) >= 200
    assert len({question.words for question in questions}) >= 60
    assert all(question.hits | question.never_first <= names for question in questions)


def test_people_find_what_they_mean(answers):
    judged = [answer for answer in answers if answer.question.hits]
    precision = sum(answer.precision_at_5 for answer in judged) / len(judged)
    recall = sum(answer.recall_at_20 for answer in judged) / len(judged)
    print(f"\n{len(judged)} questions: precision at 5 {precision:.3f}, recall at 20 {recall:.3f}")
    for answer in judged:
        if answer.precision_at_5 < 1 or answer.recall_at_20 < 1 or answer.begins_wrongly:
            print(" ", answer)
    assert precision >= 0.9
    assert recall >= 0.9


def test_what_is_meant_comes_first(answers):
    wrong = [str(answer) for answer in answers if answer.begins_wrongly]
    assert wrong == []


def test_what_is_not_there_is_not_found(answers):
    assert {
        answer.question.words: answer.names for answer in answers if not answer.question.hits and answer.names
    } == {}


def test_titles_come_before_bodies(answers):
    titles = {text.url: text.title for text in read_texts()}
    for answer in answers:
        if answer.question.words in ("会费", "阀门", "天然气", "培训", "热水器"):
            held = [answer.question.words in titles[name] for name in answer.names]
            assert True in held
            assert held == sorted(held, reverse=True)
