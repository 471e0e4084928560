"""Pages of the site as a visitor's browser gets them."""

from bs4 import BeautifulSoup


def read(client, path: str) -> BeautifulSoup:
    response = client.get(path, headers={"accept-language": "zh-CN"})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [title.text.strip() for title in page.select(".news-card__title")]
