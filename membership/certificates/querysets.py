from django.db import models
from django.db.models import Exists, F, OuterRef

from membership.papers.models import PaperStatus, RenderStatus


class CertificateQuerySet(models.QuerySet):
    def of(self, user):
        """Certificates of the companies this account acts for."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(membership__organisation__contacts__user=user).distinct()

    def with_standing(self):
        """With all that `state_on` looks at, in one query."""
        newer = self.model._base_manager.filter(membership=OuterRef("membership"), pk__gt=OuterRef("pk"))
        return self.select_related(
            "paper__file", "period", "membership__organisation", "membership__level"
        ).annotate(newer_exists=Exists(newer), valid_until=F("period__ends_at"))

    def standing(self):
        """Not revoked."""
        return self.filter(paper__status=PaperStatus.VALID)

    def failed(self):
        """Those whose PDF could not be made."""
        return self.standing().filter(paper__render_status=RenderStatus.FAILED)
