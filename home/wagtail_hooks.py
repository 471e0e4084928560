from wagtail import hooks

from home.serving import ask_restrictions_once

hooks.register("on_serve_page", ask_restrictions_once, order=-5)
