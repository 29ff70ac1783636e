"""What does a rule know of a child that was measured? z-scores, gains and the rows of tables, never a category.

Sources: clinical-rules GROW-1 to GROW-9, as the growth room reads them (knowledge.growth). What cannot be said is left
out: no z without sex, age and measurement, none of the weight with oedema.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.growth.course.velocity import LAST_MONTH, fifth_percentile
from simpul.knowledge.growth.gain import GainStatus, Weighing, judge_gain, kbm_for, lines_reached
from simpul.knowledge.growth.indices.assess import assess_growth
from simpul.knowledge.growth.indices.words import Index, Posture
from simpul.knowledge.growth.weight_for_age import HIGHEST_Z, LOWEST_Z
from simpul.knowledge.rules.person import About

Z_SCORES = {
    "z_weight_for_age": Index.BBU,
    "z_length_for_age": Index.TBU,
    "z_weight_for_length": Index.BBTB,
    "z_bmi_for_age": Index.IMTU,
    "z_head_for_age": Index.LKU,
}
OF_SCORES = frozenset({*Z_SCORES, "weight_doubted"})
OF_BODY = frozenset({"body_weight", "body_length", "length_posture", "head_circumference", "bilateral_oedema"})
POSTURES: dict[FactValue | None, Posture] = {1: Posture.LYING, 2: Posture.STANDING}  # the options of length_posture


@dataclass(frozen=True, slots=True)
class Course:
    """now       the weighing that counts for this month
    previous  that of the calendar month before, None where there was none
    earlier   whether there was any in a month before
    since     an earlier weighing one to three months before, None where there was none
    statuses  N, T, O and B of this and the months before, the newest last
    """

    now: Weighing
    previous: Weighing | None = None
    earlier: bool = False
    since: Weighing | None = None
    statuses: Sequence[GainStatus] = ()


def known_of_body(known: Mapping[str, FactValue], found: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """The z-scores of language.known from what was measured at one visit, in hundredths, and whether the weight is
    beyond WHO's flags.

    known  age_days and sex, as `known_of` gives them
    found  by concept: weight, length with its posture, head, oedema

    Also a z that is not believed is given, so that a rule asks again.
    """
    days, sex = known.get("age_days"), known.get("sex")
    if not isinstance(days, int) or days < 0 or sex not in tuple(Sex):
        return {}
    judged = assess_growth(
        sex=Sex(sex),
        age_days=days,
        weight=_number(found, "body_weight"),
        length=_number(found, "body_length"),
        posture=POSTURES.get(found.get("length_posture"), Posture.UNKNOWN),
        head=_number(found, "head_circumference"),
        oedema=found.get("bilateral_oedema") == 1,
    )
    scores = {code: judged.of(index).z_hundredths for code, index in Z_SCORES.items()}
    made: dict[str, FactValue] = {code: z for code, z in scores.items() if z is not None}
    z = scores["z_weight_for_age"]
    return made if z is None else made | {"weight_doubted": int(not LOWEST_Z <= z <= HIGHEST_Z)}


def _number(found: Mapping[str, FactValue], code: str) -> int | None:
    value = found.get(code)
    return value if isinstance(value, int) else None


def course_of(sex: Sex, birth_date: date, weighings: Sequence[Weighing]) -> Course | None:
    """The course of all weighings of a child, each month by its last one; None where there is none.

    since is the latest before the last for which WHO has an increment.
    """
    counted = {Month.of(one.on).index: one for one in sorted(weighings, key=lambda one: one.on)}
    if not counted:
        return None
    months = sorted(counted)
    statuses = [
        judge_gain(
            sex=sex,
            birth_date=birth_date,
            current=counted[month],
            previous=counted.get(month - 1),
            earlier=month > months[0],
        ).status
        for month in months
    ]
    now, before = counted[months[-1]], [counted[month] for month in reversed(months[:-1])]
    since = next((one for one in before if fifth_percentile(sex, birth_date, one.on, now.on) is not None), None)
    return Course(now, counted.get(months[-1] - 1), len(months) > 1, since, statuses)


def known_of_course(about: About, course: Course) -> dict[str, FactValue]:
    """The gain of the month, the KBM, the lines crossed and P5 of WHO; {} without a birthday or a sex."""
    if about.birth_date is None or about.sex is None:
        return {}
    now, before = course.now, course.previous
    found: dict[str, FactValue] = {
        "weighed_last_month": int(before is not None),
        "weighed_before": int(course.earlier or before is not None),
        "times_not_gained": times_not_gained(course.statuses),
    }
    if kbm := kbm_for(about.sex, completed_months(about.birth_date, now.on)):
        found["least_gain"] = kbm.grams
    if before:
        then, here = (lines_reached(about.sex, about.birth_date, one) for one in (before, now))
        found["weighing_gap"] = (now.on - before.on).days
        found |= {"grams_gained": now.weight - before.weight, "lines_crossed": then - here}
    if course.since and completed_months(about.birth_date, now.on) <= LAST_MONTH:
        found["interval_gain"] = now.weight - course.since.weight
        p5 = fifth_percentile(about.sex, about.birth_date, course.since.on, now.on)
        found |= {} if p5 is None else {"interval_p5": p5}
    return found


def times_not_gained(statuses: Sequence[GainStatus]) -> int:
    """How many T stand in a row at the end; anything else between them breaks the row (GROW-8)."""
    count = 0
    for status in reversed(statuses):
        if status is not GainStatus.T:
            break
        count += 1
    return count
