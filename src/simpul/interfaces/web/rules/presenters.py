"""What does the page of a rule show: inputs, formulas, bands, settings? No I/O."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats, marks
from simpul.interfaces.web.rules.words import SourceShown, refer_words, source_shown, source_words
from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.concepts.measures import MEASURES
from simpul.knowledge.rules import Band, Rule
from simpul.knowledge.rules.language.definition import Input
from simpul.knowledge.rules.language.settings import numbers, settings
from simpul.knowledge.rules.wording import EVERYBODY, Words, said_least


@dataclass(frozen=True, slots=True)
class BandShown:
    """ours   what of it no source gives, in words; "" where all was read
    least  what is told while a worse band may still come out, where the band has its own words for that; else ""
    """

    code: str
    label: str
    when: str
    priority: marks.Mark
    action: str
    refer: str
    colour: marks.Mark | None
    status: str
    source: SourceShown
    recheck: str
    ours: str
    least: str


def band_shown(rule: Rule, band: Band) -> BandShown:
    language = formats.language()
    words, days = Words(rule, language), band.recheck_days
    return BandShown(
        code=band.code,
        label=band.label(language),
        when=words.gate(band.when) if band.when else EVERYBODY[language],
        priority=marks.of_priority(band.priority.value),
        action=band.action(language),
        refer=refer_words(band.refer.value),
        colour=marks.of_band(band.colour.value),
        status=source_words(band.status.value),
        source=source_shown(band.source),
        recheck=_again_in(days),
        ours=words.ours(band),
        least=said_least(band, language),
    )


def _again_in(days: int | None) -> str:
    if days is None:
        return formats.MISSING
    return _("%(days)s hari lagi") % {"days": days} if days else _("hari ini")


def inputs_shown(rule: Rule) -> list[tuple[str, str, str]]:
    """(name, in which unit or by which answers, whether it has to be known)"""
    language = formats.language()
    return [(one.thing.label(language), _kept_in(one, language), _needed(rule, one)) for one in rule.inputs.values()]


def _needed(rule: Rule, one: Input) -> str:
    if one.optional:
        return _("boleh tidak diukur")
    return Words(rule, formats.language()).asked(one.code) or _("wajib")


def _kept_in(one: Input, language: str) -> str:
    if not isinstance(one.thing, Concept):
        return _("ya atau tidak") if one.thing.is_yes_no else one.thing.unit(language) or ", ".join(one.thing.words)
    match one.thing.kind:
        case Kind.YES_NO:
            return _("ya atau tidak")
        case Kind.CODED:
            return ", ".join(option.label(language) for option in one.thing.options)
        case _:
            return MEASURES[one.thing.entry_unit].label(language) or _("banyaknya")


def derived_shown(rule: Rule) -> list[tuple[str, str]]:
    """(name, how it is made)"""
    words = Words(rule, formats.language())
    return [(one.label(words.language), words.derived(one)) for one in rule.derived.values()]


def settings_shown(
    rule: Rule, chosen: Mapping[str, int]
) -> list[tuple[str, str, list[tuple[str, bool, str, SourceShown]]]]:
    """(code, what is contradicted, [(number, used here, how it was read, source)])"""
    language, used = formats.language(), numbers(chosen)
    return [
        (
            code,
            one.label(language),
            [
                (one.show(choice.value, language), choice.value == used[code],
                 source_words(choice.status.value), source_shown(choice.source))
                for choice in one.choices
            ],
        )
        for code in rule.settings
        if (one := settings().get(code))
    ]  # fmt: skip
