"""When a search server is down, whoever asks learns it by one exception."""

import logging
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import APIException

logger = logging.getLogger(__name__)


class SearchIsDown(APIException):
    """The server does not answer, or does not know our index yet: the API tells so by itself."""

    status_code = 503
    default_detail = _("Search is being repaired. Please try again in a few minutes.")
    default_code = "search_is_down"


class AnsweringResults:
    """Results of a server. `backend.server_errors` are what its client raises when it gets no answer."""

    @contextmanager
    def _answered(self):
        try:
            yield
        except self.backend.server_errors as error:
            logger.error("The search server does not answer: %s", error)
            raise SearchIsDown from error

    def _backend_do_search(self, body, **kwargs):
        with self._answered():
            return super()._backend_do_search(body, **kwargs)

    def _do_count(self):
        with self._answered():
            return super()._do_count()
