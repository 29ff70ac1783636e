"""simpul growth: a file in, a file out; a bad row is named and the rest goes on."""

from pathlib import Path

import pytest

from simpul.interfaces.cli.main import main

HEADER = "id;sex;age_days;weight_kg;length_cm;measured;head_cm;muac_cm;oedema;nama\n"
INDICES = ("bbu", "tbu", "bbtb", "imtu", "lku", "lilau")


class Desk:
    """One folder, one file, one run of the word."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.source, self.target = folder / "children.csv", folder / "z.csv"
        self.capsys = capsys
        self.said = ""

    def run(self, content: str | bytes, separator: str = ";") -> list[dict[str, str]]:
        self.source.write_bytes(content if isinstance(content, bytes) else content.encode())
        assert main(["growth", "--in", str(self.source), "--out", str(self.target)]) == 0
        self.said = self.capsys.readouterr().err
        header, *lines = (line.split(separator) for line in self.target.read_text().splitlines())
        return [dict(zip(header, line, strict=True)) for line in lines]

    def one(self, row: str) -> dict[str, str]:
        [found] = self.run(HEADER + row + "\n")
        return found


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_the_printed_child_gets_its_six_indices(desk: Desk) -> None:
    found = desk.one("G04;1;183;5.6;63.0;l;41.0;12.0;n;Sari")
    assert [found[f"z_{index}"] for index in INDICES] == ["-3.11", "-2.17", "-2.39", "-2.56", "-1.92", "-2.20"]
    assert [found[f"kat_{index}"] for index in INDICES] == [
        "berat badan sangat kurang",
        "pendek",
        "gizi kurang",
        "gizi kurang",
        "normal",
        "gizi kurang",
    ]
    assert [found[f"flag_{index}"] for index in INDICES] == [""] * 6
    assert (found["id"], found["nama"], found["catatan"]) == ("G04", "Sari", "")


def test_a_bad_row_is_named_and_the_rest_goes_on(desk: Desk) -> None:
    rows = (
        "1;L;365;9,6;75,7;l;46.1;14.6;n;caf\xe9",
        "2;P;x;9,6;75,7;l;;;n;b",
        "",
        "3;P;987;9.0;85.5;h;47;11.4;;c",
        "4;L",
    )
    found = desk.run((HEADER + "\n".join(rows) + "\n").encode("cp1252"))
    assert [row["z_bbu"] for row in found] == ["-0.04", "", "-3.17", ""]
    assert (found[0]["nama"], found[2]["kat_bbtb"]) == ("café", "gizi kurang")
    assert found[1]["catatan"] == "baris 3: age_days tidak terbaca"
    assert "baris 3: age_days" in desk.said
    assert "baris 6: jumlah kolom 2" in desk.said
    assert "4 baris, 2 bermasalah" in desk.said
    assert not desk.target.with_name("z.csv.part").exists()


def test_what_is_empty_is_incomplete_and_gets_no_category(desk: Desk) -> None:
    found = desk.one("1;L;365;;;;;;;")
    assert {found[f"flag_{index}"] for index in INDICES} == {"tidak lengkap"}
    assert {found[f"kat_{index}"] + found[f"z_{index}"] for index in INDICES} == {""}
    assert found["catatan"] == ""


@pytest.mark.parametrize(
    ("row", "indices"),
    [
        ("1;L;365;9600;75.7;l;46;14;;", ("bbu", "bbtb", "imtu")),  # grams
        ("1;L;365;9.6;757;l;46;14;;", ("tbu", "bbtb", "imtu")),  # millimetres
        ("1;L;365;9.6;0.757;l;46;14;;", ("tbu", "bbtb", "imtu")),  # metres
        ("1;L;365;9.6;75.7;l;461;146;;", ("lku", "lilau")),
        ("1;L;365;-9.6;75.7;l;46;14;;", ("bbu", "bbtb", "imtu")),
        ("1;L;365;25;75.7;l;46;14;;", ("bbu", "bbtb", "imtu")),  # can be typed, but not be
    ],
)
def test_another_unit_is_measured_again_and_gets_no_category(desk: Desk, row: str, indices: tuple[str, ...]) -> None:
    found = desk.one(row)
    assert tuple(index for index in INDICES if found[f"flag_{index}"] == "ukur ulang") == indices
    assert {found[f"kat_{index}"] for index in indices} == {""}


@pytest.mark.parametrize(
    ("row", "what", "incomplete"),
    [
        ("1;X;365;9.6;75.7;l;46;14;;", "sex", ("bbu", "tbu", "bbtb", "imtu", "lku")),
        ("1;L;365;9.6;75.7;duduk;46;14;;", "measured", ("tbu", "bbtb", "imtu")),
        ("1;L;365;9.6;75.7;l;46;14;kaki;", "oedema", ("bbu", "bbtb", "imtu")),
        ("1;L;-3;9.6;75.7;l;46;14;;", "umur di bawah nol", ("bbu", "tbu", "imtu", "lku", "lilau")),
        ("1;L;365;1.000,5;75.7;l;46;14;;", "weight_kg", ("bbu", "bbtb", "imtu")),
    ],
)
def test_a_cell_that_cannot_be_read_is_not_guessed(
    desk: Desk, row: str, what: str, incomplete: tuple[str, ...]
) -> None:
    found = desk.one(row)
    assert what in found["catatan"]
    assert tuple(index for index in INDICES if found[f"flag_{index}"] == "tidak lengkap") == incomplete


def test_a_decimal_comma_in_a_file_with_commas_is_not_believed(desk: Desk) -> None:
    found = desk.run("sex,age_days,weight_kg,length_cm\nL,365,9,6,75.7\nL,365,9.6,75.7\n", ",")
    assert (found[0]["z_bbu"], found[0]["flag_bbu"]) == ("", "tidak lengkap")
    assert found[1]["z_bbu"] == "-0.04"
    assert "baris 2: jumlah kolom 5, seharusnya 4" in desk.said


def test_the_age_comes_from_two_dates(desk: Desk) -> None:
    header = "sex\tbirth_date\tmeasured_on\tage_days\tweight_kg\n"
    rows = (
        "L\t2025-11-24\t2026-11-24\t\t9.6\nL\t24/11/2025\t24-11-2026\t\t9.6\n"
        "L\t2025-11-24\t2026-11-24 00:00:00\t365\t9.6\n"
        "L\t2025-11-24\t2026-11-24\t400\t9.6\nL\t2024-02-29\t2025-02-28\t\t9.6\nL\t2026-11-25\t2026-11-24\t\t9.6\n"
        "L\t2025-31-02\t2026-11-24\t\t9.6\n"
    )
    found = desk.run(header + rows, "\t")
    assert [row["z_bbu"] for row in found] == ["-0.04", "-0.04", "-0.04", "", "-0.04", "", ""]
    assert [row["catatan"][:7] for row in found] == ["", "", "", "baris 5", "", "baris 7", "baris 8"]


def test_oedema_is_gizi_buruk_without_a_z(desk: Desk) -> None:
    found = desk.one("1;L;500;10;78;l;46;14;y;")
    assert [found[f"flag_{index}"] for index in INDICES] == ["edema", "", "edema", "edema", "", ""]
    assert [found[f"kat_{index}"] for index in ("bbu", "bbtb", "imtu")] == ["", "gizi buruk", "gizi buruk"]


def test_from_five_years_the_words_are_those_of_school_age(desk: Desk) -> None:
    found = desk.one("S03;P;2557;30.0;121.0;h;;;;")
    assert (found["z_imtu"], found["kat_imtu"], found["flag_bbtb"]) == ("2.23", "obesitas", "di luar acuan WHO")


def test_a_standing_baby_is_doubted(desk: Desk) -> None:
    assert desk.one("1;L;100;6;60;h;40;;;")["catatan"] == "berdiri di bawah 9 bulan: cara ukur diragukan"
    assert "0 bermasalah" in desk.said


def test_quotes_may_hold_separators_and_line_breaks(desk: Desk) -> None:
    rows = '1;L;365;9.6;75.7;l;;;;"Budi; anak"\n2;"P";987;"9,0";85.5;h;;;;\n3;L;365;9.6;75.7;l;;;;"Jl. Melati\nNo. 3"\n'
    desk.run(HEADER + rows.replace("Budi; anak", "Budi anak").replace("\nNo", " No"))
    assert desk.source.with_name("z.csv").read_text().count("-0.04") == 2
    desk.source.write_text(HEADER + rows)
    assert main(["growth", "--in", str(desk.source), "--out", str(desk.target)]) == 0
    written = desk.target.read_text()
    assert '"Budi; anak";-0.04' in written
    assert '"Jl. Melati\nNo. 3";-0.04' in written
    assert "0 bermasalah" in desk.capsys.readouterr().err


def test_a_quote_that_is_not_closed_costs_one_row(desk: Desk) -> None:
    good = "2;L;365;9.6;75.7;l;;;;x\n"
    found = desk.run(HEADER + '1;"L;365;9.6;75.7;l;;;;x\n' + good * 30 + '3;L;365;9.6;75.7;l;;;;5"\n')
    assert [row["z_bbu"] for row in found] == ["", *["-0.04"] * 30, "-0.04"]
    assert "32 baris, 1 bermasalah" in desk.said


def test_many_blocks_with_a_bad_row_in_one_of_them(desk: Desk) -> None:
    good = "1;L;365;9.6;75.7;l;46.1;14.6;n;x\n"
    found = desk.run(HEADER + good * 5_000 + "kacau\n" + good * 5_000)
    assert len(found) == 10_001
    assert [at for at, row in enumerate(found) if row["z_bbu"] != "-0.04"] == [5_000]
    assert "baris 5002" in desk.said


def test_a_long_file_says_how_far_it_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simpul.interfaces.cli.growth.word.ANNOUNCED", 5_000)
    desk.run(HEADER + "1;L;365;9.6;75.7;l;46.1;14.6;n;x\n" * 9_000)
    assert "8192 baris, 9" in desk.said


@pytest.mark.parametrize(
    ("content", "what"),
    [("", "nama kolom"), ("a;b\n1;2\n", "nama kolom"), (None, "No such file")],
)
def test_a_refusal_is_one_sentence(desk: Desk, content: str | None, what: str) -> None:
    if content is not None:
        desk.source.write_text(content)
    assert main(["growth", "--in", str(desk.source), "--out", str(desk.target)]) == 1
    said = desk.capsys.readouterr().err
    assert what in said
    assert said.count("\n") == 1
    assert not desk.target.exists()
    assert not desk.target.with_name("z.csv.part").exists()


def test_the_file_is_not_written_over_itself(desk: Desk) -> None:
    desk.source.write_text(HEADER)
    assert main(["growth", "--in", str(desk.source), "--out", str(desk.source)]) == 1
    assert desk.source.read_text() == HEADER


def test_a_header_alone_gives_a_header(desk: Desk) -> None:
    assert desk.run(HEADER) == []
