"""What is due of many at once: by columns and one by one the same, whichever is asked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.foundation.sex import Sex
from simpul.knowledge.due import Done, findings
from simpul.services.due.many.opened import FEW, Opened, by_columns, findings_told, one_alone, opened_among
from simpul.services.due.members import Member
from simpul.services.due.mothers import Mother
from tests.cast import TODAY
from tests.services.due.drawn import CHILDREN, DAYS, PUPILS, WOMEN, a_member


@given(members=st.lists(CHILDREN | PUPILS | WOMEN, max_size=6))
@settings(deadline=None, max_examples=150)
def test_by_columns_the_same_is_due_as_one_by_one(members: list[Member]) -> None:
    assert by_columns(members, TODAY) == [one_alone(one, TODAY) for one in members]


FINDINGS = st.lists(st.builds(Done, st.sampled_from(sorted(findings())), DAYS), max_size=8)


@given(member=CHILDREN | WOMEN, found=FINDINGS)
@settings(deadline=None, max_examples=150)
def test_what_is_told_rests_on_no_finding_that_is_not_asked_for(member: Member, found: list[Done]) -> None:
    told = findings_told(of_mothers=member.about.mother != Mother())
    every = replace(member, done=sorted([*member.done, *found], key=lambda one: one.on))
    asked = replace(every, done=[one for one in every.done if one.code in told or one not in found])
    assert one_alone(asked, TODAY) == one_alone(every, TODAY)


def one_of_each() -> list[Member]:
    newborn = a_member(Sex.MALE, TODAY - timedelta(2), exact=True, mother=Mother(), done=[])
    unknown = a_member(Sex.MALE, TODAY - timedelta(500), exact=False, mother=Mother(), done=[])
    grown = a_member(Sex.FEMALE, TODAY - timedelta(1200), exact=True, mother=Mother(), done=[Done("bcg", TODAY)])
    pregnant = a_member(
        Sex.FEMALE, TODAY - timedelta(9500), exact=True, mother=Mother(pregnant_since=TODAY - timedelta(200)), done=[]
    )
    return [newborn, unknown, grown, pregnant]


def shown(found: Iterable[Opened]) -> list[tuple[str, int, bool]]:
    return [(one.visit[0] if one.visit else "", len(one.distributed), one.vaccine) for one in found]


def test_few_and_many_are_told_the_same_in_their_order() -> None:
    few = one_of_each()
    alone, many = opened_among(few, TODAY), few * FEW
    assert opened_among(many, TODAY) == alone * FEW
    assert len(few) < FEW < len(many)


def test_of_visits_the_last_that_opened_is_named() -> None:
    newborn, unknown, grown, pregnant = shown(opened_among(one_of_each(), TODAY))
    assert newborn == ("Kunjungan neonatal KN1", 0, True)
    assert unknown == ("", 0, False), "of whom the day of birth is not known nothing is counted"
    assert grown[0] == ""
    assert grown[2]
    assert pregnant[0]


def test_capsules_of_which_nobody_wrote_how_many_are_asked_about_and_not_handed_out() -> None:
    """GROW-11: two for a mother after the birth; a third is no service."""
    given = [Done("vitamin_a_nifas", TODAY - timedelta(2))]
    mother = a_member(
        Sex.FEMALE, TODAY - timedelta(9500), exact=True, mother=Mother(delivered_on=TODAY - timedelta(2)), done=given
    )
    labels = [label for label, _ in one_alone(mother, TODAY).distributed if label.startswith("Vitamin A")]
    assert labels == ["Vitamin A ibu nifas (2 kapsul): sudah diberi, tanyakan jumlahnya"]
    assert by_columns([mother], TODAY) == [one_alone(mother, TODAY)]


def test_of_nobody_nothing_is_due() -> None:
    assert by_columns([], TODAY) == opened_among([], TODAY) == []
