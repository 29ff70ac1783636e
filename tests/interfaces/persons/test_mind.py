"""Who hears of the answers about the mind? A health worker reads them. A kader who wrote them hears on that day, by a
colour, whether to tell one; another kader hears nothing, and nor does she on the next day."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.knowledge.rules import fingerprints
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.services.signing.actions import sign
from tests.cast import NOW, TODAY, Cast, add_person
from tests.interfaces.reading import words_of
from tests.interfaces.visits.sending import as_part, send
from tests.services.due.giving import seen

SRQ = ("JIWA-SRQ20", "2026.11")
TELL = "Perlu diperiksa tenaga kesehatan."
FINE = "Tidak ada yang perlu dilaporkan."
FOUR = ("jiwa_1", "jiwa_2", "jiwa_3", "jiwa_4")
WISH = {"srq20_total": "18", "srq20_item_17": "ya"}
SHOW = "Tunjukkan jawaban yang Anda catat hari ini kepada tenaga kesehatan."
SAID = ("SRQ-20", "Jiwa 1", "mengakhiri hidup", "diagnosis", "ditelusuri", "Dukungan Psikologis")  # to a health worker


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def man(cast: Cast) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        return add_person(cast, "Warga Pemeran", Sex.MALE, TODAY.replace(year=1995), cast.campurejo.rt[0])


def of(cast: Cast, part: str, person: Person) -> Any:
    answer = as_part(cast, part).get(reverse("persons:page", kwargs={"person_id": person.pk}))
    assert answer.status_code == 200
    return answer


def heard(answer: Any) -> list[tuple[str, str]]:
    judged = answer.context["judged"]
    return [(one.mark.word, one.said) for one in judged.first] if judged else []


def test_a_kader_who_wrote_that_somebody_wants_to_end_life_is_told_to_tell_a_health_worker(
    cast: Cast, man: Person
) -> None:
    saved = send(cast, "kader", man, "posyandu_dewasa", **WISH, **dict.fromkeys(FOUR, "3"))
    for answer in (as_part(cast, "kader").get(saved["Location"]), of(cast, "kader", man)):
        assert heard(answer) == [("Merah", TELL)]
        text = words_of(answer)
        assert "tidak ada yang perlu ditangani" not in text
        assert [one for one in SAID if one in text] == []


def test_a_good_answer_is_no_green_while_nobody_signed_and_the_four_questions_are_heard_likewise(
    cast: Cast, man: Person
) -> None:
    send(cast, "kader", man, "posyandu_dewasa", srq20_total="0", srq20_item_17="tidak")
    assert FINE not in words_of(of(cast, "kader", man))
    sign(
        actor_id=cast.dokter.pk, facility=cast.puskesmas, signature_id=new_id(), key=SRQ, seen=fingerprints()[SRQ],
        remark="Dibahas.", now=NOW,
    )  # fmt: skip
    assert FINE in words_of(of(cast, "kader", man))
    send(cast, "kader", man, "posyandu_dewasa", jiwa_1="3", jiwa_2="0", jiwa_3="0", jiwa_4="0")
    answer = of(cast, "kader", man)
    assert heard(answer) == [("Merah", TELL)]
    assert FINE not in words_of(answer)


def test_a_health_worker_reads_it_first_and_nobody_else_hears_anything(cast: Cast, man: Person) -> None:
    saved = send(cast, "kader", man, "posyandu_dewasa", **WISH)
    text = words_of(of(cast, "bidan", man))
    assert "Butir 17 dijawab ya: ada pikiran untuk mengakhiri hidup." in text
    assert "jangan ditinggal sendiri" in text
    assert "tidak ada yang perlu ditangani" not in text
    for answer in (of(cast, "second_kader", man), as_part(cast, "second_kader").get(saved["Location"])):
        assert heard(answer) == []
        assert TELL not in words_of(answer)


def test_a_later_no_of_the_same_day_takes_no_wish_to_die_away_and_she_hears_of_it_once(cast: Cast, man: Person) -> None:
    send(cast, "kader", man, "posyandu_dewasa", **WISH)
    send(cast, "kader", man, "posyandu_dewasa", srq20_total="2", srq20_item_17="tidak")
    for part, words in (("kader", TELL), ("bidan", "Butir 17 dijawab ya: ada pikiran untuk mengakhiri hidup.")):
        (day,) = of(cast, part, man).context["judged"].earlier
        assert (day.on, [one.said for one in day.said]) == (TODAY, [words])
    send(cast, "kader", man, "posyandu_dewasa", **dict.fromkeys(FOUR, "3"))
    answer = of(cast, "kader", man)
    assert (heard(answer), answer.context["judged"].earlier) == ([("Merah", TELL)], [])


def test_on_the_next_day_she_hears_nothing_any_more(cast: Cast, man: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    send(cast, "kader", man, "posyandu_dewasa", **WISH)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=1))
    assert heard(of(cast, "kader", man)) == []
    assert len(heard(of(cast, "bidan", man))) == 1


@pytest.mark.parametrize("part", ["bidan", "second_kader"])
def test_beside_what_another_hand_wrote_she_hears_what_her_own_answers_say(cast: Cast, man: Person, part: str) -> None:
    seen(cast, man, found={"srq20_item_17": 1}, part=part)
    send(cast, "kader", man, "posyandu_dewasa", srq20_total="3")
    assert heard(of(cast, "kader", man)) == []
    send(cast, "kader", man, "posyandu_dewasa", srq20_total="18")
    assert heard(of(cast, "kader", man)) == [("Merah", TELL)]


def test_of_her_own_answer_that_no_rule_reads_she_is_told_to_show_it_and_another_kader_is_not(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        old = add_person(cast, "Warga Sepuh", Sex.MALE, TODAY.replace(year=1950), cast.campurejo.rt[0])
    saved = send(cast, "kader", old, "posyandu_lansia", skilas_sad="ya")
    for answer in (as_part(cast, "kader").get(saved["Location"]), of(cast, "kader", old)):
        text = words_of(answer)
        assert SHOW in text
        assert "tidak ada yang perlu ditangani" not in text
    assert SHOW not in words_of(of(cast, "second_kader", old))
