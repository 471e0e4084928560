from .services import show_pages


def show_when_published(sender, instance, **kwargs):
    """A newly named PDF is read from the moment it is published, if its pages are ready by then."""
    show_pages(issue_id=instance.pk)
