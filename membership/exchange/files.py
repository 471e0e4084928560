"""Which files an entry may hold."""

from membership.papers.models import FileKind
from membership.papers.rules import MB, UploadRule

from .models import EntryFile

Role = EntryFile.Role
IMAGE_OR_PDF = UploadRule(kinds=frozenset({FileKind.IMAGE, FileKind.PDF}))
DOCUMENT = UploadRule(
    kinds=frozenset({FileKind.IMAGE, FileKind.PDF, FileKind.WORD, FileKind.ARCHIVE}), max_bytes=10 * MB
)
RULES = {
    Role.PICTURE: UploadRule(kinds=frozenset({FileKind.IMAGE})),
    Role.ATTACHMENT: DOCUMENT,
    Role.CERTIFICATE: IMAGE_OR_PDF,
    Role.DATA_SHEET: UploadRule(kinds=frozenset({FileKind.PDF}), max_bytes=10 * MB),
}
AT_MOST = {Role.PICTURE: 9, Role.ATTACHMENT: 5, Role.CERTIFICATE: 6, Role.DATA_SHEET: 1}
