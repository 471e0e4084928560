import threading

import pytest

from .servers import CUSTOMER, KEY, Kuaidi100Server


@pytest.fixture
def kuaidi100(settings):
    """The tracking service, in use."""
    server = Kuaidi100Server()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.PARCEL_TRACKING = "kuaidi100"
    settings.KUAIDI100 = {"customer": CUSTOMER, "key": KEY, "endpoint": server.url}
    settings.PARCEL_TRACKING_SECONDS = 2
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()
    thread.join()
