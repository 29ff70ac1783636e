// The worked cases of vectors/ckg, and people drawn around each limit of the packages and answered by the server.

import { describe, expect, it } from "vitest";

import { isoOf, knownDay } from "../calendar/days";
import { momentFrom } from "../calendar/moments";
import { drawn } from "../drawn_cases";
import type { Sex } from "../growth/tables";
import type { Value } from "../rules/bundle";
import { type CkgEdition, worstOf } from "./edition";
import { packageOf, type PackageAnswer, premaritalOf } from "./package";

interface Given {
  birth_date: string;
  on: string;
  sex: Sex | null;
  pregnant?: boolean | null;
  school_class?: number | null;
  facts?: { [code: string]: Value };
  done?: { [code: string]: string };
  born_at?: string;
  at?: string;
  marriage?: boolean;
}

interface Worked extends Given {
  id: string;
  expect: {
    has?: string[];
    has_not?: string[];
    lacks?: string[];
    unknown?: { [code: string]: string[] };
    lacking?: { [code: string]: string[] };
  };
}

const EDITIONS = (await drawn<{ ckg: CkgEdition[] }>("bundle")).ckg;
const DRAWN = await drawn<{ given: Given; expect: { package: string | null; items: unknown[][] } }[]>("ckg");
const worked = import.meta.glob<{ cases: Worked[] }>("../../../vectors/ckg/*.json", { eager: true, import: "default" });
const CASES = Object.values(worked).flatMap(({ cases }) => cases);

function answered(given: Given): PackageAnswer {
  const person = {
    birthDate: knownDay(given.birth_date),
    sex: given.sex,
    isPregnant: given.pregnant ?? null,
    schoolClass: given.school_class ?? null,
    bornAt: given.born_at ? momentFrom(given.born_at) : null,
    at: given.at ? momentFrom(given.at) : null,
    facts: given.facts ?? {},
  };
  const done = new Map(Object.entries(given.done ?? {}).map(([code, day]) => [code, knownDay(day)]));
  return (given.marriage ? premaritalOf : packageOf)(person, knownDay(given.on), done, EDITIONS);
}

const iso = (day: number | null) => (day === null ? null : isoOf(day));

function asCase(found: PackageAnswer) {
  const of = (...asked: string[]) => found.items.filter((one) => asked.includes(one.asked)).map(({ item }) => item.code).sort();
  const { window } = found;
  return {
    edition: found.edition,
    package: found.package && found.package.package,
    window: window && [window.state, iso(window.opens), iso(window.closes)],
    next_opens: window && iso(window.nextOpens),
    asked: of("diminta", "tidak_dapat_dicatat", "sudah"),
    diminta: of("diminta"),
    sudah: of("sudah"),
    tanyakan: of("tanyakan"),
  };
}

describe("the worked cases", () => {
  it.each(CASES.map((one): [string, Worked] => [one.id, one]))("%s", (_, one) => {
    const found = answered(one);
    const byCode = new Map(found.items.map((item) => [item.item.code, item]));
    const { has = [], has_not: hasNot = [], lacks = [], unknown = {}, lacking = {}, ...expected } = one.expect;
    const told = asCase(found);
    expect(told.asked).toEqual(expect.arrayContaining(has));
    for (const code of hasNot) expect(byCode.get(code)!.asked, code).toBe("tidak_diminta");
    for (const code of lacks) expect(byCode.has(code), code).toBe(false);
    for (const [code, facts] of Object.entries(unknown)) expect(byCode.get(code)!.unknown).toEqual(facts);
    for (const [code, codes] of Object.entries(lacking)) expect(byCode.get(code)!.lacking).toEqual(codes);
    expect(told).toMatchObject(expected);
  });
});

const told = (found: PackageAnswer) => ({
  edition: found.edition,
  package: found.package && found.package.package,
  window:
    found.window &&
    [found.window.state, ...[found.window.opens, found.window.closes, found.window.nextOpens].map(iso)],
  items: found.items.map((one) => [one.item.code, one.asked, one.unknown, one.lacking, iso(one.doneOn)]),
});

describe("people drawn around each limit", () => {
  it("are answered as the server answers them", { timeout: 60_000 }, () => {
    expect(DRAWN.length).toBeGreaterThanOrEqual(1500);
    for (const one of DRAWN) expect(told(answered(one.given)), JSON.stringify(one.given)).toEqual(one.expect);
  });
  it("reach every package and every answer", () => {
    const packages = new Set(DRAWN.map(({ expect: one }) => one.package));
    expect(packages).toEqual(new Set([null, ...EDITIONS.at(-1)!.packages.map((one) => one.package)]));
    expect(new Set(DRAWN.flatMap(({ expect: { items } }) => items.map((item) => item[1]))).size).toBe(5);
  });
  it("a day before the birth is a bug", () => {
    expect(() => answered({ birth_date: "2026-05-02", on: "2026-05-01", sex: "L" })).toThrow("before the birth");
  });
});

describe("the whole of a check", () => {
  it("is its worst result", () => {
    const edition = EDITIONS.at(-1)!;
    expect(worstOf(edition, ["normal", "pra_penyakit"])).toBe("pra_penyakit");
    expect(worstOf(edition, ["normal_berisiko", "penyakit"])).toBe("penyakit");
    expect(worstOf(edition, [])).toBeNull();
  });
});
