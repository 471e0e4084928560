"""The little of Microsoft's compound file format that tells what kind of document it holds."""

import struct
from dataclasses import dataclass
from typing import BinaryIO

END_OF_CHAIN = 0xFFFFFFFE
FREE = 0xFFFFFFFF
ENTRY_SIZE = 128
MAX_FAT = 1_000_000  # entries: of a file far larger than any we take
MAX_DIRECTORY = 1024 * 1024


class OleDamaged(Exception):
    """The sectors do not lead where the header says."""


@dataclass(frozen=True)
class OleEntry:
    name: str
    start: int
    size: int
    is_storage: bool


class OleFile:
    def __init__(self, stream: BinaryIO):
        self.stream = stream
        stream.seek(0)
        header = stream.read(512)
        if len(header) < 512:
            raise OleDamaged
        shift = struct.unpack_from("<H", header, 30)[0]
        if shift not in (9, 12):
            raise OleDamaged
        self.sector_size = 1 << shift
        self.first_directory, self.first_difat, self.difat_count = (
            struct.unpack("<I", header[48:52])[0],
            *(struct.unpack_from("<II", header, 68)),
        )
        self.fat = self._read_fat(list(struct.unpack_from("<109I", header, 76)))

    def sector(self, number: int) -> bytes:
        self.stream.seek((number + 1) * self.sector_size)
        return self.stream.read(self.sector_size)

    def _read_fat(self, fat_sectors: list[int]) -> list[int]:
        per_sector = self.sector_size // 4
        following, visited = self.first_difat, set()
        for _index in range(min(self.difat_count, 1000)):
            if following in (END_OF_CHAIN, FREE):
                break
            if following in visited:
                raise OleDamaged
            visited.add(following)
            *more, following = self._numbers(following)
            fat_sectors += more
        wanted = [number for number in fat_sectors if number not in (FREE, END_OF_CHAIN)]
        if len(set(wanted)) < len(wanted) or len(wanted) * per_sector > MAX_FAT:
            raise OleDamaged
        return [number for each in wanted for number in self._numbers(each)]

    def _numbers(self, sector: int) -> list[int]:
        data = self.sector(sector)
        if len(data) < self.sector_size:
            raise OleDamaged
        return list(struct.unpack(f"<{self.sector_size // 4}I", data))

    def directory(self) -> bytes:
        parts, visited, number = [], set(), self.first_directory
        while number != END_OF_CHAIN:
            is_long = len(parts) * self.sector_size >= MAX_DIRECTORY
            if number >= len(self.fat) or number in visited or is_long:
                raise OleDamaged
            visited.add(number)
            parts.append(self.sector(number))
            number = self.fat[number]
        return b"".join(parts)

    def entries(self) -> dict[str, OleEntry]:
        directory = self.directory()
        found = {}
        for offset in range(0, len(directory) - ENTRY_SIZE + 1, ENTRY_SIZE):
            raw = directory[offset : offset + ENTRY_SIZE]
            length, kind = struct.unpack_from("<HB", raw, 64)
            if kind not in (1, 2) or not 2 <= length <= 64:
                continue
            start, size = struct.unpack_from("<II", raw, 116)
            name = raw[: length - 2].decode("utf-16-le", "replace")
            found.setdefault(name, OleEntry(name, start, size, is_storage=kind == 1))
        return found


def read_directory(stream: BinaryIO) -> dict[str, OleEntry]:
    return OleFile(stream).entries()


def read_start(stream: BinaryIO, entry: OleEntry) -> bytes:
    """The first sector of a stream that is large enough to have sectors of its own."""
    start = OleFile(stream).sector(entry.start)
    if len(start) < 64:
        raise OleDamaged
    return start
