import wagtail.fields
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="homepage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("hero", 9),
                    ("notice", 14),
                    ("features", 19),
                    ("text", 20),
                    ("contact", 21),
                    ("partners", 27),
                    ("latest_news", 30),
                    ("notices", 32),
                    ("magazine", 34),
                    ("members", 36),
                    ("steps", 39),
                    ("join", 41),
                ],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Line above the title", "max_length": 60, "required": False},
                    ),
                    1: ("wagtail.blocks.CharBlock", (), {"label": "Title", "max_length": 60}),
                    2: ("wagtail.blocks.TextBlock", (), {"label": "Words", "required": False}),
                    3: (
                        "wagtail.images.blocks.ImageBlock",
                        [],
                        {"help_text": "Wide, at least 1600 pixels.", "label": "Picture"},
                    ),
                    4: ("wagtail.blocks.CharBlock", (), {"label": "Text of the link", "max_length": 40}),
                    5: ("wagtail.blocks.PageChooserBlock", (), {"label": "Page", "required": False}),
                    6: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "For example /join/ (the joining form), /member/ (the member center) or https://…",
                            "label": "or address",
                            "required": False,
                        },
                    ),
                    7: ("wagtail.blocks.StructBlock", [[("title", 4), ("page", 5), ("url", 6)]], {}),
                    8: ("wagtail.blocks.ListBlock", (7,), {"default": [], "label": "Buttons", "max_num": 2}),
                    9: (
                        "wagtail.blocks.StructBlock",
                        [[("eyebrow", 0), ("title", 1), ("text", 2), ("image", 3), ("links", 8)]],
                        {"group": "For everybody"},
                    ),
                    10: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Shown in red in front.",
                            "label": "Label",
                            "max_length": 8,
                            "required": False,
                        },
                    ),
                    11: ("wagtail.blocks.CharBlock", (), {"label": "Words", "max_length": 120}),
                    12: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Text of the link", "max_length": 40, "required": False},
                    ),
                    13: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 12), ("page", 5), ("url", 6)]],
                        {"label": "Link"},
                    ),
                    14: (
                        "wagtail.blocks.StructBlock",
                        [[("label", 10), ("text", 11), ("link", 13)]],
                        {"group": "For everybody"},
                    ),
                    15: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("certificate", "Certificate"),
                                ("users", "People"),
                                ("book", "Magazine"),
                                ("message", "Conversation"),
                                ("handshake", "Cooperation"),
                                ("company", "Building"),
                                ("calendar", "Calendar"),
                                ("shield", "Shield"),
                                ("flame", "Flame"),
                            ],
                            "label": "Icon",
                        },
                    ),
                    16: ("wagtail.blocks.CharBlock", (), {"label": "Title", "max_length": 40}),
                    17: ("wagtail.blocks.StructBlock", [[("icon", 15), ("title", 16), ("text", 2)]], {}),
                    18: ("wagtail.blocks.ListBlock", (17,), {"label": "Points"}),
                    19: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 1), ("text", 2), ("features", 18)]],
                        {"group": "For everybody"},
                    ),
                    20: ("home.blocks.article.ProseBlock", (), {"group": "For everybody"}),
                    21: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 1), ("text", 2)]],
                        {"group": "For everybody"},
                    ),
                    22: ("wagtail.blocks.CharBlock", (), {"label": "Name", "max_length": 60}),
                    23: ("wagtail.blocks.URLBlock", (), {"label": "Web address", "required": False}),
                    24: ("wagtail.images.blocks.ImageBlock", [], {"label": "Logo"}),
                    25: ("wagtail.blocks.StructBlock", [[("name", 22), ("url", 23), ("logo", 24)]], {}),
                    26: ("wagtail.blocks.ListBlock", (25,), {"label": "Partners"}),
                    27: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 1), ("partners", 26)]],
                        {"group": "For everybody"},
                    ),
                    28: ("wagtail.blocks.CharBlock", (), {"required": False}),
                    29: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {
                            "default": 6,
                            "help_text": "The newest one is shown large, with its picture.",
                            "label": "How many",
                            "max_value": 9,
                            "min_value": 3,
                        },
                    ),
                    30: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 1), ("category", 28), ("without", 28), ("count", 29)]],
                        {"group": "Fills itself"},
                    ),
                    31: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"default": 4, "label": "How many", "max_value": 8, "min_value": 2},
                    ),
                    32: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 1), ("category", 28), ("count", 31)]],
                        {"group": "Fills itself"},
                    ),
                    33: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"default": 4, "label": "How many", "max_value": 6, "min_value": 1},
                    ),
                    34: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 1), ("text", 2), ("count", 33)]],
                        {"group": "Fills itself"},
                    ),
                    35: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"default": 12, "label": "How many", "max_value": 24, "min_value": 4},
                    ),
                    36: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 1), ("text", 2), ("count", 35)]],
                        {"group": "Fills itself"},
                    ),
                    37: ("wagtail.blocks.StructBlock", [[("title", 16), ("text", 2)]], {}),
                    38: ("wagtail.blocks.ListBlock", (37,), {"label": "Steps"}),
                    39: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 1), ("text", 2), ("steps", 38), ("link", 13)]],
                        {"group": "For those who want to join"},
                    ),
                    40: ("wagtail.blocks.ListBlock", (7,), {"label": "Buttons", "max_num": 2}),
                    41: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 1), ("text", 2), ("links", 40)]],
                        {"group": "For those who want to join"},
                    ),
                },
                help_text="Each block is one band, from top to bottom; drag to change their order.",
                verbose_name="bands of the page",
            ),
        ),
    ]
