"""The forms of the register of people: their fields, their words, what was typed and what is refused."""

from simpul.interfaces.web.families.forms.acting import is_kept, made_by
from simpul.interfaces.web.families.forms.fields import Field, Option, Warned
from simpul.interfaces.web.families.forms.form import Form

__all__ = ["Field", "Form", "Option", "Warned", "is_kept", "made_by"]
