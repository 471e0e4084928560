"""What the site of a demonstration needs to know of its association."""

from dataclasses import dataclass

from home.demo.news.story import Story

Group = tuple[str, str, list[tuple[str, str, str]]]  # title, remark, people: name, post, company
Section = tuple[str, str, list[tuple[str, str, str]]]  # title, introduction, documents: title, kind, text


@dataclass(frozen=True)
class Opening:
    """The band on top of the home page, and the notice below it."""

    eyebrow: str
    title: str
    text: str
    picture: str
    notice: str


@dataclass(frozen=True)
class Guide:
    """`steps` as in home.demo.guide: title, slug, summary, text, tip, picture, alt."""

    lead: str
    introduction: str
    steps: list[dict]


@dataclass(frozen=True)
class Magazine:
    title: str  # of the archive's page
    name: str  # on the cover
    lead: str
    licence: str


@dataclass(frozen=True)
class Association:
    settings: dict[str, str]  # fields of AssociationSettings
    opening: Opening
    journey: list[tuple[str, str]]
    features: list[tuple[str, str, str]]
    invitation: str
    about: list[str]
    work: list[str]
    trade: str  # what its members deal in, for the charter
    council: list[Group]
    departments: list[tuple[str, str, str, str, str]]
    directions: str
    downloads: list[Section]
    guide: Guide
    magazine: Magazine
    stories: dict[str, list[Story]]

    @property
    def name(self) -> str:
        return self.settings["name"]
