"""What editors work with."""

from .environment import env

WAGTAILIMAGES_IMAGE_FORM_BASE = "home.media_forms.DescribedImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.media_forms.NotedDocumentForm"
WAGTAIL_FINISH_WORKFLOW_ACTION = "membership.desk.approved.publish_approved"
# Who approves is written to by the step; a member who sends a post does not wait for mail to superusers.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
# What the roles that keep the website keep besides pages, settings and snippets.
MEMBERSHIP_SITE_LISTS = [
    "search.synonymgroup",
    "wagtailredirects.redirect",
    "wagtailsearchpromotions.searchpromotion",
]
# Addresses of other sites that our pages link to are called once a week; a machine without the web says no.
CHECK_OUTSIDE_LINKS = env.bool("CHECK_OUTSIDE_LINKS", default=True)
