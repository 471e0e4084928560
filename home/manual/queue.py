import logging

from home.tasks import make_manual

logger = logging.getLogger(__name__)


def hurry(guide_id: int) -> None:
    """Asks a worker to make the manual now. A broker that is down loses nothing: the rescue finds it."""
    try:
        make_manual.apply_async((guide_id,), retry=False)
    except Exception:
        logger.warning("The broker did not take the manual of guide %s.", guide_id, exc_info=True)
