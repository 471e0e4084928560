from news.models.articles import NewsPage
from news.models.categories import NewsCategory
from news.models.index import NewsIndexPage

__all__ = ["NewsCategory", "NewsIndexPage", "NewsPage"]
