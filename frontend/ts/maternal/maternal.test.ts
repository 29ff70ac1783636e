// Dates of a pregnancy, visits K1 to K6, visits after a birth, the plan and contraception: the worked cases of
// vectors/maternal, and mothers drawn around each limit and answered by the server.

import { describe, expect, it } from "vitest";

import afterBirths from "../../../vectors/maternal/after_birth.json";
import birthPlans from "../../../vectors/maternal/birth_plan.json";
import contraception from "../../../vectors/maternal/contraception.json";
import datings from "../../../vectors/maternal/dates.json";
import visited from "../../../vectors/maternal/visits.json";
import { type Day, isoOf, knownDay, type Span } from "../calendar/days";
import { momentFrom } from "../calendar/moments";
import type { Precision } from "../calendar/spans";
import { drawn } from "../drawn_cases";
import type { Services } from "../due/schedule";
import type { ClassesFile } from "../growth/room";
import { editionsOf } from "../immunization/editions";
import { readAsked } from "../immunization/reading";
import type { ScheduleFile } from "../immunization/schedule";
import type { Rule } from "../rules/bundle";
import { rulesOn } from "../rules/holding";
import { type Series, visitAfterBirth } from "./after_birth";
import {
  type Dates,
  datesOf,
  dueOf,
  type Estimate,
  gestationOf,
  scanByDue,
  trimesterOfDates,
  type Way,
  weeksAndDays,
} from "./dating";
import type { MaternalFile } from "./lists";
import { birthPlan, choices } from "./plan";
import { missingOf, type Shelf, type Values, visitItems, type VisitItems } from "./visits";

interface Bundle {
  rules: Rule[];
  services: Services;
  maternal: MaternalFile;
  immunization: ScheduleFile;
  classes: ClassesFile;
  forms: { concepts: Shelf["concepts"] };
}

const BUNDLE = await drawn<Bundle>("bundle");
const { maternal: FILE, services: SCHEDULE } = BUNDLE;
const [DATES, BIRTHS, VISITS, PLANS, METHODS] = [
  await drawn<DrawnDates[]>("dates"),
  await drawn<{ given: [Series, string, string]; expect: [string, string] }[]>("births"),
  await drawn<{ given: Visited; expect: { items: unknown[][] } }[]>("visits"),
  await drawn<{ given: { [code: string]: boolean | null }; expect: { complete: boolean | null } }[]>("plans"),
  await drawn<{ given: Values; place: string | null; on: string; expect: [string, [string, string] | null][] }[]>("methods"),
];
const EDITIONS = editionsOf(BUNDLE.immunization);

const dayOr = (text: string | null | undefined): Day | null => (text ? knownDay(text) : null);
const days = (span: Span | null) => span && [isoOf(span.first), isoOf(span.last)];
const spoken = (span: Span | null) => (span ? [...new Set(days(span))].join(" ") : null);

interface Case {
  on: string;
  last_period?: string;
  precision?: string;
  scans?: { on: string; due?: string; days?: number }[];
  method?: string;
  expect: object;
}

const scanOf = ({ on, due, days: age }: { on: string; due?: string; days?: number }) =>
  due ? scanByDue(knownDay(on), knownDay(due), FILE.dates) : { on: knownDay(on), days: age! };

const asCase = (found: Dates) => ({
  gestation: [...new Set((gestationOf(found) ?? []).map(weeksAndDays))].join(" ") || null,
  trimester: trimesterOfDates(found, SCHEDULE.trimesters),
  due: spoken(dueOf(found)),
  hpht_due: spoken(found.hpht && found.hpht.due),
  naegele: spoken(found.hpht && found.hpht.dueNaegele),
  usg_due: spoken(found.usg && found.usg.due),
  difference: found.difference,
  counts: found.counts,
  why: found.why,
  troubles: found.troubles,
});

interface DrawnDates {
  given: { on: string; last_period: string | null; precision: Precision; scans: [string, number][]; method: Way };
  expect: { why: string; troubles: string[] };
}

const estimate = (one: Estimate | null) => one && [days(one.began), days(one.due), days(one.dueNaegele)];

function datesTold({ on, last_period: period, precision, scans, method }: DrawnDates["given"]) {
  const seen = scans.map(([day, age]) => ({ on: knownDay(day), days: age }));
  const asked = { on: knownDay(on), lastPeriod: dayOr(period), precision, scans: seen, method };
  const found = datesOf(asked, FILE.dates, SCHEDULE.trimesters);
  return {
    hpht: estimate(found.hpht),
    usg: estimate(found.usg),
    counts: found.counts,
    why: found.why,
    scan: found.scan && [isoOf(found.scan.on), found.scan.days],
    difference: found.difference,
    troubles: found.troubles,
    due: days(dueOf(found)),
    gestation: gestationOf(found),
    trimester: trimesterOfDates(found, SCHEDULE.trimesters),
  };
}

describe("the dates of a pregnancy", () => {
  it.each((datings.cases as (Case & { id: string })[]).map((one): [string, Case] => [one.id, one]))("%s", (_, one) => {
    const found = datesOf(
      {
        on: knownDay(one.on),
        lastPeriod: dayOr(one.last_period),
        precision: (one.precision ?? "day") as Precision,
        scans: (one.scans ?? []).map(scanOf),
        method: (one.method ?? "280") as Way,
      },
      FILE.dates,
      SCHEDULE.trimesters,
    );
    expect(asCase(found)).toMatchObject({ troubles: [], ...one.expect });
  });
  it("drawn around each limit are those of the server", { timeout: 60_000 }, () => {
    expect(DATES.length).toBeGreaterThanOrEqual(1500);
    for (const one of DATES) expect(datesTold(one.given), JSON.stringify(one.given)).toEqual(one.expect);
    const told = DATES.flatMap(({ expect: { why, troubles } }) => [why, ...troubles]);
    expect(new Set(told)).toEqual(new Set(Object.keys(FILE.dates.words)));
  });
});

const born = ([series, bornAt, at]: [Series, string, string]) => {
  const found = visitAfterBirth(series, momentFrom(bornAt)!, momentFrom(at)!, FILE.after_birth, SCHEDULE);
  return [found.timing, found.code];
};

describe("a visit after a birth", () => {
  it.each(afterBirths.cases)("$id", (one) => {
    for (const series of ["KF", "KN"] as const) {
      expect(born([series, one.born_at, one.at]), `${series} ${one.why}`).toEqual(one[series]);
    }
  });
  it("drawn around each hour and day is that of the server", { timeout: 60_000 }, () => {
    expect(BIRTHS.length).toBeGreaterThanOrEqual(600);
    for (const one of BIRTHS) expect(born(one.given), JSON.stringify(one.given)).toEqual(one.expect);
    expect(new Set(BIRTHS.map(({ expect: [timing] }) => timing)).size).toBe(5);
  });
  it("needs a time with a zone", () => {
    for (const text of ["2026-05-02", "2026-05-02T10:00:00", "2026-05-02T24:00:00+07:00", "2026-02-30T10:00:00+07:00"]) {
      expect(momentFrom(text), text).toBeNull();
    }
  });
});

interface Visited {
  nth: number;
  on: string;
  born: string;
  since: string | null;
  td: string[] | null;
  now: Values;
  before: Values;
  shown?: string[];
}

function visitOf({ nth, on, born: birth, since, td, now, before, shown = [] }: Visited): VisitItems {
  const history = (td ?? []).map((date) => ({ antigen: "Td", date }));
  const asked = { birth_date: birth, sex: "P", as_of: on, area: "35.71", history, pregnant: true };
  const about = {
    on: knownDay(on),
    birthDate: knownDay(birth),
    sex: "P" as const,
    isPregnant: true,
    pregnantSince: dayOr(since),
  };
  const shelf: Shelf = {
    items: FILE.visits.items,
    rules: rulesOn(BUNDLE.rules, about.on),
    schedule: SCHEDULE,
    editions: EDITIONS,
    concepts: BUNDLE.forms.concepts,
    persons: BUNDLE.classes,
  };
  return visitItems(nth, { about, now, before, shown, immunization: td && readAsked(asked).asked }, shelf);
}

const visitTold = (found: VisitItems) => ({
  on_time: found.isOnTime,
  complete: found.isComplete,
  missing: missingOf(found),
  td: found.td && [found.td.state, found.td.dose],
  items: found.items.map((one) => [one.item.code, one.asked, one.state, one.lacking, one.indicatedBy, one.left, one.since]),
});

interface VisitCase extends Omit<Visited, "born" | "td"> {
  id: string;
  td: string[] | "unknown";
  why: string;
  expect: { states?: Told; lacking?: Told; indicated?: Told; left?: Told; not_recordable?: string[]; open?: string[] } & Told;
}

type Told = { [code: string]: unknown };

describe("the items of a visit", () => {
  it.each((visited.cases as unknown as VisitCase[]).map((one): [string, VisitCase] => [one.id, one]))("%s", (_, one) => {
    const found = visitOf({ ...one, born: "1999-03-02", td: one.td === "unknown" ? null : one.td });
    const { states = {}, lacking = {}, indicated = {}, left, ...expected } = one.expect;
    const byCode = new Map(found.items.map((item) => [item.item.code, item]));
    for (const [code, state] of Object.entries(states)) expect(byCode.get(code)!.state, one.why).toBe(state);
    for (const [code, codes] of Object.entries(lacking)) expect(byCode.get(code)!.lacking, one.why).toEqual(codes);
    for (const [code, by] of Object.entries(indicated)) expect(byCode.get(code)!.indicatedBy, one.why).toEqual(by);
    const toldLeft = found.items.flatMap(({ item, left: what, since }): [string, unknown][] =>
      what ? [[item.code, what === "belum_tercatat" ? `K${since}` : what]] : [],
    );
    if (left) expect(Object.fromEntries(toldLeft), one.why).toEqual(left);
    const of = (state: string) => found.items.filter((item) => item.state === state).map(({ item }) => item.code);
    const { items: _items, td: _td, ...told } = visitTold(found);
    const all = { ...told, not_recordable: of("tidak_dapat_dicatat"), open: of("belum_ditetapkan") };
    expect(all, one.why).toMatchObject(expected);
  });
  it("drawn with and without what shows them are those of the server", { timeout: 60_000 }, () => {
    expect(VISITS.length).toBeGreaterThanOrEqual(500);
    for (const one of VISITS) expect(visitTold(visitOf(one.given)), JSON.stringify(one.given)).toEqual(one.expect);
    const told = (at: number) => new Set(VISITS.flatMap(({ expect: { items } }) => items.map((item) => item[at])));
    expect(told(2)).toEqual(new Set(Object.keys(FILE.visits.words)));
    expect(told(5)).toEqual(new Set([null, ...Object.keys(FILE.visits.left)]));
  });
  it("there is no seventh visit", () => expect(() => visitOf({ ...VISITS[0]!.given, nth: 7 })).toThrow("K7"));
});

const planTold = (given: { [code: string]: boolean | null }) => {
  const found = birthPlan(given, FILE.plan);
  return { items: found.items.map(([item, ready]) => [item.code, ready]), complete: found.isComplete };
};

describe("the plan of a birth", () => {
  it.each((birthPlans.cases as unknown as { id: string; given: { [code: string]: boolean }; expect: object }[]).map(
    (one): [string, typeof one] => [one.id, one],
  ))("%s", (_, one) => {
    const { items, complete } = planTold(one.given);
    const of = (ready: string) => items.filter((item) => item[1] === ready).map(([code]) => code);
    const told = { complete, siap: of("siap").length, belum: of("belum"), belum_ditanya: of("belum_ditanya") };
    expect(told).toEqual(one.expect);
  });
  it("drawn is that of the server", { timeout: 60_000 }, () => {
    for (const one of PLANS) expect(planTold(one.given)).toEqual(one.expect);
    expect(new Set(PLANS.map(({ expect: { complete } }) => complete)).size).toBe(3);
  });
  it("an item that there is not is a bug", () => expect(() => planTold({ ambulans: true })).toThrow("ambulans"));
});

const methodsOf = (given: Values, on: string, place: string | null) =>
  choices(given, rulesOn(BUNDLE.rules, knownDay(on)), FILE.contraception, place);

describe("contraception by place", () => {
  it.each(contraception.cases)("$id", (one) => {
    const found = methodsOf(one.given as unknown as Values, "2026-11-29", one.place);
    expect(found.map(({ method }) => method.code)).toEqual(one.methods);
    const bands = Object.fromEntries(found.map(({ method, eligibility }) => [method.code, eligibility?.band?.code ?? null]));
    expect(bands).toMatchObject(one.bands);
  });
  it("drawn is that of the server", { timeout: 60_000 }, () => {
    expect(METHODS.length).toBeGreaterThanOrEqual(240);
    for (const { given, place, on, expect: expected } of METHODS) {
      const found = methodsOf(given, on, place).map(({ method, eligibility: answer }) => [
        method.code, answer && [answer.state, (answer.band ?? answer.atLeast)?.code ?? null],
      ]);
      expect(found, JSON.stringify(given)).toEqual(expected);
    }
  });
});
