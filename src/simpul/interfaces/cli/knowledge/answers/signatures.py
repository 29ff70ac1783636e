"""Did a doctor sign the rules by which this is answered? Looked up for a Puskesmas of this site, or said not to be.

The only question of `assess` and `maternal` that needs a database (ADR 0035): a signature stands with a Puskesmas.
"""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from simpul.interfaces.cli.cluster.refusal import SetupError
from simpul.knowledge.rules import Rule, rules_on

NOT_LOOKED = (
    "Tanda tangan dokter tidak dilihat: semua yang dari aturan saran saja, sampai edisinya ditandatangani. "
    "Dengan --puskesmas tanda tangan satu Puskesmas dibaca."
)
LOOKED = "Tanda tangan dibaca di {}. Yang belum ditandatangani saran saja."
NO_PUSKESMAS = "Tidak ada Puskesmas dengan kode {} di kota ini."
NO_DATABASE = "Basis data kota ini tidak dapat dibuka. Tanpa --puskesmas perintah ini tidak memerlukannya."


@dataclass(frozen=True, slots=True)
class Signed:
    """rules  by code, those by which it is answered
    editions  (code, edition) of those that are signed; None where nobody looked
    code, name  of the Puskesmas; empty where nobody looked
    """

    rules: Mapping[str, Rule]
    editions: frozenset[tuple[str, str]] | None = None
    code: str = ""
    name: str = ""

    def is_signed(self, rule: Rule) -> bool | None:
        """None where nobody looked."""
        return None if self.editions is None else rule.key in self.editions

    def advice_among(self, codes: Iterable[str]) -> list[str]:
        """Of these codes the rules that nobody signed, as far as was looked; a code that is no rule is none."""
        return [one for one in codes if one in self.rules and self.is_signed(self.rules[one]) is not True]

    def told(self) -> dict[str, Any]:
        said = LOOKED.format(self.name) if self.code else NOT_LOOKED
        return {"looked_at": bool(self.code), "puskesmas": self.code or None, "said": said}


def add_puskesmas(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--puskesmas", metavar="KODE", help="baca tanda tangan dan angka kota dari Puskesmas ini")


def not_looked(on: date, settings: Mapping[str, int] | None = None) -> Signed:
    return Signed(rules_on(on, settings))


def signed_at(code: str, on: date) -> Signed:
    """The editions that act there on a day, with the numbers that its city chose and what is signed today.

    Raises SetupError for a code of no Puskesmas, and where this site has no database.
    """
    import django

    django.setup()
    from django.db import OperationalError
    from django.utils import timezone

    from simpul.foundation.local_time import LocalZone, local_date
    from simpul.records.facilities.kinds import FacilityKind
    from simpul.records.facilities.queries import facility_with_code
    from simpul.services.signing.of_day import ActingDays

    try:
        found = facility_with_code(code)
        if found is None or found.kind != FacilityKind.PUSKESMAS:
            raise SetupError(NO_PUSKESMAS.format(code))
        acting = ActingDays(found, local_date(timezone.now(), LocalZone(found.zone))).on(on)
    except OperationalError as problem:
        raise SetupError(NO_DATABASE) from problem
    return Signed(acting.rules, frozenset(acting.signed), found.code, found.name)
