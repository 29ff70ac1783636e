"""What holds of every history, drawn at random: nothing raises, order does not matter, nothing that counts is lost."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.foundation.sex import Sex
from simpul.knowledge.immunization import (
    Asked,
    DoseReason,
    Evaluation,
    Given,
    Kipi,
    Next,
    NotDone,
    NotDoneReason,
    Override,
    Precision,
    Reason,
    State,
    evaluate,
    next_doses,
)
from simpul.knowledge.immunization.days import months_after
from simpul.knowledge.immunization.schedule import editions

EDITION = editions()[-1]
CARDS = sorted(EDITION.cards)
CLOSED = {State.DONE, State.NOT_ASKED, State.PAST}
OPEN = [State.NOT_YET, State.DUE, State.LATE]
OTHERS = [one for one in CARDS if one not in EDITION.live]
drawn = settings(max_examples=80, deadline=None, derandomize=True)

births = st.dates(date(2019, 1, 1), date(2026, 12, 31)) | st.sampled_from(
    [date(2020, 2, 29), date(2024, 2, 29), date(2025, 8, 31), date(2025, 12, 31), date(2026, 1, 31)]
)
schools = st.sampled_from(["", "", "", "BIAS", "BIAS-2", "BIAS-5", "BIAS-9"])
antigens = st.sampled_from([*sorted(EDITION.antigens), "DPT-HB-Hib-IPV", "MMR", ""])
codes = st.sampled_from([None, ("cvx", "198"), ("cvx", "03"), ("cvx", "999"), ("vg", "VG89"), ("vg", "VG19")])


@st.composite
def doses(draw: st.DrawFn, born: date) -> Given:
    return Given(
        antigen=draw(antigens),
        day=draw(st.none() | st.integers(-400, 2600).map(lambda days: born + timedelta(days))),
        precision=draw(st.sampled_from(Precision)),
        code=draw(codes),
        product=draw(st.sampled_from(["", "", "DPT-HB-Hib-IPV", "not in the schedule"])),
        school=draw(schools),
    )


@st.composite
def anything(draw: st.DrawFn) -> Asked:
    """A person with whatever a history may hold, wrong lines among it."""
    born = draw(births)
    days = st.integers(-400, 2600).map(lambda days: born + timedelta(days))
    return Asked(
        birth_date=born,
        sex=draw(st.sampled_from(Sex)),
        as_of=born + timedelta(draw(st.integers(-5, 9000))),
        area=draw(st.sampled_from(["35.71", "51.71", "34", "94", "", "x"])),
        history=tuple(draw(st.lists(doses(born), max_size=25))),
        hours_since_birth=draw(st.none() | st.integers(0, 40)),
        school_class=draw(st.none() | st.integers(0, 14)),
        is_pregnant=draw(st.booleans()),
        not_done=tuple(draw(st.lists(st.builds(NotDone, antigens, days, st.sampled_from(NotDoneReason)), max_size=3))),
        kipi=tuple(draw(st.lists(st.builds(Kipi, antigens, days, st.booleans(), st.none() | days), max_size=3))),
        overrides=tuple(
            draw(st.lists(st.builds(Override, antigens, st.integers(-1, 5), st.integers(-10, 10**6)), max_size=2))
        ),
        city=draw(st.dictionaries(st.sampled_from(["DPT-HB-Hib-IPV", "JE"]), st.dates(date(2020, 1, 1)), max_size=2)),
    )


@st.composite
def children(draw: st.DrawFn) -> Asked:
    """A child under five with known days: what a clean register holds."""
    born = draw(births)
    age = draw(st.integers(0, 1800))
    lines = st.tuples(st.sampled_from([*CARDS, "DPT-HB-Hib-IPV"]), st.integers(0, age))
    history = [Given(name, born + timedelta(day)) for name, day in draw(st.lists(lines, max_size=22))]
    return replaced(Asked(born, Sex.FEMALE, born + timedelta(age), draw(st.sampled_from(["35.71", "51.71"]))), history)


def replaced(asked: Asked, history: list[Given], as_of: date | None = None) -> Asked:
    return replace(asked, history=tuple(history), as_of=as_of or asked.as_of)


def counted(found: Evaluation, antigen: str) -> int:
    return sum(one.counts for one in found.doses if one.antigen == antigen)


@drawn
@given(anything())
def test_it_never_raises_and_its_states_follow_from_its_dates(asked: Asked) -> None:
    found = evaluate(asked)
    for one in found.next.values():
        follows(one, asked)
    next_doses(asked)


def follows(one: Next, asked: Asked) -> None:
    dates = (one.earliest, one.recommended, one.overdue_from, one.last_date)
    if one.state in CLOSED:
        assert dates == (None,) * 4
        assert one.dose is None
        return
    known = [day for day in dates if day]
    assert one.reason is Reason.CLASS_TO_COME or known or one.is_held
    assert all(day >= one.earliest for day in known if one.earliest)
    if one.key == "HB" or one.earliest is None:
        return
    assert (one.state is State.NOT_YET) is (asked.as_of < one.earliest)
    assert (one.state is State.LATE) is (one.overdue_from is not None and asked.as_of >= one.overdue_from)
    assert one.last_date is None or asked.as_of <= one.last_date


@drawn
@given(anything())
def test_every_line_of_a_history_is_judged_once_or_named_as_trouble(asked: Asked) -> None:
    found = evaluate(asked)
    if asked.as_of < asked.birth_date:
        assert [one.about for one in found.troubles] == ["person"]
        return
    judged = [one.position for one in found.doses]
    named = [one.position for one in found.troubles if one.about == "history"]
    assert sorted([*judged, *(one for one in named if one is not None)]) == list(range(len(asked.history)))


@drawn
@given(anything(), st.randoms(use_true_random=False))
def test_the_order_of_the_history_does_not_matter(asked: Asked, chance: object) -> None:
    mixed = list(asked.history)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    found = evaluate(asked)
    again = evaluate(replace(asked, history=tuple(mixed)))
    assert (again.next, again.idl, again.ibl, again.tetanus) == (found.next, found.idl, found.ibl, found.tetanus)


@drawn
@given(children(), st.sampled_from(CARDS))
def test_a_valid_dose_given_today_takes_the_series_further_and_nothing_comes_later_than_before(
    child: Asked, antigen: str
) -> None:
    before = evaluate(child)
    coming = before.next[antigen]
    if coming.state not in (State.DUE, State.LATE):
        return
    after = evaluate(replaced(child, [*child.history, Given(antigen, child.as_of)]))
    assert counted(after, antigen) == counted(before, antigen) + 1
    new = after.next[antigen]
    assert new.state in CLOSED or (new.dose or 0) > (coming.dose or 0)
    for name in OTHERS:
        if name != antigen:
            assert replace(after.next[name], product="") == replace(before.next[name], product="")


@drawn
@given(children(), st.sampled_from(CARDS), st.integers(0, 1800))
def test_a_dose_of_another_vaccine_loses_nothing(child: Asked, extra: str, age: int) -> None:
    day = min(child.birth_date + timedelta(age), child.as_of)
    before = evaluate(child)
    after = evaluate(replaced(child, [*child.history, Given(extra, day)]))
    for antigen in CARDS:
        live = {antigen, extra} <= EDITION.live
        if antigen != extra and not live:
            assert replace(after.next[antigen], product="") == replace(before.next[antigen], product="")
            assert counted(after, antigen) == counted(before, antigen)


@drawn
@given(children(), st.integers(0, 1500))
def test_what_is_complete_stays_complete(child: Asked, days: int) -> None:
    before = evaluate(child)
    after = evaluate(replaced(child, list(child.history), child.as_of + timedelta(days)))
    for key, one in before.next.items():
        if one.state is State.DONE:
            assert after.next[key].state is State.DONE, key
    assert after.tetanus.number >= before.tetanus.number
    assert not before.idl or after.idl


@drawn
@given(children(), st.integers(1, 900))
def test_with_time_alone_a_dose_goes_from_not_yet_to_due_to_late_and_its_dates_stand(child: Asked, days: int) -> None:
    before = evaluate(child)
    after = evaluate(replaced(child, list(child.history), child.as_of + timedelta(days)))
    for antigen in OTHERS:
        old, new = before.next[antigen], after.next[antigen]
        if old.state in OPEN and new.state in OPEN:
            assert OPEN.index(new.state) >= OPEN.index(old.state)
            assert (new.dose, new.earliest, new.last_date) == (old.dose, old.earliest, old.last_date)


@drawn
@given(children())
def test_a_double_of_every_dose_changes_nothing(child: Asked) -> None:
    before = evaluate(child)
    after = evaluate(replaced(child, [*child.history, *child.history]))
    assert after.next == before.next
    assert (after.idl, after.ibl, after.tetanus) == (before.idl, before.ibl, before.tetanus)
    doubles = [one for one in after.doses if one.position >= len(child.history)]
    assert all(one.reason in (DoseReason.SAME_DAY, DoseReason.AFTER_LAST) for one in doubles)


@drawn
@given(births, st.integers(0, 200), st.integers(0, 40))
def test_months_are_complete_in_order_and_whole_years_keep_the_day(day: date, months: int, more: int) -> None:
    assert months_after(day, months) <= months_after(day, months + more)
    later = months_after(day, months)
    assert later.day in (day.day, 1)
    assert months_after(day, 0) == day


@drawn
@given(births, st.integers(0, 59), st.sampled_from(CARDS))
def test_a_dose_of_a_month_counts_only_where_it_would_on_every_day_of_it(born: date, months: int, antigen: str) -> None:
    first = months_after(born, months).replace(day=1)
    today = months_after(first, 14)

    def valid(day: date, precision: Precision) -> bool | None:
        asked = Asked(born, Sex.FEMALE, today, "51.71", (Given(antigen, day, precision),))
        return next((one.valid for one in evaluate(asked).doses), None)

    end = months_after(first, 1)
    days = [first + timedelta(one) for one in range((end - first).days) if first + timedelta(one) >= born]
    verdicts = {valid(day, Precision.DAY) for day in days}
    assert valid(first, Precision.MONTH) == (verdicts.pop() if len(verdicts) == 1 else None)
