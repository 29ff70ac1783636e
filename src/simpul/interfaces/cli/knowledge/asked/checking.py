"""What is wrong with a file? By path one sentence each, before anything of it is read; nothing here raises.

What was written is not repeated: it may be a name or a NIK in the wrong place.
"""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches

from simpul.interfaces.cli.knowledge.asked.areas import problem_of
from simpul.interfaces.cli.knowledge.asked.codes import CODES, unknown_code
from simpul.interfaces.cli.knowledge.asked.days import problem_of_day, problem_of_hour
from simpul.interfaces.cli.knowledge.asked.fields import Field

WHOLE = "berkas"
MISSING = "Belum diisi."
NO_OBJECT = "Bukan objek JSON: tulis di antara { dan }."
LONGEST = 200
Found = Iterator[tuple[str, str]]


class RefusedError(Exception):
    """A file of which nothing can be answered. problems: by path, one sentence each"""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = dict(problems)


def check(content: object, takes: Field) -> None:
    """Raises RefusedError for a file of another shape."""
    problems = dict(_of(content, takes, ""))
    if problems:
        raise RefusedError(problems)


def _of(told: object, one: Field, path: str) -> Found:
    match one.kind:
        case "object":
            yield from _of_object(told, one, path)
        case "list":
            yield from _of_list(told, one, path)
        case "map":
            yield from _of_map(told, one, path)
        case _:
            sentence = PLAIN[one.kind](told, one)
            if sentence:
                yield path, sentence


def _of_object(told: object, one: Field, path: str) -> Found:
    if not isinstance(told, dict):
        yield path or WHOLE, NO_OBJECT
        return
    for name in told.keys() - one.parts.keys():
        near = get_close_matches(name, one.parts, 1)
        yield path or WHOLE, f"Isian {name} tidak dikenal; mungkin {near[0]}." if near else "Ada isian tidak dikenal."
    for name, part in one.parts.items():
        within = f"{path}.{name}" if path else name
        if told.get(name) is not None:
            yield from _of(told[name], part, within)
        elif part.must:
            yield within, MISSING


def _of_list(told: object, one: Field, path: str) -> Found:
    if not isinstance(told, list):
        yield path, "Bukan daftar JSON: tulis di antara [ dan ]."
        return
    for position, line in enumerate(told):
        yield from _of(line, one.parts["[]"], f"{path}[{position}]")


def _of_map(told: object, one: Field, path: str) -> Found:
    """Findings are looked at by who reads them: one that cannot be read leaves the others judged."""
    if not isinstance(told, dict):
        yield path, NO_OBJECT
        return
    within, known = one.parts["{}"], CODES[one.codes]()
    for code, value in told.items():
        if within.kind != "value" and code not in known:
            yield path, unknown_code(code, known)
        elif value is not None:
            yield from _of(value, within, f"{path}.{code}")


def _text(told: object, _one: Field) -> str:
    if not isinstance(told, str):
        return "Bukan teks: tulis di antara tanda petik."
    return "" if len(told) <= LONGEST and told.isprintable() else f"Tulis paling banyak {LONGEST} huruf, satu baris."


def _whole(told: object, one: Field) -> str:
    is_one = isinstance(told, int) and not isinstance(told, bool) and one.lowest <= told <= one.highest
    return "" if is_one else f"Tulis bilangan bulat {one.lowest} sampai {one.highest}, tanpa tanda petik."


def _yes_no(told: object, _one: Field) -> str:
    return "" if isinstance(told, bool) else "Tulis true atau false, tanpa tanda petik."


def _choice(told: object, one: Field) -> str:
    return "" if told in one.options else f"Tulis salah satu: {', '.join(one.options)}."


def _code(told: object, one: Field) -> str:
    known = CODES[one.codes]()
    if not isinstance(told, str):
        return "Bukan teks: tulis di antara tanda petik."
    return "" if told in known else unknown_code(told, known)


PLAIN: dict[str, Callable[[object, Field], str]] = {
    "day": lambda told, _one: problem_of_day(told),
    "hour": lambda told, _one: problem_of_hour(told),
    "area": lambda told, _one: problem_of(told),
    "text": _text,
    "whole": _whole,
    "yes_no": _yes_no,
    "choice": _choice,
    "code": _code,
    "value": lambda _told, _one: "",
}
