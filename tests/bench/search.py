"""What a search costs with 200, 2,000 and 20,000 texts in the index.

`measure_search(site, requests)` asks a running site; `python -m tests.bench.search 200 2000` adds the texts
from the 200th to the 2,000th to the database of the settings it runs with."""

import random
import sys
from collections.abc import Iterator

SIZES = (200, 2_000, 20_000)
SENTENCES = 12  # of a text: as long as a page of the magazine
BATCH = 500
QUESTIONS = {
    "a word of most texts": "/search/?q=燃气",
    "a word of some": "/search/?q=阴极保护",
    "three words": "/search/?q=供热 管网 改造",
    "a question": "/search/?q=怎样申请开具发票",
    "one character": "/search/?q=氢",
    "of one kind": "/search/?q=燃气&kind=magazine",
    "the last page": "/search/?q=燃气&page=50",
    "a slip": "/search/?q=供热管往",
    "half a title": "/search/suggest/?q=燃",
}


def measure_search(site, *, requests: int) -> dict[int, dict]:
    """Costs by the number of texts and the question. `site` is a tests.bench.server.BenchedSite."""
    from urllib.parse import quote

    costs = {}
    for before, size in zip((0, *SIZES), SIZES, strict=False):
        site.python("-m", "tests.bench.search", str(before), str(size))
        costs[size] = {
            name: site.measure(quote(path, safe="/?=&"), "", requests=requests)
            for name, path in QUESTIONS.items()
        }
    return costs


def show_search(costs: dict[int, dict]) -> None:
    print(f"\n{'search: CPU ms, queries':26}" + "".join(f"{size:>12,} texts" for size in costs))
    for name in QUESTIONS:
        cells = (costs[size][name] for size in costs)
        print(f"{name:26}" + "".join(f"{cost.cpu_ms:>12.1f}{cost.queries:>6}" for cost in cells))


def add_texts(before: int, size: int) -> None:
    """Straight into the table and the index, as the rebuild of the index does."""
    from django.db import transaction
    from wagtail.search.backends import get_search_backend

    from search.models import Entry

    texts = list(made_up_texts(before, size))
    for start in range(0, len(texts), BATCH):
        with transaction.atomic():
            entries = Entry.objects.bulk_create(
                Entry(content_type_id=1, object_id=1_000_000 + number, **text)
                for number, text in texts[start : start + BATCH]
            )
            get_search_backend().add_bulk(Entry, entries)


def made_up_texts(before: int, size: int) -> Iterator[tuple[int, dict]]:
    """Sentences of the texts that the quality of the search is held with, shuffled."""
    from tests.search.quality.judged import read_texts

    known = read_texts()
    sentences = [f"{part}。" for text in known for part in text.body.split("。") if part]
    for number in range(before, size):
        chance = random.Random(number)
        model = chance.choice(known)
        yield (
            number,
            {
                "kind": model.kind,
                "title": f"{model.title}（{number}）",
                "teaser": chance.choice(sentences),
                "body": "".join(chance.choices(sentences, k=SENTENCES)),
                "url": f"/made-up/{number}/",
            },
        )


if __name__ == "__main__":
    import django

    django.setup()
    add_texts(int(sys.argv[1]), int(sys.argv[2]))
    from search.vocabulary import rebuild_vocabulary

    rebuild_vocabulary()
