from django.db import models


class OrganisationQuerySet(models.QuerySet):
    def of(self, user):
        """The companies this account acts for."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(contacts__user=user).distinct()


class ContactQuerySet(models.QuerySet):
    def primary(self):
        return self.filter(is_primary=True)

    def without_account(self):
        return self.filter(user__isnull=True)
