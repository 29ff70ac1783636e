"""A dry run of an edition over the people of the work area, and the names behind one of its numbers."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.rules.asked import chosen_today, rule_asked
from simpul.interfaces.web.rules.tried import MOVE, class_shown, classes_shown, moves_shown, numbers_shown
from simpul.knowledge.rules import Rule, rules
from simpul.knowledge.rules.language.settings import numbers, settings
from simpul.knowledge.rules.review import earlier_editions
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record
from simpul.records.people.queries import people_by_id
from simpul.services.signing.dry_run.population import population
from simpul.services.signing.dry_run.trial import Moves, Trial, try_rule
from simpul.services.signing.of_day import editions_on
from simpul.services.signing.queries import signed_before, signed_editions

MOST_NAMES = 200


@screen(permission=Permission.RULES_SIGN)
def page(request: HttpRequest, standing: Standing, code: str, edition: str) -> HttpResponse:
    chosen = chosen_today(standing)
    rule = rule_asked(code, edition, chosen)
    other = other_number(request, rule, chosen)
    trial, moves = _tried(standing, rule, chosen, other)
    _told(standing, rule, "rule.try", {"count": len(trial.ids), **other})
    shown = {
        "rule": rule,
        "title": rule.title(formats.language()),
        "count": len(trial.ids),
        "classes": classes_shown(trial),
        "nothing_found": trial.without_findings(),
        "age_unknown": trial.age_unknown,
        "before": moves.before.rule if moves else None,
        "is_before_signed": moves is not None and moves.before.rule.key in _signed(standing, chosen),
        "moves": moves_shown(moves) if moves else [],
        "tried_at": timezone.now(),
        "numbers": numbers_shown(rule, chosen, other),
        "angka": request.GET.get("angka", "") if other else "",
    }
    return render(request, "rules/try.html", shown)


@screen(permission=Permission.RULES_SIGN)
def names(request: HttpRequest, standing: Standing, code: str, edition: str) -> HttpResponse:
    """pilih: a class, or two with MOVE between them."""
    chosen = chosen_today(standing)
    rule = rule_asked(code, edition, chosen)
    other = other_number(request, rule, chosen)
    trial, moves = _tried(standing, rule, chosen, other)
    old, is_move, new = request.GET.get("pilih", "").rpartition(MOVE)
    if new not in trial.classes or (is_move and (moves is None or old not in moves.before.classes)):
        raise Http404
    ids = moves.people_in(old, new) if is_move and moves else trial.people_in(new)
    known = people_by_id(standing.area, ids[:MOST_NAMES])
    _told(standing, rule, "rule.names", {"class": new, "from": old, "count": len(known), **other})
    shown = {
        "rule": rule,
        "title": rule.title(formats.language()),
        "old": class_shown(moves.before.rule, old).label if is_move and moves else "",
        "new": class_shown(rule, new).label,
        "people": [known[one] for one in ids[:MOST_NAMES] if one in known],
        "count": len(ids),
        "angka": request.GET.get("angka", "") if other else "",
        "today": _today(),
    }
    return render(request, "rules/names.html", shown)


def other_number(request: HttpRequest, rule: Rule, chosen: Mapping[str, int]) -> dict[str, int]:
    """The number that is tried in the place of the one that the city uses, by setting; empty where none is asked.

    Raises Http404 for a setting that the rule does not ask, and a number that no source prints.
    """
    code, _is, number = request.GET.get("angka", "").partition("-")
    if not code:
        return {}
    if code not in rule.settings or number not in {str(one.value) for one in settings()[code].choices}:
        raise Http404
    return {} if numbers(chosen)[code] == int(number) else {code: int(number)}


def _tried(
    standing: Standing, rule: Rule, chosen: Mapping[str, int], other: Mapping[str, int]
) -> tuple[Trial, Moves | None]:
    """The run, and what moves: against the number of the city where another is tried, else against the edition that
    was signed here before, or is used here today."""
    before, now = _before(standing, rule, chosen), rule
    if other:
        before, now = rule, rules({**chosen, **other})[rule.key]
    asked = [now, before] if before else [now]
    people = population(standing.area, asked, _today(), clinical=standing.may(Permission.PERSON_CLINICAL))
    trial = try_rule(now, people)
    return trial, Moves(try_rule(before, people), trial) if before else None


def _before(standing: Standing, rule: Rule, chosen: Mapping[str, int]) -> Rule | None:
    known = rules(chosen)
    if not any(one.code == rule.code and one.key != rule.key for one in known.values()):
        return None
    key = signed_before(standing.facility, [one.key for one in earlier_editions(rule, known)], chosen)
    if key:
        return known[key]
    used = editions_on(_today(), _signed(standing, chosen), chosen)
    return next((one for one in used if one.code == rule.code and one.key != rule.key), None)


def _signed(standing: Standing, chosen: Mapping[str, int]) -> set[tuple[str, str]]:
    return signed_editions(standing.facility, _today(), chosen)


def _today() -> Any:
    return local_date(timezone.now(), LocalZone.WIB)


def _told(standing: Standing, rule: Rule, action: str, detail: dict[str, object]) -> None:
    record(
        actor_id=standing.staff_id,
        action=action,
        subject_kind="rule",
        purpose="uji aturan",
        detail={"rule": rule.code, "edition": rule.edition, **detail},
    )
