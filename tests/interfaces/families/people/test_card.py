"""The card: a code drawn by lot, a QR that says this code and nothing else, and one that works at a time."""

import re

import pytest
import segno
from django.urls import reverse

from simpul.foundation.privacy import Masked
from simpul.records.audit.models import Event
from simpul.records.people.queries import numbers_of
from simpul.records.people.search import find_by_number
from tests.cast import NAMES, NIKS, Cast
from tests.interfaces.families.screens import DAY, Screen, fresh, open_form
from tests.interfaces.test_every_door import enter_as
from tests.records.households.house import city


def card(cast: Cast, part: str = "bidan") -> Screen:
    return open_form(cast, part, "card", person_id=cast.mother.pk)


def code_of(cast: Cast) -> str:
    with city():
        code = numbers_of(fresh(cast.mother)).get("kartu")
        return code.reveal() if code else ""


def drawn_on(page: str) -> list[list[bool]]:
    """The squares of the QR as the strokes of its SVG draw them, without the quiet edge of four."""
    drawing = re.search(r'<svg[^>]*class="qr".*?</svg>', page, re.DOTALL)
    assert drawing
    size = re.search(r'viewBox="0 0 (\d+) \1"', drawing.group())
    strokes = re.search(r'<path[^>]*class="qr-line"[^>]*>', drawing.group())
    assert size
    assert strokes
    squares = [[False] * int(size.group(1)) for _ in range(int(size.group(1)))]
    x, y = 0.0, 0.0
    for letter, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: ?(-?[\d.]+))?", strokes.group().split(' d="')[1]):
        if letter == "h":
            for at in range(int(x), int(x) + int(first)):
                squares[int(y)][at] = True
            x += int(first)
        else:
            x, y = (float(first), float(second)) if letter == "M" else (x + float(first), y + float(second))
    return [row[4:-4] for row in squares[4:-4]]


def test_the_qr_holds_the_code_and_nothing_else(cast: Cast) -> None:
    assert card(cast).send().kept
    code, page = code_of(cast), card(cast).text
    matrix = segno.make(code, error="m", micro=False).matrix
    assert drawn_on(page) == [[bool(square) for square in row] for row in matrix]
    assert re.fullmatch(r"SIMPUL-[A-HJ-NP-Z2-9]{16}", code)
    assert code in page
    assert not any(nik in page for nik in NIKS)


def test_a_new_card_ends_the_one_before(cast: Cast) -> None:
    card(cast).send()
    first = code_of(cast)
    with city() as area:
        assert [one.name for one in find_by_number(area, Masked(first))] == [NAMES[0]]
    assert card(cast).send().kept
    with city() as area:
        assert code_of(cast) != first
        assert find_by_number(area, Masked(first)) == []
        assert [one.name for one in find_by_number(area, Masked(code_of(cast)))] == [NAMES[0]]


def test_a_screen_that_is_older_than_the_card_makes_no_other(cast: Cast) -> None:
    one, two = card(cast), card(cast, "kader")
    one.send()
    first = code_of(cast)
    two.send()
    one.again()
    assert code_of(cast) == first


def test_looking_at_a_card_is_noted_without_its_code(cast: Cast) -> None:
    card(cast).send()
    card(cast, "kader")
    with city():
        noted = list(Event.objects.filter(action="person.card"))
        assert (cast.kader.pk, cast.mother.pk) in {(one.actor_id, one.subject_id) for one in noted}
        assert not any(code_of(cast) in str((one.detail, one.purpose)) for one in Event.objects.all())
    assert code_of(cast) not in reverse("families:card", args=[cast.mother.pk])


@pytest.mark.parametrize(
    ("name", "boxes"),
    [("death", {"day": DAY}), ("left", {"day": DAY, "elsewhere": "Surabaya"}), ("wrong", {"reason": "tidak ada"})],
)
def test_who_is_here_no_more_gets_no_card(cast: Cast, name: str, boxes: dict[str, str]) -> None:
    drawn_before = card(cast)
    open_form(cast, "bidan", name, person_id=cast.mother.pk).send(**boxes)
    drawn_before.send()
    page = card(cast)
    assert "<button" not in page.text.split("visit-form")[1].split("</main>")[0]
    enter_as(cast.bidan).post(page.address, {"seen": page.hidden.get("seen", "")})
    assert code_of(cast) == ""
