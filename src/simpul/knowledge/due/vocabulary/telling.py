"""How is it said in English what fulfils a service, and after which result it is asked for again? For a reviewer."""

from collections.abc import Iterator

from simpul.knowledge.concepts import Kind as Answer
from simpul.knowledge.concepts import concepts, services
from simpul.knowledge.due.vocabulary.rule import Again, Condition, ServiceRule


def shown_words(rule: ServiceRule) -> str:
    """Of a service that is fulfilled by what was given or found."""
    return "; ".join((*map(_shown_by, rule.done_by), *_judged_by(rule)))


def again_words(again: Again) -> str:
    when = " and ".join(f"{one.code} {one.word.replace('_', ' ')} {_answer(one)}" for one in again.when)
    return f"after a result where {when} once more {again.days} days later ({again.status}: {again.source})"


def _shown_by(parts: tuple[str, ...]) -> str:
    if len(parts) > 1:
        return "found, all of one day: " + ", ".join(concepts()[code].label_id for code in parts)
    (code,) = parts
    return f"given: {services()[code].label_id}" if code in services() else f"found: {concepts()[code].label_id}"


def _judged_by(rule: ServiceRule) -> Iterator[str]:
    if rule.number:
        yield f"where {concepts()[rule.number].label_id} is not told and some are missing, it is asked for"
    if rule.form:
        yield f"not where {concepts()[rule.form].label_id} of that day is of another age; said where it is not told"


def _answer(one: Condition) -> str:
    if concepts()[one.code].kind is Answer.YES_NO:
        return "yes" if one.value else "no"
    return str(one.value)
