"""Which Posyandu cards are a person's on a day, and which steps of the open day has one?

The card of her motherhood first, then the one of the stage of life.

Sources
    KMK HK.01.07/MENKES/2015/2023 (second-hand): one card for each group; of an adult who is pregnant the card of
        pregnancy is used, though she belongs to two groups.
    Ours: a girl who is pregnant keeps the card of her age beside it, and so does everybody after a birth, because what
        those cards ask goes on for two years.
"""

from dataclasses import replace

from simpul.foundation.sex import Sex
from simpul.knowledge.forms.definition import Form
from simpul.knowledge.forms.facts import Facts
from simpul.knowledge.life_stages import ADULT_FROM_YEARS, LifeStage, stage_at
from simpul.knowledge.pregnancy.dates import Stage, stage_on

STEPS = range(1, 6)  # of an open day
PREGNANT, AFTER_BIRTH = "posyandu_ibu_hamil", "posyandu_ibu_nifas"
CARDS = {
    LifeStage.BAYI: "posyandu_bayi_balita",
    LifeStage.ANAK_BALITA: "posyandu_bayi_balita",
    LifeStage.APRAS: "posyandu_bayi_balita",
    LifeStage.USEKREM_6_14: "posyandu_sekolah_remaja",
    LifeStage.USEKREM_15_18: "posyandu_sekolah_remaja",
    LifeStage.DEWASA: "posyandu_dewasa",
    LifeStage.LANSIA: "posyandu_lansia",
}


def cards_for(facts: Facts, *, adult_from_years: int = ADULT_FROM_YEARS[0]) -> tuple[str, ...]:
    """Codes of forms, the one to open first in front; none where neither age nor motherhood is known."""
    mothers = _card_of_motherhood(facts)
    if facts.age_months is None:
        return mothers
    stage = stage_at(facts.age_months, adult_from_years=adult_from_years)
    if mothers == (PREGNANT,) and stage is LifeStage.DEWASA:
        return mothers
    return (*mothers, CARDS[stage])


def _card_of_motherhood(facts: Facts) -> tuple[str, ...]:
    if facts.sex is Sex.MALE:
        return ()
    if facts.pregnant:
        return (PREGNANT,)
    if facts.last_birth is None or facts.last_birth > facts.on:
        return ()
    stage = stage_on(facts.on, ended_on=facts.last_birth, has_live_child=facts.child_lives)
    return (AFTER_BIRTH,) if stage in (Stage.NIFAS, Stage.MENYUSUI) else ()


def steps_of(form: Form) -> list[int]:
    """The steps at which the card asks something, in their order; none for a form without steps."""
    return sorted({field.step for _section, field in form.fields()} & set(STEPS))


def of_step(form: Form, step: int) -> Form:
    """The same edition with the fields of one step only: what is required elsewhere is not asked here."""
    sections = (
        replace(section, fields=tuple(field for field in section.fields if field.step == step))
        for section in form.sections
    )
    return replace(form, sections=tuple(section for section in sections if section.fields))
