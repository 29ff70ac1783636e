"""What is asked on the screens of people and families, and how is what was typed read?"""

from simpul.interfaces.web.families.forms.form import Form, Warned, handled
from simpul.interfaces.web.families.forms.fields import Field, Option

__all__ = ["Field", "Form", "Option", "Warned", "handled"]
