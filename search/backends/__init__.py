"""Wagtail's search backends, taught to read Chinese. Each keeps what `search.analysis` makes of a text and
asks for what it makes of a question; they serve the admin's search boxes as well as the site's own search."""
