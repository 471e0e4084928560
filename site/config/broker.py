"""The broker without a server: kombu's folder of message files, with one gap closed. Kombu opens a
message under its final name before it writes, so a worker may read it half written and stop."""

import os
import uuid
from pathlib import Path
from time import monotonic_ns

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue, payload, **kwargs):
        folder = Path(self.data_folder_out)
        name = f"{monotonic_ns() // 1_000_000}_{uuid.uuid4()}.{queue}"
        try:
            (folder / f"{name}.part").write_text(dumps(payload), encoding="utf-8")
            os.replace(folder / f"{name}.part", folder / f"{name}.msg")
        except OSError as error:
            raise ChannelError(f"Cannot add a message to {folder}") from error


class Transport(filesystem.Transport):
    Channel = Channel
