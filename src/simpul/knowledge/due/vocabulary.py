"""Of which kinds are the services of the schedule, and what does each say? The closed vocabulary of services.json."""

from dataclasses import dataclass
from enum import StrEnum

from simpul.knowledge.concepts import Status, concepts, services

ASKS = ("dokter", "usg")  # what a visit has to show besides its day
ALWAYS = {"code", "group", "label_id", "label_en", "kind", "places", "by", "status", "source"}


class Kind(StrEnum):
    WINDOW = "window"
    PREGNANCY_VISITS = "pregnancy_visits"
    CAMPAIGN = "campaign"
    AGES = "ages"


class Anchor(StrEnum):
    """From which day a window counts; day 0 is that day."""

    BIRTH = "birth"
    DELIVERY = "delivery"
    PREGNANCY = "pregnancy"


OF_KIND = {
    Kind.WINDOW: {"anchor", "opens_day", "closes_day"},
    Kind.PREGNANCY_VISITS: {"visit", "trimester", "nth"},
    Kind.CAMPAIGN: {"in_months", "by_age", "least_gap"},
    Kind.AGES: {"done_by", "at_months", "rounded_up_from"},
}
MAY_STAND = {Kind.PREGNANCY_VISITS: {"asks"}, Kind.WINDOW: {"visit", "done_by", "times", "late_for"}}


@dataclass(frozen=True, slots=True)
class Setting:
    """A number of days that stands beside a window, with how sure it is and why."""

    days: int
    status: Status
    source: str


@dataclass(frozen=True, slots=True)
class ServiceRule:
    """visit    the kind of visit that fulfils it; empty of what is given or found
    done_by  services that are given, or findings that show it: any of them fulfils it
    times    how often it is asked for within its window
    asks     of ASKS, what the visit is for: a doctor, an ultrasound
    by_age   from month, below month, the service that is given at that age
    least_gap  so many days lie between what was given and the next distribution
    late_for  so long it is listed after its window closed, where that is longer than its anchor is spoken of
    at_months, rounded_up_from  the ages of a screening in completed months, and from how many days beyond the whole
        months an age is taken for a month more
    """

    code: str
    group: str
    label_id: str
    label_en: str
    kind: Kind
    places: tuple[str, ...]
    by: tuple[str, ...]
    status: Status
    source: str
    edition: str
    visit: str = ""
    done_by: tuple[str, ...] = ()
    times: int = 1
    anchor: str = ""
    opens_day: int = 0
    closes_day: int = 0
    trimester: int = 0
    nth: int = 0
    asks: tuple[str, ...] = ()
    in_months: tuple[int, ...] = ()
    by_age: tuple[tuple[int, int, str], ...] = ()
    least_gap: Setting | None = None
    late_for: Setting | None = None
    at_months: tuple[int, ...] = ()
    rounded_up_from: int = 0

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id


def check(rule: ServiceRule) -> None:
    """Raises ValueError for a part that is impossible, or that nobody can show."""
    unknown = {code for _, _, code in rule.by_age} - services().keys()
    unknown |= set(rule.done_by) - services().keys() - concepts().keys()
    if unknown:
        raise ValueError(f"no such service or finding: {sorted(unknown)}")
    if rule.kind is Kind.WINDOW:
        _check_window(rule)
    if list(rule.at_months) != sorted(set(rule.at_months)) or (rule.kind is Kind.AGES and not rule.at_months):
        raise ValueError("ages stand in their order")
    if rule.trimester not in (0, 1, 2, 3) or any(not 1 <= month <= 12 for month in rule.in_months):
        raise ValueError("no such trimester or month")
    if any(one and not (0 < one.days <= 365 and one.source) for one in (rule.least_gap, rule.late_for)):
        raise ValueError("so many days are 1 to 365, and say why")
    if set(rule.asks) - set(ASKS):
        raise ValueError(f"nobody can show this of a visit: {rule.asks}")


def _check_window(rule: ServiceRule) -> None:
    Anchor(rule.anchor)
    if not 0 <= rule.opens_day <= rule.closes_day:
        raise ValueError("a window opens before it closes")
    if bool(rule.visit) == bool(rule.done_by) or rule.times < 1 or (rule.visit and rule.times > 1):
        raise ValueError("one visit fulfils a window, or what is given or found, once or several times")
