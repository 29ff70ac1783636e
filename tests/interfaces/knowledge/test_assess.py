"""simpul assess and simpul knowledge: findings in, answers out; a file with a mistake is one sentence."""

import io
import json
from typing import Any

import pytest

from simpul.interfaces.cli.main import main
from tests.interfaces.knowledge.asking import Ask

PERSON = {"birth_date": "1999-03-02", "sex": "P", "pregnant": True, "last_period": "2026-08-01"}
FOUND = {"on": "2026-11-29", "person": PERSON, "findings": {"hemoglobin": "10,4", "arm_circumference": 231}}


def assessed(content: Any, *words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    text = content if isinstance(content, str) else json.dumps(content)
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert main(["assess", *words]) == 0
    return capsys.readouterr().out


def test_what_was_typed_and_what_was_counted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = json.loads(assessed(FOUND, capsys=capsys, monkeypatch=monkeypatch))
    bands = {one["rule"]: one["band"] and one["band"]["code"] for one in told["answers"]}
    assert bands["ANC-ANEMIA"] == "ringan"
    assert bands["ANC-KEK"] == "kek"
    assert "ANC-MAP" not in bands, "nobody measured a pressure"


def test_what_follows_from_the_person_alone_is_told_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    young = FOUND | {"person": PERSON | {"birth_date": "2009-03-02"}}
    told = json.loads(assessed(young, capsys=capsys, monkeypatch=monkeypatch))
    bands = {one["rule"]: one["band"] and one["band"]["code"] for one in told["answers"]}
    assert bands["ANC-UMUR"] == "terlalu_muda"
    assert "GROW-2T" not in bands, "of gains nothing is known"


def test_all_rules_of_the_day(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told = json.loads(assessed(FOUND, "--all", capsys=capsys, monkeypatch=monkeypatch))
    states = {one["rule"]: one["state"] for one in told["answers"]}
    assert states["ANC-MAP"] == "tidak_lengkap"


def test_before_the_first_edition_nothing_is_answered(ask: Ask) -> None:
    none_yet = "Belum ada edisi aturan yang berlaku pada tanggal ini; yang pertama mulai 2026-11-01."
    early = FOUND | {"on": "2026-10-31"}
    code, out = ask("assess", early, "--all")
    assert (code, json.loads(out)) == (1, {"unread": {"on": none_yet}})
    assert ask("assess", early, "--words") == (1, f"on: {none_yet}\n")


def test_in_words(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    said = assessed(FOUND, "--words", capsys=capsys, monkeypatch=monkeypatch)
    assert "Anemia pada ibu hamil (ANC-ANEMIA 2026.11, verified, saran): Anemia ringan." in said
    assert "Tanda tangan dokter tidak dilihat: semua yang dari aturan saran saja" in said.splitlines()[-1]


def test_what_cannot_be_read_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    content = FOUND | {"findings": {"hemoglobin": "banyak", "mood": "1", "arm_circumference": 9999}}
    told = json.loads(assessed(content, capsys=capsys, monkeypatch=monkeypatch))
    assert told["unread"].keys() == {"hemoglobin", "mood", "arm_circumference"}
    assert [one["again"] for one in told["answers"] if one["rule"] == "ANC-KEK"] == [["arm_circumference"]]


CHILD = {"birth_date": "2025-05-20", "sex": "L"}
SPOILED: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any], str, str]] = [
    (CHILD, {"sign_seizure": "ya"}, {"oxygen_saturation": (300, "300")}, "MTBS-BAHAYA", "P1"),
    (
        PERSON | {"pregnant": False, "last_period": None, "delivered_on": "2026-11-20"},
        {"postpartum_bleeding": "ya", "sign_seizure": "ya"},
        {"body_temperature": (455, "45,5")},
        "PNC-BAHAYA",
        "P1",
    ),
    ({"birth_date": "1970-03-02", "sex": "L"}, {"diastolic": 125}, {"systolic": (900, "900")}, "TD-DEWASA", "P2"),
]


@pytest.mark.parametrize(("person", "found", "spoiled", "rule", "priority"), SPOILED, ids=[one[3] for one in SPOILED])
def test_a_number_that_cannot_be_swallows_no_danger_however_it_is_typed(
    person: dict[str, Any], found: dict[str, Any], spoiled: dict[str, Any], rule: str, priority: str, ask: Ask
) -> None:
    (code, typed), *_ = spoiled.items()
    asked = [FOUND | {"person": person, "findings": found | {code: one}} for one in typed]
    told, other = (json.loads(ask("assess", one)[1]) for one in asked)
    assert told == other
    assert told["unread"].keys() == {code}
    one = next(one for one in told["answers"] if one["rule"] == rule)
    assert (one["state"], one["again"], one["at_least"]["priority"]) == ("ukur_ulang", [code], priority)
    lines = ask("assess", asked[0], "--words")[1].splitlines()
    assert any(line.startswith(f"  {priority}. ") and "Rujuk: " in line for line in lines)


def test_of_who_may_be_pregnant_it_swallows_nothing_either(ask: Ask) -> None:
    found = {"systolic": 900, "diastolic": 125}
    told = json.loads(ask("assess", FOUND | {"person": UNTOLD, "findings": found})[1])
    assert told["either_way"] == {"priority": "P2", "refer": "puskesmas"}


def test_a_choice_is_no_bare_number(ask: Ask) -> None:
    """2 of protein in urine is the second answer, a trace; who writes it may mean +2, which is severe."""
    later = FOUND | {"person": PERSON | {"last_period": "2026-05-01"}}
    written = {"systolic": 150, "diastolic": 95, "urine_protein": "+2"}
    told = {one["rule"]: one for one in json.loads(ask("assess", later | {"findings": written})[1])["answers"]}
    assert told["ANC-PE"]["band"]["priority"] == "P1"
    answers = "negatif, samar, positif_1, positif_2, positif_3, positif_4"
    for number in (2, 2.0, "2", True):
        told = json.loads(ask("assess", later | {"findings": written | {"urine_protein": number}})[1])
        assert told["unread"] == {"urine_protein": f"Tulis jawabannya, bukan angkanya. Salah satu dari: {answers}."}


MAN = "Kehamilan dan persalinan tidak berlaku bagi laki-laki. Isian ini tidak dipakai."
AGE = "Umurnya pada hari itu tidak wajar untuk hamil atau bersalin. Isian ini tidak dipakai."
WEEKS = "HPHT tidak wajar: lebih dari 43 minggu yang lalu. Isian ini tidak dipakai."


@pytest.mark.parametrize(
    ("person", "unread"),
    [
        ({"sex": "L"}, dict.fromkeys(("person.pregnant", "person.last_period"), MAN)),
        ({"birth_date": "2021-11-01"}, dict.fromkeys(("person.pregnant", "person.last_period"), AGE)),
        ({"birth_date": "2021-11-01", "delivered_on": "2026-11-20", "pregnant": False, "last_period": None},
         {"person.delivered_on": AGE}),
        ({"last_period": "2025-06-01"}, {"person.last_period": WEEKS}),  # 78 weeks
        ({"last_period": "2026-02-01"}, {}),  # 43 weeks to the day
    ],
)  # fmt: skip
def test_a_pregnancy_or_birth_that_cannot_be_is_named_and_nothing_follows_from_it(
    person: dict[str, Any], unread: dict[str, str], ask: Ask
) -> None:
    told = json.loads(ask("assess", FOUND | {"person": PERSON | person}, "--all")[1])
    assert told["unread"] == unread
    used = [one["inputs"] for one in told["answers"]]
    assert {one["pregnant"] for one in used if "pregnant" in one} == {
        0 if "person.pregnant" in unread or person.get("pregnant") is False else 1
    }
    assert any("gestation_days" in one for one in used) is not bool(unread)
    assert not any("days_since_delivery" in one for one in used)


@pytest.mark.parametrize("person", [{"birth_date": "1980-03-02", "sex": "L"}, {"birth_date": "2026-07-02"}], ids=str)
def test_of_a_man_and_of_a_baby_no_rule_asks_whether_they_are_pregnant(person: dict[str, str], ask: Ask) -> None:
    found = {"body_weight": "6", "hemoglobin": "12", "arm_circumference": "15", "systolic": 120, "diastolic": 80}
    told = json.loads(ask("assess", FOUND | {"person": person, "findings": found})[1])["answers"]
    assert [one["rule"] for one in told if "pregnant" in one["missing"]] == []
    assert [one["rule"] for one in told if one["rule"].startswith("ANC-")] == []


GIRL = {"birth_date": "2020-03-02", "sex": "P"}  # no rule speaks of a pressure at six years
UNTOLD = {"birth_date": "1990-03-02", "sex": "P"}


def test_what_no_rule_judged_is_named_in_json_and_in_words(ask: Ask) -> None:
    found = {"systolic": 165, "diastolic": 112, "body_weight": "20", "labour_bleeding": "ya", "labour_complication": 0}
    asked = FOUND | {"person": GIRL, "findings": found}
    told = json.loads(ask("assess", asked)[1])
    assert [one["finding"] for one in told["unjudged"]] == ["systolic", "diastolic", "labour_bleeding"]
    assert told["unjudged"][0] == {
        "finding": "systolic", "label": "Tekanan darah sistolik", "value": "165 mmHg",
        "said": "Tekanan darah sistolik 165 mmHg", "waits_for": told["unjudged"][0]["waits_for"],
    }  # fmt: skip
    assert "pregnant" not in told["unjudged"][0]["waits_for"]
    line = (
        "Tidak dinilai aturan: Tekanan darah sistolik 165 mmHg, Tekanan darah diastolik 112 mmHg, "
        "Perdarahan saat bersalin: Ya. Dokter atau bidan yang menilai."
    )
    assert ask("assess", asked, "--words")[1].splitlines().count(line) == 1
    judged = FOUND | {"findings": {"arm_circumference": 231, "hemoglobin": "10,4"}}
    assert json.loads(ask("assess", judged)[1])["unjudged"] == []
    assert "Tidak dinilai" not in ask("assess", judged, "--words")[1]


def test_that_she_may_be_pregnant_is_asked_once_with_all_that_waits_for_it(ask: Ask) -> None:
    found = {"systolic": 190, "diastolic": 120, "random_glucose": 300}
    asked = FOUND | {"person": UNTOLD, "findings": found}
    lines = ask("assess", asked, "--words")[1].splitlines()
    assert [one for one in lines if "amil" in one] == [
        "Isi dulu hamil atau tidak (person.pregnant); yang menunggu jawabannya: Tekanan darah sistolik 190 mmHg, "
        "Tekanan darah diastolik 120 mmHg, Gula darah sewaktu (GDS) 300 mg/dL.",
        "Hamil atau tidak, sudah pasti sedikitnya P2, rujuk: puskesmas.",
    ]
    told = json.loads(ask("assess", asked)[1])
    assert {one["finding"] for one in told["unjudged"] if "pregnant" in one["waits_for"]} == found.keys()
    for pregnant in (True, False):  # what is said of both is in each
        each = json.loads(ask("assess", asked | {"person": UNTOLD | {"pregnant": pregnant}})[1])
        bands = [band for one in each["answers"] if (band := one["band"] or one["at_least"])]
        assert min(band["priority"] for band in bands) <= told["either_way"]["priority"] == "P2"
        assert {"puskesmas", "fkrtl"} & {band["refer"] for band in bands}
        assert each["either_way"] is None


@pytest.mark.parametrize(
    "found",
    [
        {"systolic": 110, "diastolic": 70, "random_glucose": 100},  # calm in both
        {"random_glucose": 199},  # too high in a pregnancy only
    ],
    ids=str,
)
def test_nothing_is_certain_of_both_where_one_asks_for_nothing(found: dict[str, int], ask: Ask) -> None:
    told = json.loads(ask("assess", FOUND | {"person": UNTOLD, "findings": found})[1])
    assert told["either_way"] is None
    assert told["unjudged"], "it waits all the same"


NO_HOUR = "Bukan tanggal dengan jam. Tulis dengan zona waktunya, misalnya 2026-10-31T07:30+07:00."
NEWBORN = {"birth_date": "2026-11-28", "born_at": "2026-11-28T10:00+07:00", "at": "2026-11-29T09:00+07:00"}
MISTAKES: list[tuple[dict[str, Any], str, str]] = [
    ({"more": 1}, "berkas", "Ada isian tidak dikenal."),
    ({"on": "29-11-2026"}, "on", "Bukan tanggal. Tulis tahun-bulan-hari, misalnya 2026-03-10."),
    ({"on": "2026-10-31T25:00"}, "on", "Bukan tanggal. Tulis tahun-bulan-hari, misalnya 2026-03-10."),
    ({"person": {"sex": "X"}}, "person.sex", "Tulis salah satu: L, P."),
    ({"person": {"pregnant": "ya"}}, "person.pregnant", "Tulis true atau false, tanpa tanda petik."),
    ({"person": NEWBORN | {"born_at": "2026-11-28T25:00"}}, "person.born_at", NO_HOUR),
    ({"person": NEWBORN | {"born_at": "2026-11-28T25:00+07:00"}}, "person.born_at", NO_HOUR),
    ({"person": NEWBORN | {"at": "2026-11-29T09:00"}}, "person.at", NO_HOUR),
    ({"person": NEWBORN | {"at": None}}, "person.at", "Belum diisi."),
    ({"person": NEWBORN | {"at": "2026-11-28T09:00+07:00"}}, "person.at", "Sebelum lahir."),
    (
        {"person": NEWBORN | {"birth_date": "2026-11-27"}},
        "person.born_at",
        "Bukan pada hari yang sama dengan birth_date.",
    ),
    ({"person": PERSON | {"birth_date": "2026-11-30"}}, "person.birth_date", "Sesudah hari yang ditanyakan."),
    ({"settings": {"C14": 1}}, "settings.C14", "Tidak ada sumber yang menulis angka ini; pilih salah satu: 235, 230."),
    ({"settings": {"C99": 1}}, "settings", "Kode ini tidak dikenal."),
    ({"findings": []}, "findings", "Bukan objek JSON: tulis di antara { dan }."),
]


@pytest.mark.parametrize(("changed", "path", "sentence"), MISTAKES, ids=str)
def test_a_mistake_is_named_where_it_stands(changed: dict[str, Any], path: str, sentence: str, ask: Ask) -> None:
    code, out = ask("assess", FOUND | changed)
    assert (code, json.loads(out)) == (1, {"unread": {path: sentence}})
    assert ask("assess", FOUND | changed, "--words") == (1, f"{path}: {sentence}\n")


def test_a_capsule_below_six_months_is_asked_about_and_a_service_is_no_finding(ask: Ask) -> None:
    baby = {"on": "2026-11-29", "person": {"birth_date": "2026-05-30"}, "findings": {"vitamin_a_biru": 1, "bcg": 1}}
    told = json.loads(ask("assess", baby)[1])
    assert told["unread"] == {
        "vitamin_a_biru": "Menurut jadwal diberikan mulai umur 6 bulan, sedangkan umurnya 5 bulan. Periksa lagi.",
        "bcg": "Ini layanan, bukan temuan: tulis dalam done untuk simpul due.",
    }
    old_enough = baby | {"person": {"birth_date": "2026-05-29"}}
    assert json.loads(ask("assess", old_enough)[1])["unread"]["vitamin_a_biru"].startswith("Ini layanan")


def test_the_rules_are_checked_explained_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "check"]) == 0
    assert "utuh" in capsys.readouterr().out
    assert main(["knowledge", "explain", "anc-kek"]) == 0
    assert "di bawah 23,5 cm: Kurang energi kronik (KEK) (P3)" in capsys.readouterr().out
    assert main(["knowledge", "explain", "NO-RULE"]) == 1
    assert "Tidak ada aturan NO-RULE" in capsys.readouterr().err
    assert main(["knowledge", "coverage"]) == 0
    assert "posyandu_ibu_hamil" in capsys.readouterr().out


CHILD = {
    "on": "2026-11-20",
    "person": {"birth_date": "2025-11-25", "sex": "L"},
    "findings": {"body_weight": "8,30", "body_length": "73,0", "head_circumference": "45,5"},
    "weighings": [{"on": "2026-09-18", "weight": "8,40"}, {"on": "2026-10-20", "weight": "8,35"}],
}


def test_a_child_is_placed_by_z_scores_and_by_its_weights(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = json.loads(assessed(CHILD, capsys=capsys, monkeypatch=monkeypatch))
    bands = {one["rule"]: one["band"] and one["band"]["code"] for one in told["answers"]}
    expected = {"GROW-BBU": "normal", "GROW-LKU": "normal", "GROW-NT": "T", "GROW-2T": "dua_kali_tidak_naik"}
    assert {code: bands.get(code) for code in expected} == expected
    assert bands["GROW-VELOCITY"] == "cukup", "P5 of WHO is below zero at this age"


WASTED = {"body_weight": "8,00", "body_length": "76,0", "length_posture": 1}


@pytest.mark.parametrize(("city", "days", "told"), [({}, 14, "tidak_naik"), ({"C7": 7, "C13": 2}, 7, "naik")])
def test_the_numbers_of_a_city_reach_every_rule_and_no_words_hold_another(
    city: dict[str, int], days: int, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    child = CHILD | {"findings": WASTED, "settings": city, "weighings": [{"on": "2026-10-20", "weight": "8,00"}]}
    found = json.loads(assessed(child, "--all", capsys=capsys, monkeypatch=monkeypatch))["answers"]
    bands = {one["rule"]: one["band"] for one in found if one["band"]}
    assert {bands[code]["recheck_days"] for code in ("GROW-BBTB", "GROW-GIZI")} == {days}
    assert bands["GROW-2T"]["code"] == told
    assert bands["GROW-LAPOR"]["code"] == ("t" if told == "tidak_naik" else "tidak_ada")
    words = assessed(child, "--words", capsys=capsys, monkeypatch=monkeypatch)
    assert f"Periksa lagi dalam {days} hari." in words
    assert "2 minggu" not in words


@pytest.mark.parametrize(
    ("row", "part", "sentence"),
    [
        ({"on": "2026-12-01", "weight": "8"}, "on", "Sesudah hari yang ditanyakan."),
        ({"on": "2020-01-01", "weight": "8"}, "on", "Sebelum lahir."),
        ({"on": "2026-10-01", "weight": 0}, "weight", "Angkanya harus lebih dari nol."),
        ({"on": "2026-10-01"}, "weight", "Belum diisi."),
    ],
)
def test_a_weighing_that_cannot_be_is_one_sentence(row: dict[str, Any], part: str, sentence: str, ask: Ask) -> None:
    code, out = ask("assess", CHILD | {"weighings": [row]})
    assert (code, json.loads(out)) == (1, {"unread": {f"weighings[0].{part}": sentence}})


def test_rules_that_wait_for_the_same_are_one_line(ask: Ask) -> None:
    crossed = FOUND | {"person": UNTOLD, "findings": {"systolic": 80, "diastolic": 85}}
    again = ask("assess", crossed, "--words")[1]
    assert again.count("Ukur ulang: Tekanan darah sistolik, Tekanan darah diastolik.") == 1


def test_a_lower_end_says_neither_that_nobody_is_referred_nor_when_to_come_again(ask: Ask) -> None:
    child = {"on": "2026-11-30", "person": {"birth_date": "2025-03-30", "sex": "L"}, "findings": {"body_weight": "7,0"}}
    lines = ask("assess", child, "--words")[1].splitlines()
    (at,) = [place for place, line in enumerate(lines) if "(GROW-BERAT " in line]
    assert "Sudah pasti sedikitnya Berat sangat kurang." in lines[at]
    assert lines[at + 1] == (
        "  P2. Ukur panjang atau tinggi badan, lalu nilai lagi: yang juga pendek dirujuk ke dokter spesialis anak. "
        "Rujuk: puskesmas."
    )
    cough = {**child, "findings": {"sick_cough": "ya", "cough_days": 20}}
    lines = ask("assess", cough, "--words")[1].splitlines()
    (at,) = [place for place, line in enumerate(lines) if "(MTBS-BATUK " in line]
    assert lines[at + 1].endswith("Periksa juga kemungkinan TBC atau asma.")


@pytest.mark.parametrize(
    ("born", "found", "band"),
    [
        ({}, {}, "normal"),
        ({"birth_weight": 2400}, {}, "diulang"),
        ({"birth_weight": 2400}, {"birth_weight": "2,6"}, "normal"),
        ({"gestation_at_birth": 36}, {}, "diulang"),
        ({"same_sex_twin": True}, {}, "diulang"),
        ({"same_sex_twin": False}, {}, "normal"),
    ],
)
def test_what_was_written_at_birth_is_read_beside_a_finding(
    ask: Ask, born: dict[str, Any], found: dict[str, Any], band: str
) -> None:
    content = {
        "on": "2026-11-30",
        "person": {"birth_date": "2026-11-25", "sex": "P", **born},
        "findings": {"shk_result": "normal", **found},
    }
    code, told = ask("assess", content)
    answers = {one["rule"]: one for one in json.loads(told)["answers"]}
    assert (code, answers["NEO-SHK"]["band"]["code"]) == (0, band)
