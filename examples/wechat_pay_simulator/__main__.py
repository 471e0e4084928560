"""python -m examples.wechat_pay_simulator --port 8001 --var var/wechat [--notify-url …] [--print-env]"""

import argparse
import logging
import shlex
import signal
import sys
from pathlib import Path

from .keys import Keys
from .notifier import Notifier, post
from .phone import Phone
from .server import SimulatorServer
from .service import Service


def main() -> None:
    given = arguments()
    keys = Keys(given.var)
    if given.print_env:
        told = keys.environment(gateway=f"http://localhost:{given.port}", notify_url=given.notify_url)
        for name, value in told.items():
            print(f"export {name}={shlex.quote(value)}")
        return
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    service, notifier = Service(keys, deliver=post), Notifier()
    with SimulatorServer(service, host=given.host, port=given.port, phone=Phone(service, notifier)) as server:
        print(f"WeChat Pay is simulated; the payer's phone: http://localhost:{given.port}/", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            notifier.stopped = True


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m examples.wechat_pay_simulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8001)
    parser.add_argument("--var", type=Path, default=Path("var/wechat"), help="where keys are kept")
    parser.add_argument("--notify-url", default="", help="where the site is told (with --print-env)")
    parser.add_argument(
        "--print-env", action="store_true", help="make the keys, print what the site must be told, and end"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
