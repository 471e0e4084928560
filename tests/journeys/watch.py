"""Watches pages for what a visitor does not see and a developer would."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response


class Watch:
    """Collects script errors, violations of the Content-Security-Policy (the browser logs them as errors),
    requests that failed and requests that leave the site."""

    def __init__(self, url: str):
        self.origin = urlsplit(url).netloc
        self.problems: list[str] = []
        self.allowed: list[re.Pattern] = []

    def allow(self, pattern: str) -> None:
        """What this journey provokes on purpose, such as `404 .*/files/`."""
        self.allowed.append(re.compile(pattern))

    def context(self, context: BrowserContext) -> None:
        context.on("page", self.page)
        context.on("request", self._request)
        context.on("requestfailed", self._request_failed)
        context.on("response", self._response)

    def page(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._note("script error", page.url, str(error)))

    def check(self) -> None:
        found = [line for line in self.problems if not any(p.search(line) for p in self.allowed)]
        self.problems.clear()
        assert not found, "The browser complains:\n" + "\n".join(dict.fromkeys(found))

    def _note(self, what: str, url: str, detail: str = "") -> None:
        self.problems.append(f"{what} {url} {detail}".strip())

    def _console(self, message: ConsoleMessage) -> None:
        # A response that failed is noted with its status by _response.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self._note("console", message.location.get("url", ""), message.text)

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.netloc != self.origin:
            self._note("request to another site", request.url)

    def _request_failed(self, request: Request) -> None:
        # Going to the next page or starting a download ends what was still loading.
        if request.failure and "ERR_ABORTED" not in request.failure:
            self._note("request failed", request.url, request.failure)

    def _response(self, response: Response) -> None:
        if response.status >= 400 and urlsplit(response.url).netloc == self.origin:
            self._note(str(response.status), response.url)
