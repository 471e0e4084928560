"""Files as people and attackers send them, made byte by byte. All content is made up."""

import io
import struct
import zipfile
import zlib
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from weasyprint import HTML

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.{main}.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
DOCUMENT = (
    '<?xml version="1.0"?><w:document '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    "<w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
)
WORD_MAIN = "openxmlformats-officedocument.wordprocessingml.document"
MACRO_MAIN = "ms-word.document.macroEnabled"


def upload(content: bytes, name: str = "示例.bin") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def picture(form: str = "JPEG", size=(60, 40), mode: str = "RGB", **options) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 80).convert(mode).save(out, form, **options)
    return out.getvalue()


def photo_with_place() -> bytes:
    """A photo taken sideways, carrying where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn clockwise
    exif[0x010E] = "示例地点"
    exif.get_ifd(0x8825)[1] = "N"
    return picture(size=(600, 300), exif=exif)


def png_bomb(side: int = 50_000) -> bytes:
    """A hundred bytes whose header promises two and a half billion pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def pdf(text: str = "示例登记表", pages: int = 1) -> bytes:
    page = f"<p style='font-family: Noto Sans CJK SC; break-after: page'>{text}</p>"
    return HTML(string=page * pages).write_pdf()


def encrypted_pdf() -> bytes:
    """A PDF whose standard security handler no empty password satisfies."""
    key = "00" * 32
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        f"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{key}> /U <{key}> >>",
    ]
    identity = "<00112233445566778899aabbccddeeff>"
    return plain_pdf(objects, f"/Encrypt 4 0 R /ID [{identity}{identity}]")


def plain_pdf(objects: list[str], trailer: str = "") -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>"
    return out + f"{trailer}\nstartxref\n{start}\n%%EOF\n".encode()


def zipped(entries: dict[str, bytes | str], **options) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(text: str = "示例单位", main: str = WORD_MAIN, **more: bytes) -> bytes:
    parts = {
        "[Content_Types].xml": CONTENT_TYPES.format(main=main),
        "_rels/.rels": RELATIONS,
        "word/document.xml": DOCUMENT.format(text=text),
    }
    return zipped({**parts, **more})


def docm() -> bytes:
    return docx(main=MACRO_MAIN, **{"word/vbaProject.bin": b"made up"})


def zip_bomb() -> bytes:
    return zipped({f"{number}.txt": b"\0" * 30_000_000 for number in range(3)})


def encrypted_zip() -> bytes:
    """An ordinary archive with the flag "encrypted" set by hand in both places."""
    content = bytearray(zipped({"示例.txt": b"made up"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    return bytes(content)


def zip_with_gbk_name() -> bytes:
    """As Windows in China writes it: GBK bytes and no word about it."""
    name = "示例.txt".encode("gb18030")
    content = zipped({"x" * len(name): b"made up"})
    return content.replace(b"x" * len(name), name)


def zip_with_link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def rar(*names: str, encrypted: bool = False, unpacked: int = 7) -> bytes:
    """A RAR 4 archive of stored entries."""

    def block(kind: int, flags: int, fields: bytes) -> bytes:
        rest = struct.pack("<BHH", kind, flags, 7 + len(fields)) + fields
        return struct.pack("<H", zlib.crc32(rest) & 0xFFFF) + rest

    out = b"Rar!\x1a\x07\x00" + block(0x73, 0, b"\0" * 6)
    data = b"made up"
    for name in names:
        raw = name.encode()
        fields = struct.pack(
            "<IIBIIBBHI", len(data), unpacked, 3, zlib.crc32(data), 0x58210000, 29, 0x30, len(raw), 0o100644
        )
        out += block(0x74, 0x8000 | (0x04 if encrypted else 0), fields + raw) + data
    return out + block(0x7B, 0x4000, b"")


def ole(*names: str, flags: int = 0) -> bytes:
    """A compound file with the named streams; the first begins with a Word information block."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIII", header, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0)
    struct.pack_into("<II", header, 68, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    stream_sectors = 8
    chain = [*range(3, 2 + stream_sectors), 0xFFFFFFFE]
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *chain]
    fat += [0xFFFFFFFF] * (128 - len(fat))
    entries = [directory_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    entries += [directory_entry(name, 2, 2, 4096) for name in names]
    directory = b"".join(entries).ljust(512, b"\0")
    block = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, flags).ljust(4096, b"\0")
    return bytes(header) + struct.pack("<128I", *fat) + directory + block


def directory_entry(name: str, kind: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    entry = bytearray(128)
    entry[: len(raw)] = raw
    struct.pack_into("<HBB", entry, 64, len(raw) + 2, kind, 1)
    struct.pack_into("<III", entry, 68, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    struct.pack_into("<II", entry, 116, start, size)
    return bytes(entry)


class Endless(SimpleNamespace):
    """An upload that must be refused by its size alone: reading it is an error."""

    def read(self, *args):
        raise AssertionError("read before its size was looked at")

    seek = read


def endless_pdf(depth: int = 12) -> bytes:
    """Three thousand bytes: a form that draws the next ten times, and that one the next."""
    box, first = "/Type /XObject /Subtype /Form /BBox [0 0 600 900]", 5
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        f" /Resources << /XObject << /F {first} 0 R >> >> >>",
        "<< /Length 5 >>\nstream\n/F Do\nendstream",
    ]
    for number in range(first + 1, first + depth + 1):
        next_one = f"/Resources << /XObject << /F {number} 0 R >> >>"
        objects.append(f"<< {box} {next_one} /Length 60 >>\nstream\n{'/F Do ' * 10}\nendstream")
    objects.append(f"<< {box} /Length 16 >>\nstream\n0 0 100 100 re f\nendstream")
    return plain_pdf(objects)


def docx_told_elsewhere(part: str, text: str = "示例") -> bytes:
    """Its relations lead to a part with a name of its own; what looks like the document is empty."""
    relations = RELATIONS.replace("word/document.xml", part)
    return docx(text="", **{"_rels/.rels": relations, part: DOCUMENT.format(text=text)})


def ole_in_circles() -> bytes:
    """A directory whose only sector is followed by itself."""
    content = bytearray(ole("WordDocument"))
    struct.pack_into("<I", content, 512 + 4, 1)
    return bytes(content)
