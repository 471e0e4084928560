"""The queue in files: what a reader finds is whole."""

import os
from queue import Empty

import pytest
from kombu import Connection

from config import broker
from config.celery import app


@pytest.fixture
def channel(tmp_path):
    folders = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path)}
    with Connection("filesystem://", transport=broker.Transport, transport_options=folders) as connection:
        yield connection.channel()


def test_message_comes_through_once(channel):
    channel._put("celery", {"word": "入会"})
    assert channel._get("celery") == {"word": "入会"}
    with pytest.raises(Empty):
        channel._get("celery")


def test_reader_that_looks_while_a_message_is_written_finds_none(channel, monkeypatch):
    looked = []

    def look_first(source, target):
        with pytest.raises(Empty):
            channel._get("celery")
        looked.append(source)
        os.rename(source, target)

    monkeypatch.setattr(broker.os, "replace", look_first)
    channel._put("celery", {"word": "入会"})
    assert looked
    assert channel._get("celery") == {"word": "入会"}


def test_celery_uses_this_queue_when_no_broker_is_named(settings):
    if settings.CELERY_BROKER_URL == "filesystem://":
        assert app.connection().transport_cls == "config.broker:Transport"
