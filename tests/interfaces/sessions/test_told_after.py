"""A kader who kept the card of one person hears whether a health worker has to see it, and of nothing else."""

import pytest

from simpul.services.posyandu.groups import Group
from tests.cast import NOW, Cast
from tests.interfaces.reading import words_of
from tests.interfaces.sessions.test_card_beside import draw, fill
from tests.interfaces.sessions.test_column import Desk

TELL = "Dari kartu yang baru disimpan ada yang perlu diperiksa tenaga kesehatan. Beri tahu sekarang."
SHOW = "Dari kartu yang baru disimpan ada yang tidak dinilai di sini. Tunjukkan kepada tenaga kesehatan."


@pytest.mark.parametrize(
    ("part", "answers", "said"),
    [
        ("kader", {"systolic": "165", "diastolic": "112"}, TELL),
        ("kader", {"eye_right": "tidak_normal"}, SHOW),
        ("kader", {"systolic": "112", "diastolic": "72"}, ""),
        ("bidan", {"systolic": "165", "diastolic": "112"}, ""),
    ],
)
def test_what_has_to_be_told_stands_above_the_list_without_name_and_value(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, part: str, answers: dict[str, str], said: str
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    Desk(cast, "kader").post("open")
    desk = Desk(cast, part)
    card = draw(desk, cast.mother, Group.DEWASA)
    address = fill(desk, cast.mother, card, **answers).headers["HX-Redirect"]
    assert ("#orang-" in address) is not bool(said)
    text = words_of(desk.client.get(address))
    assert [one for one in (TELL, SHOW) if one in text] == ([said] if said else [])
