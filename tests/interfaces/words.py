"""Which sentences does the product speak? Taken from the templates and the code, as gettext would see them."""

import ast
import re
from functools import cache
from pathlib import Path

from django.utils.translation.template import templatize

import simpul
from simpul.knowledge.identity.reasons import NEWBORN_WORDS, TWIN_WORDS, WORDS
from simpul.records.access.permissions import Role
from simpul.services.follow_up.kinds import Reason, Status
from simpul.services.rights import kinds as rights
from simpul.services.rights.retention import RULES
from simpul.services.takeover import sentences
from simpul.services.takeover.columns import Group, columns
from simpul.services.takeover.kinds import Decision, Fate, RunState

SOURCE = Path(simpul.__file__).parent
PO = SOURCE / "interfaces/web/locale/en/LC_MESSAGES/django.po"
# Written into the audit log and shown on the page of a person.
PURPOSES = {
    "pelayanan",
    "pendataan",
    "melihat catatan",
    "tindak lanjut",
    "catatan ganda",
    "melayani tamu",
    "permintaan hak data",
    "salah ketik",
    "salah anak",
    "timbangan keliru",
}
RIGHTS = (
    *(rights.Kind, rights.State, rights.Act, rights.Channel, rights.Requester, rights.Proof),
    *(rights.Ground, rights.ConsentKind),
)
CALLS = {"_", "gettext", "gettext_lazy", "ngettext"}


@cache
def spoken() -> set[str]:
    """Every msgid; of a plural, its singular form."""
    found: set[str] = set()
    for path in (SOURCE / "interfaces").rglob("*.py"):
        found |= _calls(path.read_text())
    for path in (SOURCE / "interfaces").rglob("*.html"):
        found |= _calls(_python_of(path))
    for path in SOURCE.rglob("*.py"):
        found |= _refusals(path.read_text())
    found |= {text for name, text in vars(sentences).items() if name.isupper()} | {group.value for group in Group}
    found |= {column.label for column in columns().values()}
    found |= {choice.label for choices in (RunState, Fate, Decision) for choice in choices}
    found |= {words for rule in RULES for words in (rule.what, rule.how_long)}
    found |= {words for levels in WORDS.values() for words in levels.values()} | {TWIN_WORDS, NEWBORN_WORDS}
    return found | {choice.label for choices in (Role, Reason, Status, *RIGHTS) for choice in choices} | PURPOSES


@cache
def plurals() -> dict[str, str]:
    """The msgids that are said of one and of many, each with its form for many."""
    python = [path.read_text() for path in (SOURCE / "interfaces").rglob("*.py")]
    templates = [_python_of(path) for path in (SOURCE / "interfaces").rglob("*.html")]
    found = {}
    for text in (*python, *templates):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "ngettext":
                one, many = node.args[:2]
                found[ast.literal_eval(one)] = ast.literal_eval(many)
    return found


def _refusals(text: str) -> set[str]:
    """The sentences of DomainError, also of its subclasses."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and len(node.args) == 2:
            name = ast.unparse(node.func)
            sentence = node.args[1]
            if name in ("DomainError", "super().__init__") and isinstance(sentence, ast.Constant):
                found.add(str(sentence.value))
    return found


def _python_of(path: Path) -> str:
    """The gettext calls of a template as Python statements, one a line."""
    text = templatize(path.read_text(), origin=str(path))
    return "\n".join(re.findall(r"(?:n?gettext)\((?:u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\"|[^()])*\)", text))


def _calls(text: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found
