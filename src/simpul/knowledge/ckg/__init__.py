"""Which free check of health (CKG) is for whom, when, and what belongs to it? (ADR 0042)"""

from simpul.knowledge.ckg.answer import Asked, ItemAnswer, PackageAnswer, Window, WindowState
from simpul.knowledge.ckg.definition import Edition, Item, Package
from simpul.knowledge.ckg.package import Person, package_of, premarital_of
from simpul.knowledge.ckg.registry import edition_on, editions

__all__ = [
    "Asked",
    "Edition",
    "Item",
    "ItemAnswer",
    "Package",
    "PackageAnswer",
    "Person",
    "Window",
    "WindowState",
    "edition_on",
    "editions",
    "package_of",
    "premarital_of",
]
