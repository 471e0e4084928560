"""The public catalogue of the demonstration's products."""

from wagtail.models import Page

from membership.exchange.models import CataloguePage


def add_catalogue_page(parent: Page) -> CataloguePage:
    """At /products/, below `parent`."""
    page = CataloguePage(
        title="产品目录",
        slug="products",
        lead="会员单位的产品，可按分类和单位浏览；会员登录后可查看联系方式并在线询问。",
    )
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
