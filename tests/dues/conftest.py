"""The simulator of WeChat Pay, over HTTP and with keys of its own, beside each test that asks for it."""

import threading
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from django.test import Client

from examples.wechat_pay_simulator.keys import Keys
from examples.wechat_pay_simulator.ledger import CHINA
from examples.wechat_pay_simulator.server import SimulatorServer
from examples.wechat_pay_simulator.service import Service
from tests.factories import approved_application


def deliver(url: str, headers: dict, body: bytes, client: Client | None = None) -> int:
    """A message as WeChat Pay would post it, to the site under test."""
    told = {name: value for name, value in headers.items() if name != "Content-Type"}
    browser = client or Client()
    return browser.post(
        urlsplit(url).path, data=body, content_type="application/json", headers=told
    ).status_code


@pytest.fixture(scope="session")
def wechat_keys(tmp_path_factory):
    return Keys(tmp_path_factory.mktemp("wechat"))


@pytest.fixture
def wechat(wechat_keys, settings):
    """The service; the site is set up with its keys."""
    service = Service(wechat_keys, deliver=deliver, now=lambda: datetime.now(UTC).astimezone(CHINA))
    server = SimulatorServer(service)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    notify_url = "http://testserver/dues/wechat/notify/"
    told = wechat_keys.environment(gateway=service.gateway, notify_url=notify_url)
    for name, value in told.items():
        setattr(settings, name, value)
    yield service
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def order():
    """Dues that may be paid both ways."""
    order = approved_application().order
    order.methods = ["wechat", "bank_transfer"]
    order.save(update_fields=["methods"])
    return order
