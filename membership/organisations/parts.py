"""In which part of the member information each of a company's data stands."""

from collections.abc import Iterable

# What the joining form asks under 其他信息; everything else is 基础信息.
FURTHER = (
    "category",
    "landline",
    "head_name",
    "head_title",
    "head_phone",
    "licence",
    "metering_licence",
    "quality_certificate",
    "production_licence",
)


def parts_of(names: Iterable[str]) -> set[str]:
    """The parts that these fields stand in, as the entries of the history name them."""
    return {"further" if name in FURTHER else "basic" for name in names}
