"""The queue in files: what a reader finds is whole."""

import os
from queue import Empty

import pytest
from kombu import Connection

from config import broker
from config.celery import app


@pytest.fixture
def connection(tmp_path):
    folders = {
        "data_folder_in": tmp_path,
        "data_folder_out": tmp_path,
        "control_folder": tmp_path / "control",
    }
    with Connection("filesystem://", transport=broker.Transport, transport_options=folders) as connection:
        yield connection


def test_message_comes_through(connection):
    queue = connection.SimpleQueue("celery")
    queue.put({"word": "入会"})
    assert queue.get(timeout=2).payload == {"word": "入会"}


def test_reader_that_looks_while_a_message_is_written_finds_none(connection, monkeypatch):
    queue, reader = connection.SimpleQueue("celery"), connection.channel()
    looked = []

    def look_first(source, target):
        with pytest.raises(Empty):
            reader._get("celery")
        looked.append(source)
        os.rename(source, target)

    monkeypatch.setattr(broker.os, "replace", look_first)
    queue.put({"word": "入会"})
    assert looked
    assert reader._get("celery")


def test_messages_come_in_the_order_they_were_sent(connection):
    queue = connection.SimpleQueue("celery")
    for number in range(20):
        queue.put(number)
    assert [queue.get(timeout=2).payload for _ in range(20)] == list(range(20))


def test_celery_uses_this_queue_when_no_broker_is_named(settings):
    if settings.CELERY_BROKER_URL == "filesystem://":
        assert app.connection().transport_cls == "config.broker:Transport"
