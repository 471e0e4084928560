"""Numbers have no gaps and no doubles; codes tell a typing error from an unknown paper."""

import threading

import pytest
from django.db import connection, transaction

from membership.papers.codes import ALPHABET, LENGTH, grouped, new_code, parse_code
from membership.papers.errors import MistypedCode
from membership.papers.numbering import next_number


@pytest.mark.django_db
def test_each_series_and_period_counts_by_itself():
    assert [next_number(series="order", period="2026") for _ in range(3)] == [1, 2, 3]
    assert next_number(series="order", period="2027") == 1
    assert next_number(series="certificate", period="2026") == 1


@pytest.mark.django_db(transaction=True)
def test_number_of_a_failed_transaction_is_given_out_again():
    next_number(series="order")
    with transaction.atomic():
        next_number(series="order")
        transaction.set_rollback(True)

    assert next_number(series="order") == 2


@pytest.fixture
def _threads_share_the_database(django_db_blocker):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("needs a database that several connections can open")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_threads_share_the_database")
def test_numbers_taken_at_the_same_time_are_all_different():
    taken, barrier = [], threading.Barrier(6)

    def take():
        barrier.wait()
        try:
            for _ in range(5):
                with transaction.atomic():
                    taken.append(next_number(series="busy"))
        finally:
            connection.close()

    threads = [threading.Thread(target=take) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == list(range(1, 31))


def test_code_is_typed_with_spaces_hyphens_lower_case_and_full_width():
    code = new_code()
    full_width = "".join(chr(ord(character) + 0xFEE0) for character in code)

    assert len(code) == LENGTH
    assert parse_code(grouped(code).lower()) == code
    assert parse_code(f" {full_width} ") == code


@pytest.mark.parametrize("ambiguous", "0O1IL")
def test_code_holds_nothing_that_looks_like_something_else(ambiguous):
    assert ambiguous not in ALPHABET


def test_every_single_typing_error_is_noticed():
    code = new_code()
    for position in range(LENGTH):
        for wrong in set(ALPHABET) - {code[position]}:
            with pytest.raises(MistypedCode):
                parse_code(code[:position] + wrong + code[position + 1 :])


def test_every_swap_of_two_different_characters_is_noticed():
    code = new_code()
    for first in range(LENGTH):
        for second in range(first + 1, LENGTH):
            swapped = list(code)
            swapped[first], swapped[second] = swapped[second], swapped[first]
            if swapped != list(code):
                with pytest.raises(MistypedCode):
                    parse_code("".join(swapped))


@pytest.mark.parametrize("typed", ["", "ABC", "A" * 13, "0" * 12, "证" * 12])
def test_what_is_no_code_at_all_is_mistyped(typed):
    with pytest.raises(MistypedCode):
        parse_code(typed)
