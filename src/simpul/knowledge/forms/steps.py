"""What of a card is filled at one step of an open day?"""

from dataclasses import replace

from simpul.knowledge.forms.definition import Form

STEPS = range(1, 6)


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
