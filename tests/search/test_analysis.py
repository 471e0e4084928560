"""How text is read before it is indexed or asked for: the rules every search engine then shares."""

import pytest

from search.analysis import as_phrase, find_terms, fold, loose_terms, query_terms, segment


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("江蘇省燃氣熱力協會", "江苏省燃气热力协会"),
        ("ＬＮＧ　２０２６", "lng 2026"),
        ("GB/T 13611", "gb/t 13611"),
        ("５０㎥", "50m3"),
        ("⽓体", "气体"),  # a radical, as PDF files give it
    ],
)
def test_ways_of_writing_are_one(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("江苏燃气", "江苏 苏燃 燃气 气"),
        ("LNG气化站", "lng 气化 化站 站"),
        ("2026年", "2026 年"),
        ("GB50028-2006", "gb 50028 2006"),
        ("燃\n气", "燃气 气"),  # a line of a magazine page ends anywhere
        ("燃气。\n\n热力", "燃气 气 热力 力"),
        ('*" OR 1=1 --\0😀', "or 1 1"),
        ("", ""),
    ],
)
def test_text_is_indexed_as_tokens_of_letters_and_digits_only(text, indexed):
    assert segment(text) == indexed


@pytest.mark.parametrize(
    "word", ["燃气", "气", "热力协会", "苏燃", "江苏燃气热力协会", "LNG气化", "第3期", "3", "GB50028"]
)
def test_any_part_of_a_text_is_found_in_its_index(word):
    text = "江苏燃气热力协会LNG气化站第3期（GB 50028-2006）"
    phrase = as_phrase(word)
    tokens = segment(text).split()
    assert any(stands_at(phrase, tokens, start) for start in range(len(tokens)))


def stands_at(phrase, tokens, start):
    found = tokens[start : start + len(phrase.tokens)]
    *before, last = phrase.tokens
    if len(found) != len(phrase.tokens) or found[:-1] != before:
        return False
    return found[-1].startswith(last) if phrase.open_ended else found[-1] == last


@pytest.mark.parametrize("word", ["气站燃", "会热", "LN", "50", "协会LNG燃气"])
def test_what_does_not_stand_in_a_text_is_not_found_in_its_index(word):
    tokens = segment("江苏燃气热力协会LNG气化站第3期（GB 50028-2006）").split()
    assert not any(stands_at(as_phrase(word), tokens, start) for start in range(len(tokens)))


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("燃气", ["燃气"]),
        ("气", ["气"]),
        ("江蘇燃氣熱力協會", ["江苏", "燃气", "热力", "协会"]),
        ("如何加入协会", ["加入", "协会"]),
        ("2026年度会费", ["2026", "年度", "会费"]),
        ("2026年", ["2026年"]),
        ("南京市燃气公司", ["南京", "燃气", "公司"]),
        ("会员大会", ["会员", "大会"]),
        ("“热力管网” 改造", ["热力管网", "改造"]),
        ("ＬＮＧ气化站", ["lng气化站"]),
        ("GB50028-2006", ["gb50028-2006"]),
        ("的", ["的"]),  # nothing else was asked
        ('" * 😀 \0', []),
    ],
)
def test_a_question_is_cut_into_the_words_looked_for(question, terms):
    assert query_terms(question) == terms


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("CJJ34", ["cjj", "34"]),
        ("GB/T 13611", ["gb", "13611"]),
        ("燃气", ["燃气"]),
    ],
)
def test_a_second_try_looks_for_smaller_words(question, terms):
    assert loose_terms(question) == terms


def test_a_pasted_page_asks_for_a_bounded_number_of_words():
    assert len(query_terms("燃气安全与热力管网，" * 2_000 + "末尾")) < 30
    assert len(loose_terms("供热 " * 3 + " ".join(map(str, range(5_000))))) < 30


@pytest.mark.parametrize(
    ("text", "question", "marked"),
    [
        ("江蘇省燃氣熱力協會", "燃气", ["燃氣"]),
        ("标准ＧＢ 50028—2006 第３章", "gb50028-2006", ["ＧＢ 50028—2006"]),
        ("每小时 50㎥ 以下", "m3", ["㎥"]),
        ("燃\n气与热力", "燃气 热力", ["燃\n气", "热力"]),
        ("燃气热力", "燃气 热力", ["燃气热力"]),
        ("LNGs, lng", "LNG", ["lng"]),
        ("没有", "燃气", []),
    ],
)
def test_places_to_highlight_are_those_of_the_text_as_written(text, question, marked):
    assert [text[start:end] for start, end in find_terms(text, query_terms(question))] == marked
