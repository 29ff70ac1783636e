"""Is a service of the schedule possible, and can somebody show that it was done?"""

from simpul.knowledge.concepts import Kind as Answer
from simpul.knowledge.concepts import concepts, services
from simpul.knowledge.due.vocabulary.rule import ServiceRule
from simpul.knowledge.due.vocabulary.words import ASKS, TESTS, Anchor, Kind


def check(rule: ServiceRule) -> None:
    """Raises ValueError for a part that is impossible, or that nobody can show."""
    unknown = {code for _, _, code in rule.by_age} - services().keys()
    unknown |= (set(rule.shown_by) - services().keys() | rule.judged_by) - concepts().keys()
    if unknown:
        raise ValueError(f"no such service or finding: {sorted(unknown)}")
    if len(set(rule.shown_by)) != len(rule.shown_by) or not all(rule.done_by):
        raise ValueError("each of what fulfils it stands once")
    if rule.kind is Kind.WINDOW:
        _check_window(rule)
    if rule.kind is Kind.AGES:
        _check_ages(rule)
    if rule.trimester not in (0, 1, 2, 3) or any(not 1 <= month <= 12 for month in rule.in_months):
        raise ValueError("no such trimester or month")
    settings = (rule.least_gap, rule.late_for, rule.again)
    if any(one and not (0 < one.days <= 365 and one.source) for one in settings):
        raise ValueError("so many days are 1 to 365, and say why")
    if set(rule.asks) - set(ASKS):
        raise ValueError(f"nobody can show this of a visit: {rule.asks}")


def _check_ages(rule: ServiceRule) -> None:
    if not rule.at_months or list(rule.at_months) != sorted(set(rule.at_months)):
        raise ValueError("ages stand in their order")
    if rule.again and not (rule.again.when and all(one.word in TESTS for one in rule.again.when)):
        raise ValueError(f"a result is told by {', '.join(TESTS)}")
    ages = [(number, f"bulan_{age}") for number, age in enumerate(rule.at_months, 1)]
    if rule.form and [(one.number, one.code) for one in concepts()[rule.form].options] != ages:
        raise ValueError("the answers about the form are the ages, in their order")


def _check_window(rule: ServiceRule) -> None:
    Anchor(rule.anchor)
    if not 0 <= rule.opens_day <= rule.closes_day:
        raise ValueError("a window opens before it closes")
    if bool(rule.visit) == bool(rule.done_by) or rule.times < 1 or (rule.visit and rule.times > 1):
        raise ValueError("one visit fulfils a window, or what is given or found, once or several times")
    if rule.number and (rule.number not in rule.shown_by or concepts()[rule.number].kind is not Answer.COUNT):
        raise ValueError("how many at once is told by a count that fulfils it")
