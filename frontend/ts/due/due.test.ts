// The worked cases of vectors/due, and people drawn around each limit and answered by the server.

import { describe, expect, it } from "vitest";

import { isoOf, knownDay } from "../calendar/days";
import { drawn } from "../drawn_cases";
import type { ServiceDue } from "./answer";
import { due } from "./due";
import type { Services } from "./schedule";

interface Given {
  person: { birth_date?: string; pregnant_since?: string; delivered_on?: string };
  done?: { code: string; on: string; place?: string; shows?: string[]; count?: number; value?: number | null }[];
  not_done?: { code: string; on: string; until?: string }[];
  on: string;
}

interface Worked {
  id: string;
  why: string;
  given: Given;
  expect: { [service: string]: { [name: string]: unknown } | null };
}

const SCHEDULE = (await drawn<{ services: Services }>("bundle")).services;
const DRAWN = await drawn<{ given: Given; expect: unknown[][] }[]>("due");
const worked = import.meta.glob<{ cases: Worked[] }>("../../../vectors/due/*.json", { eager: true, import: "default" });
const CASES = Object.values(worked).flatMap(({ cases }) => cases);

const dayOr = (text: string | undefined) => (text === undefined ? null : knownDay(text));

function answered({ person, done, not_done, on }: Given): ServiceDue[] {
  const who = {
    birthDate: dayOr(person.birth_date),
    pregnantSince: dayOr(person.pregnant_since),
    deliveredOn: dayOr(person.delivered_on),
  };
  const history = {
    done: (done ?? []).map(({ code, on, place = "", shows = [], count = 0, value = null }) => ({
      code, on: knownDay(on), place, shows, count, value,
    })),
    notDone: (not_done ?? []).map((one) => ({ code: one.code, on: knownDay(one.on), until: dayOr(one.until) })),
  };
  return due(who, history, knownDay(on), SCHEDULE);
}

describe("the worked cases", () => {
  it.each(CASES.map((one): [string, Worked] => [one.id, one]))("%s", (_, one) => {
    const found = new Map(answered(one.given).map((service) => [service.rule.code, service]));
    for (const [code, asked] of Object.entries(one.expect)) {
      const service = found.get(code);
      if (asked === null) expect(service, one.why).toBeUndefined();
      else expect(said(service!), one.why).toMatchObject(asked);
    }
  });
  it("are all there", () => expect(CASES.length).toBeGreaterThanOrEqual(160));
});

describe("people drawn around each limit", () => {
  it("are answered as the server answers them", { timeout: 60_000 }, () => {
    expect(DRAWN.length).toBeGreaterThanOrEqual(3000);
    for (const { given, expect: expected } of DRAWN) {
      expect(answered(given).map(told), JSON.stringify(given)).toEqual(expected);
    }
  });
  it("reach every state and every reason", () => {
    const all = DRAWN.flatMap(({ expect: expected }) => expected);
    expect(new Set(all.map((one) => one[1])).size).toBe(6);
    expect(new Set(all.map((one) => one[6]))).toEqual(new Set(Object.keys(SCHEDULE.reasons)));
  });
});

/** Every code that a service can rest on, by the words of the file. */
function evidenceOf(rule: Services["services"][number]): Set<string> {
  const { visit, done_by = [], by_age = [], number, form, again } = rule as unknown as Resting;
  const tests = (again?.when.all ?? []).flatMap((one) => Object.values(one).map(([code]) => code));
  const codes = [visit, number, form, ...done_by.flat(), ...by_age.map(([, , code]) => code), ...tests];
  return new Set(codes.filter((code) => code !== undefined));
}

interface Resting {
  visit?: string;
  done_by?: (string | string[])[];
  by_age?: [number, number, string][];
  number?: string;
  form?: string;
  again?: { when: { all: { [word: string]: [string, unknown] }[] } };
}

describe("an unrelated visit", () => {
  const evidence = new Map(SCHEDULE.services.map((rule) => [rule.code, evidenceOf(rule)]));
  const codes = [...new Set([...evidence.values()].flatMap((those) => [...those])), "pmt_lokal", "no code of ours"].sort();

  it("never loses a service, nor fulfils one", { timeout: 60_000 }, () => {
    let kept = 0;
    for (const [at, { given, expect: expected }] of DRAWN.entries()) {
      const code = codes[at % codes.length]!;
      const days = [...(given.done ?? []).map(({ on }) => on), given.on, ...Object.values(given.person)];
      const more = { code, on: days[at % days.length]!, shows: ["dokter", "usg"], count: at % 3, value: 9 };
      const found = answered({ ...given, done: [more, ...(given.done ?? [])] }).map(told);
      const others = (one: unknown[]) => !evidence.get(String(one[0]))!.has(code);
      expect(found.filter(others), `${code}: ${JSON.stringify(given)}`).toEqual(expected.filter(others));
      kept += expected.filter((one) => others(one) && one[7]).length;
    }
    expect(kept).toBeGreaterThan(1000);
  });
});

const said = (one: ServiceDue) => ({
  state: one.state,
  opens: isoOf(one.opens),
  closes: isoOf(one.closes),
  gives: one.service,
  why: one.why,
  have: one.have,
  evidence: one.evidence && isoOf(one.evidence.on),
});

function told(one: ServiceDue): unknown[] {
  const days = [one.opens, one.ideal, one.closes, one.day].map(isoOf);
  const seen = one.evidence && [one.evidence.code, isoOf(one.evidence.on), one.evidence.place];
  return [one.rule.code, one.state, ...days, one.why, one.service, seen, one.have];
}
