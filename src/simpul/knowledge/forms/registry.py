"""Which forms are there, in which editions? One JSON file each, in editions/; phones read the same files."""

import json
from functools import cache
from pathlib import Path

from simpul.knowledge.forms.definition import Form
from simpul.knowledge.forms.schema import FormError, form_of

EDITIONS = Path(__file__).parent / "editions"


@cache
def forms() -> dict[tuple[str, str], Form]:
    """All forms by code and edition. Raises FormError, which names form and field, for a file that must not load."""
    found = {}
    for path in sorted(EDITIONS.glob("*.json")):
        form = form_of(json.loads(path.read_text()))
        if path.stem != f"{form.code}-{form.edition}":
            raise FormError(f"form {form.code}: its file is named {form.code}-{form.edition}.json")
        found[form.code, form.edition] = form
    return found


def form(code: str, edition: str = "") -> Form:
    """A form in the edition on which a visit was written; without one, in its latest. Raises KeyError."""
    editions = sorted(known for name, known in forms() if name == code)
    return forms()[code, edition or (editions[-1] if editions else "")]
