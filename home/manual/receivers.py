"""Whatever a manual tells makes it out of date: its guide, its steps, their pictures, the contact details."""

from wagtail.models import Page, ReferenceIndex

from home.models import GuideIndexPage, GuideManual, GuidePage


def page_published(sender, instance, **kwargs) -> None:
    from home.manual.services import want_manual

    if guide_id := guide_of(instance):
        want_manual(guide_id=guide_id)


def page_taken_back(sender, instance, **kwargs) -> None:
    """Wagtail sends this before it deletes a page, too: nothing new may hang on the guide by then."""
    from home.manual.services import want_manual

    guide_id = guide_of(instance)
    if guide_id and GuideManual.objects.filter(guide_id=guide_id).exists():
        want_manual(guide_id=guide_id)


def page_moved(sender, instance, parent_page_before, parent_page_after, **kwargs) -> None:
    from home.manual.services import want_manual

    if isinstance(instance.specific_deferred, GuidePage):
        for guide_id in {parent_page_before.pk, parent_page_after.pk}:
            want_manual(guide_id=guide_id)


def step_limited(sender, instance, **kwargs) -> None:
    """A limit, or a restriction of Wagtail's, came or went; what is being deleted hangs on nothing new."""
    from home.manual.services import want_manual

    path = Page.objects.filter(pk=instance.page_id).values_list("path", flat=True).first() or ""
    manuals = GuideManual.objects.filter(guide__path__in=[path, path[: -Page.steplen]])
    for guide_id in manuals.values_list("guide_id", flat=True):
        want_manual(guide_id=guide_id)


def guide_of(page) -> int | None:
    if isinstance(page, GuideIndexPage):
        return page.pk
    if isinstance(page, GuidePage):
        parent = page.get_parent()
        return parent and parent.pk
    return None


def contact_changed(sender, **kwargs) -> None:
    from home.manual.services import want_all_manuals

    want_all_manuals()


def picture_changed(sender, instance, created, **kwargs) -> None:
    from home.manual.services import want_manual

    if created:
        return
    steps = ReferenceIndex.get_references_to(instance).filter(content_type__model="guidepage")
    pages = GuidePage.objects.filter(pk__in=[int(pk) for pk in steps.values_list("object_id", flat=True)])
    for guide_id in {guide_of(page) for page in pages}:
        want_manual(guide_id=guide_id)
