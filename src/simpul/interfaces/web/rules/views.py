"""Aturan: which rules there are and who signed them; one rule as a doctor reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.rules.asked import chosen_today, is_signer, rule_asked, signed_seen
from simpul.interfaces.web.rules.limits import edges_shown
from simpul.interfaces.web.rules.presenters import (
    band_shown,
    derived_shown,
    inputs_shown,
    settings_shown,
)
from simpul.interfaces.web.rules.signed import Signed, SignedShown, history_shown
from simpul.interfaces.web.rules.words import (
    elsewhere_words,
    group_of,
    questions_of,
    source_shown,
    source_words,
    statuses_of,
)
from simpul.knowledge.rules import Rule, fingerprints, rules, rules_on
from simpul.knowledge.rules.wording import Words
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.services.signing.acting import TOLD_ELSEWHERE
from simpul.services.signing.queries import history_of


@dataclass(frozen=True, slots=True)
class Row:
    """holds_today  the edition by which answers are given on this day; is_old: a later one took its place
    only_signed  no advice either where nobody signed it
    """

    code: str
    edition: str
    title: str
    holds_today: bool
    is_old: bool
    only_signed: bool
    valid_from: str
    statuses: list[str]
    signed: SignedShown


@screen(permission=Permission.RULES)
def rule_list(request: HttpRequest, standing: Standing) -> HttpResponse:
    chosen = chosen_today(standing)
    seen = signed_seen(standing, chosen)
    today = local_date(timezone.now(), LocalZone.WIB)
    holding = {rule.key for rule in rules_on(today).values()}
    groups: dict[tuple[int, str], list[Row]] = {}
    for rule in sorted(rules().values(), key=lambda one: (one.code, one.valid_from)):
        groups.setdefault(group_of(rule.code), []).append(_row(rule, seen, rule.key in holding, today))
    rows = [row for group in groups.values() for row in group]
    shown = {
        "groups": [(f"k{place}", label, found) for (place, label), found in sorted(groups.items())],
        "count": len(rows),
        "signed": sum(row.signed.holds for row in rows),
        "is_city": seen.is_city,
    }
    return render(request, "rules/list.html", shown)


@screen(permission=Permission.RULES)
def page(request: HttpRequest, standing: Standing, code: str, edition: str) -> HttpResponse:
    chosen = chosen_today(standing)
    rule, seen = rule_asked(code, edition, chosen), signed_seen(standing, chosen)
    rows = history_of(seen.places, rule.code)
    by = {row.signed_by for row in rows} | {row.withdrawal.withdrawn_by for row in rows if hasattr(row, "withdrawal")}
    shown = {
        **rule_shown(rule, chosen),
        "limits": edges_shown(rule, fingerprints(chosen)[rule.key]),
        "signed": seen.of(rule.key),
        "mine": None if seen.is_city else seen.in_one_line(rule.key),
        "is_signer": is_signer(standing),
        "may_try": standing.may(Permission.RULES_SIGN),
        "history": history_shown(rows, names_of_staff(by)),
    }
    return render(request, "rules/page.html", shown)


def rule_shown(rule: Rule, chosen: Mapping[str, int]) -> dict[str, Any]:
    """The rule in words: what stands on its own page and on the page on which it is signed."""
    language = formats.language()
    return {
        "rule": rule,
        "title": rule.title(language),
        "valid_from": formats.day(rule.valid_from),
        "applies": Words(rule, language).applies(),
        "status": source_words(rule.status.value),
        "source": source_shown(rule.source),
        "questions": questions_of(rule.code),
        "inputs": inputs_shown(rule),
        "derived": derived_shown(rule),
        "bands": [band_shown(rule, band) for band in rule.bands],
        "settings": settings_shown(rule, chosen),
        "elsewhere": elsewhere_words(TOLD_ELSEWHERE.get(rule.code)),
    }


def _row(rule: Rule, seen: Signed, holds_today: bool, today: date) -> Row:
    return Row(
        code=rule.code,
        edition=rule.edition,
        title=rule.title(formats.language()),
        holds_today=holds_today,
        is_old=not holds_today and rule.valid_from <= today and not rule.only_signed,
        only_signed=rule.only_signed,
        valid_from=formats.day(rule.valid_from),
        statuses=statuses_of(rule),
        signed=seen.in_one_line(rule.key),
    )
