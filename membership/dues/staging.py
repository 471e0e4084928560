"""Files chosen for a voucher that is not sent yet. They wait in the session, so that they outlast an error
beside them and a reload of the page."""

from membership.papers.models import PrivateFile

from .models import Order

MAX_FILES = 9


class StagedFiles:
    def __init__(self, request, order: Order):
        self.session, self.user = request.session, request.user
        self.key = f"voucher:{order.number}"

    @property
    def ids(self) -> list[str]:
        return self.session.get(self.key, [])

    @property
    def is_full(self) -> bool:
        return len(self.ids) >= MAX_FILES

    def files(self) -> list[PrivateFile]:
        """In the order they were chosen; only what this person uploaded."""
        found = {
            str(file.pk): file for file in PrivateFile.objects.filter(pk__in=self.ids, uploaded_by=self.user)
        }
        return [found[pk] for pk in self.ids if pk in found]

    def add(self, file: PrivateFile) -> None:
        self.session[self.key] = [*self.ids, str(file.pk)]

    def remove(self, pk: str) -> None:
        self.session[self.key] = [each for each in self.ids if each != str(pk)]

    def clear(self) -> None:
        self.session.pop(self.key, None)
