"""Whole pages for visitors who are not logged in, never older than what was published.

Every stored page carries the *generation* that was current before it was rendered. Whatever changes
something public begins a new generation as its transaction commits; pages of an older one are not served
any more, however late their rendering ended. `watch` sees every write to the database: none has to tell."""

from home.page_cache.generation import begin_generation, shown_changed
from home.page_cache.keeping import kept

__all__ = ["begin_generation", "kept", "shown_changed"]
