"""simpul due: a person in, every service with its window, place, worker, evidence, reason and source out."""

import json
from typing import Any

import pytest

from simpul.interfaces.cli.knowledge.asked.fields import words
from tests.interfaces.knowledge.asking import Ask

CHILD: dict[str, Any] = {
    "on": "2027-03-10",
    "person": {"birth_date": "2026-07-10", "sex": "L", "area": "35.71"},
    "done": [{"code": "vitamin_a_biru", "on": "2027-02-11", "place": "PMB"}],
}


def by_service(ask: Ask, content: dict[str, Any]) -> dict[str, dict[str, Any]]:
    code, out = ask("due", content)
    assert code == 0
    return {one["service"]: one for one in json.loads(out)["services"]}


def test_evidence_from_any_place_closes_a_service(ask: Ask) -> None:
    """ilp.md 15, check 11."""
    found = by_service(ask, CHILD)["VITAMIN-A"]
    assert (found["state"], found["evidence"]) == ("terpenuhi", {"on": "2027-02-11", "place": "PMB"})


def test_a_child_of_four_months_without_the_doses_of_the_third(ask: Ask) -> None:
    """ilp.md 15, check 7."""
    done = [{"code": code, "on": "2027-03-10"} for code in ("dpt_hb_hib_1", "opv_2", "rv_1", "pcv_1")]
    done.append({"code": "opv_1", "on": "2027-01-20"})
    born = {"birth_date": "2027-01-10", "sex": "L", "area": "35.71"}
    found = by_service(ask, {"on": "2027-05-10", "person": born, "done": done})
    assert {found[code]["state"] for code in ("dpt_hb_hib_2", "opv_3", "rv_2", "pcv_2")} == {"terlambat"}
    assert "dpt_hb_hib_3" not in found, "one dose after the other"


def test_a_hexavalent_dose_and_the_polio_in_it_are_one_line(ask: Ask) -> None:
    """clinical-rules IMM-1: hexavalent replaces pentavalent and IPV at 2, 3 and 4 months; Bali gives it."""
    done = [{"code": "dpt_hb_hib_ipv_1", "on": "2026-10-10"}, {"code": "dpt_hb_hib_ipv_2", "on": "2026-11-10"}]
    born = {"birth_date": "2026-08-10", "sex": "L", "area": "51.71"}
    _code, out = ask("due", {"on": "2026-12-10", "person": born, "done": done}, "--words")
    third = (
        "DPT-HB-Hib-IPV 3 (heksavalen): jatuh_tempo. Sudah waktunya diberikan. "
        "Polio suntik (IPV) sudah ada dalam suntikan ini; jangan disuntik tersendiri."
    )
    assert third in out
    assert "IPV1" not in out
    done.append({"code": "dpt_hb_hib_ipv_3", "on": "2026-12-10"})
    second = by_service(ask, {"on": "2027-07-10", "person": born, "done": done})["ipv_2"]
    assert (second["state"], second["late_from"]) == ("jatuh_tempo", None)
    assert "tanyakan kepada dokter" in second["reason"]


def test_a_dose_has_the_shape_of_every_service(ask: Ask) -> None:
    found = by_service(ask, CHILD | {"done": [{"code": "bcg", "on": "2026-08-01", "place": "RS"}]})
    paths = words()["due"].answers
    keys = {path.removeprefix("services[].") for path in paths if path.startswith("services[].")}
    assert {frozenset(one) for one in found.values()} == {frozenset(keys)}
    one = found["mr_1"]
    assert (one["opens"], one["closes"], one["late_from"], one["state"]) == (
        "2027-04-10", "2027-05-09", "2027-05-10", "belum_waktu",
    )  # fmt: skip
    assert (one["places"], one["by"], one["status"]) == (["posyandu", "puskesmas"], ["nakes"], "secondary")
    assert "Campak-Rubela 1" in one["source"]


def test_what_was_given_and_what_is_too_late_are_told_too(ask: Ask) -> None:
    """The dose of check 11 of ilp.md 15 was given at a PMB; RV can no longer begin at eight months."""
    given = [{"code": "bcg", "on": "2026-08-01", "place": "RS"}, {"code": "dpt_hb_hib_1", "on": "2026-09-14"}]
    found = by_service(ask, CHILD | {"done": given})
    assert found["bcg"]["evidence"] == {"on": "2026-08-01", "place": "RS"}
    assert found["bcg"]["reason"] == "Tercatat 2026-08-01. Seri ini lengkap."
    assert found["dpt_hb_hib_1"]["state"] == "terpenuhi"
    assert found["dpt_hb_hib_2"]["state"] == "terlambat"
    assert (found["RV"]["state"], found["RV"]["reason"]) == (
        "tidak_berlaku", "Tidak lagi diberikan. Umur sudah melewati batas jadwal.",
    )  # fmt: skip


def test_a_dose_that_was_refused_or_has_another_day_says_so(ask: Ask) -> None:
    no = [{"code": "pcv_1", "on": "2027-03-01"}, {"code": "opv_1", "on": "2027-03-01", "until": "2027-03-20"}]
    found = by_service(ask, CHILD | {"not_done": no})
    assert (found["pcv_1"]["state"], found["opv_1"]["state"]) == ("ditolak", "dijadwalkan")
    assert found["opv_1"]["reason"].startswith("Ditunda sampai 2027-03-20.")
    past = by_service(ask, CHILD | {"not_done": [no[1] | {"until": "2027-03-09"}]})
    assert past["opv_1"]["state"] == "terlambat", "the agreed day has passed"


def test_a_dose_that_does_not_count_and_a_capsule_below_six_months_are_named(ask: Ask) -> None:
    given = [{"code": "mr_1", "on": "2026-12-01"}, {"code": "vitamin_a_biru", "on": "2027-01-09", "place": "Pustu"}]
    code, out = ask("due", CHILD | {"done": given})
    assert code == 0
    named = {one["service"]: one for one in json.loads(out)["not_counted"]}
    assert "terlalu dini" in named["mr_1"]["reason"]
    capsule = named["vitamin_a_biru"]
    assert capsule["evidence"] == {"on": "2027-01-09", "place": "Pustu"}
    assert capsule["reason"] == (
        "Menurut jadwal diberikan mulai umur 6 bulan, sedangkan umurnya 5 bulan. Periksa lagi."
    )
    _code, at_six = ask("due", CHILD | {"done": [given[1] | {"on": "2027-01-10"}]})
    assert json.loads(at_six)["not_counted"] == []


def test_in_words_with_place_worker_and_evidence(ask: Ask) -> None:
    _code, out = ask("due", CHILD | {"on": "2027-03-11"}, "--words")
    assert "Vitamin A: terpenuhi. Tercatat 2027-02-11. Dicatat di PMB." in out
    assert (
        "PCV1: terlambat. Waktunya sudah lewat; terlambat sejak 2026-10-10. Di posyandu, puskesmas, oleh nakes." in out
    )


NO_DAY = "Bukan tanggal. Tulis tahun-bulan-hari, misalnya 2026-03-10."
FORM = "Tulis kode provinsi, kabupaten atau kota, misalnya 35.71."
SLIPS: list[tuple[dict[str, Any], str, str]] = [
    ({"done": [{"code": "opv1", "on": "2027-01-20"}]}, "done[0].code", "Kode opv1 tidak dikenal; mungkin opv_1."),
    (
        {"done": [{"code": "vitamin_a_birru", "on": "2027-01-20"}]},
        "done[0].code",
        "Kode vitamin_a_birru tidak dikenal; mungkin vitamin_a_biru.",
    ),
    ({"done": [{"code": "3571012003250001", "on": "2027-01-20"}]}, "done[0].code", "Kode ini tidak dikenal."),
    (
        {"not_done": [{"code": "VITAMIN-B", "on": "2027-01-20"}]},
        "not_done[0].code",
        "Kode VITAMIN-B tidak dikenal; mungkin VITAMIN-A.",
    ),
    ({"person": {"area": "Pasuruan"}}, "person.area", FORM),
    ({"person": {"area": "99.99"}}, "person.area", f"Wilayah 99.99 tidak ada. {FORM}"),
    ({"person": {"area": "35.80"}}, "person.area", f"Wilayah 35.80 tidak ada. {FORM}"),
    ({"person": {"nik": "3571012003250001"}}, "person", "Ada isian tidak dikenal."),
    ({"person": {"birthdate": "2026-07-10"}}, "person", "Isian birthdate tidak dikenal; mungkin birth_date."),
    ({"on": "10/03/2027"}, "on", NO_DAY),
    ({"on": "20270310"}, "on", NO_DAY),
    ({"on": "0999-03-10"}, "on", "Tanggal ini tidak mungkin. Periksa tahunnya."),
    ({"person": {"birth_date": "3571012003250001"}}, "person.birth_date", NO_DAY),
    ({"person": {"birth_date": "2027-03-11"}}, "person.birth_date", "Sesudah hari yang ditanyakan."),
    ({"not_done": [{"code": "pcv_1", "on": "2027-02-05", "until": "2027-02-30"}]}, "not_done[0].until", NO_DAY),
    ({"done": [{"on": "2027-01-01"}]}, "done[0].code", "Belum diisi."),
    ({"done": 1}, "done", "Bukan daftar JSON: tulis di antara [ dan ]."),
    (
        {"on": "2019-03-10", "person": {"birth_date": "2018-07-10"}},
        "on",
        "Belum ada edisi jadwal layanan ibu dan anak yang berlaku pada tanggal ini; yang pertama mulai 2026-11-01."
        " Belum ada edisi jadwal imunisasi yang berlaku pada tanggal ini; yang pertama mulai 2025-01-01.",
    ),
]


@pytest.mark.parametrize(("changed", "path", "sentence"), SLIPS, ids=str)
def test_a_slip_of_the_pen_is_one_sentence_and_makes_nobody_late(
    changed: dict[str, Any], path: str, sentence: str, ask: Ask
) -> None:
    code, out = ask("due", CHILD | changed)
    assert (code, json.loads(out)) == (1, {"unread": {path: sentence}})
    assert ask("due", CHILD | changed, "--words") == (1, f"{path}: {sentence}\n")


def test_what_lies_outside_of_the_life_so_far_is_not_used_and_named(ask: Ask) -> None:
    done = [{"code": "bcg", "on": "2027-03-11"}, {"code": "bcg", "on": "2026-07-09"}]
    code, out = ask(
        "due", CHILD | {"done": done, "not_done": [{"code": "pcv_1", "on": "2027-03-01", "until": "2027-02-01"}]}
    )
    told = json.loads(out)
    assert code == 0
    assert told["unread"] == {
        "done[0].on": "Sesudah hari yang ditanyakan.",
        "done[1].on": "Sebelum lahir.",
        "not_done[0].until": "Sebelum hari kesepakatannya dicatat.",
    }
    assert "bcg" not in [one["service"] for one in told["services"] if one["state"] == "terpenuhi"]


MAN = "Kehamilan dan persalinan tidak berlaku bagi laki-laki. Isian ini tidak dipakai."
AGE = "Umurnya pada hari itu tidak wajar untuk hamil atau bersalin. Isian ini tidak dipakai."
LONG = "HPHT tidak wajar: lebih dari 43 minggu yang lalu. Isian ini tidak dipakai."


@pytest.mark.parametrize(
    ("person", "unread"),
    [
        (
            {"sex": "L", "birth_date": "1990-01-01", "pregnant_since": "2027-01-01", "delivered_on": "2027-03-01"},
            {"pregnant_since": MAN, "delivered_on": MAN},
        ),
        ({"sex": "P", "birth_date": "2027-01-01", "pregnant_since": "2027-01-10"}, {"pregnant_since": AGE}),
        ({"sex": "P", "birth_date": "1960-01-01", "delivered_on": "2027-03-01"}, {"delivered_on": AGE}),
        ({"sex": "P", "birth_date": "2020-01-01", "pregnant": True}, {"pregnant": AGE}),
        ({"sex": "P", "birth_date": "1995-01-01", "pregnant_since": "2026-05-12"}, {"pregnant_since": LONG}),
        ({"sex": "P", "birth_date": "1995-01-01", "pregnant_since": "2026-05-13"}, {}),
        ({"pregnant_since": "2025-09-10"}, {"pregnant_since": LONG}),
    ],
)
def test_a_pregnancy_or_birth_that_cannot_be_is_not_used_and_named(
    person: dict[str, Any], unread: dict[str, str], ask: Ask
) -> None:
    """43 weeks before 10 March 2027 are 13 May 2026."""
    code, out = ask("due", {"on": "2027-03-10", "person": person | {"area": "35.71"}})
    told = json.loads(out)
    named = {path.removeprefix("person."): one for path, one in told["unread"].items() if "sex" not in path}
    assert (code, named) == (0, unread)
    of_a_mother = {one["service"] for one in told["services"] if one["group"] in ("bumil", "nifas")}
    assert bool(of_a_mother) == (not unread)


def test_what_is_missing_for_vaccines_is_named_and_the_rest_is_answered(ask: Ask) -> None:
    code, out = ask("due", {"on": "2027-03-10", "person": {"birth_date": "2026-07-10", "sex": "L"}})
    told = json.loads(out)
    assert (code, told["unread"]) == (0, {"person.area": "Imunisasi tidak didaftar: isian ini belum ada."})
    assert "VITAMIN-A" in {one["service"] for one in told["services"]}


def test_before_the_schedule_and_after_the_first_vaccines_the_vaccines_are_answered(ask: Ask) -> None:
    code, out = ask("due", {"on": "2026-10-31", "person": CHILD["person"]})
    told = json.loads(out)
    assert code == 0
    assert told["unread"]["on"].startswith("Belum ada edisi jadwal layanan ibu dan anak")
    services = {one["service"] for one in told["services"]}
    assert "opv_1" in services
    assert "VITAMIN-A" not in services


def test_growth_stands_beside_the_other_services_by_calendar_month(ask: Ask) -> None:
    """ilp.md 3.3: weight and length each month. Weighed in March, measured last in January: late since February."""
    done = [
        {"code": "body_weight", "on": "2027-03-02", "place": "Posyandu"},
        {"code": "body_length", "on": "2027-01-09"},
    ]
    found = by_service(ask, CHILD | {"done": done})
    assert found.keys() >= {"body_weight", "body_length", "head_circumference", "arm_circumference"}
    weight, length = found["body_weight"], found["body_length"]
    assert (weight["state"], weight["evidence"]) == ("terpenuhi", {"on": "2027-03-02", "place": "Posyandu"})
    assert (length["state"], length["opens"], length["closes"]) == ("terlambat", "2027-02-01", "2027-02-28")
    assert length["reason"] == "Terakhir 2027-01-09; seharusnya lagi 2027-02."


def test_what_was_found_fulfils_a_service_and_what_is_asked_for_several_times_is_counted(ask: Ask) -> None:
    done: list[dict[str, Any]] = [
        {"code": "vitamin_a_nifas", "on": "2027-03-02", "count": 2},
        {"code": "postpartum_contraception", "on": "2027-03-04"},
    ]
    found = by_service(ask, {"on": "2027-03-10", "person": {"delivered_on": "2027-03-01"}, "done": done})
    assert {found[code]["state"] for code in ("VITAMIN-A-NIFAS", "KB-PASCASALIN")} == {"terpenuhi"}
    found = by_service(
        ask, {"on": "2027-03-10", "person": {"delivered_on": "2027-03-01"}, "done": [done[0] | {"count": 1}]}
    )
    assert found["VITAMIN-A-NIFAS"]["reason"] == "Baru 1 dari 2 yang tercatat; waktunya sampai 2027-03-08."


def test_what_a_screening_found_says_whether_it_counts_and_is_repeated(ask: Ask) -> None:
    """DEV-1: at 9 months the form of 9; eight yes are repeated in two weeks. What cannot be read is named, not used."""
    day = "2027-04-10"
    form = {"code": "kpsp_form", "on": day, "value": "9 bulan"}
    other = {"code": "kpsp_form", "on": day, "value": "bulan_24"}
    eight, ten = ({"code": "kpsp_yes", "on": day, "value": many} for many in (8, 10))
    asked = {**CHILD, "on": "2027-04-24"}
    found = [by_service(ask, asked | {"done": one})["KPSP"] for one in ([form, eight], [form, ten], [other, ten])]
    assert [(one["state"], one["opens"]) for one in found] == [
        ("jatuh_tempo", "2027-04-24"), ("terpenuhi", "2027-03-26"), ("jatuh_tempo", "2027-03-26"),
    ]  # fmt: skip
    assert found[0]["reason"] == "Waktunya diulang sejak 2027-04-24."
    _, out = ask("due", asked | {"done": [form | {"value": 3}, eight | {"value": "banyak"}]})
    assert set(json.loads(out)["unread"]) == {"done[0].value", "done[1].value"}


@pytest.mark.parametrize(
    ("code", "value", "sentence"),
    [
        ("kpsp_yes", 11, "Tulis 0 sampai 10. Terisi “11”."),
        ("kpsp_yes", "11", "Tulis 0 sampai 10. Terisi “11”."),
        ("body_weight", 999000, "Ukur ulang. Tulis 0,9 sampai 58,0 kg. Terisi “999,0”."),
        ("body_weight", -5, "Angkanya harus lebih dari nol."),
    ],
)
def test_a_number_that_cannot_be_is_named_and_is_evidence_of_nothing(
    code: str, value: Any, sentence: str, ask: Ask
) -> None:
    born = {"birth_date": "2026-07-10", "sex": "L", "area": "35.71"}
    content = {"on": "2027-01-12", "person": born, "done": [{"code": code, "on": "2027-01-12", "value": value}]}
    _, out = ask("due", content)
    told, without = json.loads(out), json.loads(ask("due", content | {"done": []})[1])
    assert told["unread"] == {"done[0].value": sentence}
    assert told["services"] == without["services"]


def test_capsules_and_scores_of_a_mother_that_cannot_be_are_evidence_of_nothing(ask: Ask) -> None:
    person = {"birth_date": "1999-03-02", "delivered_on": "2027-01-02"}
    told = [("vitamin_a_capsules", 9), ("srq20_total", 25), *((f"epds_{item}", 9) for item in range(1, 11))]
    done = [{"code": code, "on": "2027-01-12", "value": value} for code, value in told]
    done += [{"code": code, "on": "2027-01-12", "count": 3} for code in ("vitamin_a_nifas", "vitamin_a_capsules")]
    content = {"on": "2027-01-12", "person": person, "done": done}
    found, without = (json.loads(ask("due", one)[1]) for one in (content, content | {"done": []}))
    named = {f"done[{at}].{'count' if 'count' in one else 'value'}" for at, one in enumerate(done)}
    assert found["unread"].keys() - without["unread"].keys() == named
    assert found["services"] == without["services"]
