"""Forms with their fields, their words, what was typed and what is refused: drawn the same on every screen."""

from simpul.interfaces.web.forms.acting import is_kept, made_by
from simpul.interfaces.web.forms.fields import Field, Option, Warned
from simpul.interfaces.web.forms.form import Form

__all__ = ["Field", "Form", "Option", "Warned", "is_kept", "made_by"]
