"""What editors build pages from: few blocks, each a whole band of the home page or a part of an article."""

from home.blocks.article import ArticleBlocks
from home.blocks.bands import HomeBlocks

__all__ = ["ArticleBlocks", "HomeBlocks"]
