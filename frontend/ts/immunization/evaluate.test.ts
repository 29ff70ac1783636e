// The worked cases of vectors/immunization, and histories drawn around each limit and answered by the server.

import { describe, expect, it } from "vitest";

import { isoOf } from "../calendar/days";
import { drawn } from "../drawn_cases";
import type { Evaluation, Judged, Next, Trouble } from "./answer";
import { editionsOf } from "./editions";
import { evaluate } from "./evaluate";
import { dayOfSentence, type DoseDue, givenOf, isToGive, nextDoses, sentenceOf } from "./next_doses";
import { readAsked, type Told } from "./reading";
import type { ScheduleFile } from "./schedule";

interface Worked {
  id: string;
  why: string;
  given: Told;
  expect: {
    doses?: Told[];
    next?: { [key: string]: Told };
    lines?: { [antigen: string]: Told | null };
    idl?: boolean;
    ibl?: boolean | null;
    t_status?: Told;
  };
}

interface Drawn {
  given: Told;
  expect: { unread: unknown; next: { [key: string]: unknown } };
  due: unknown[][];
}

const FILE = (await drawn<{ immunization: ScheduleFile }>("bundle")).immunization;
const EDITIONS = editionsOf(FILE);
const DRAWN = await drawn<Drawn[]>("immunization");
const worked = import.meta.glob<{ cases: Worked[] }>("../../../vectors/immunization/*.json", {
  eager: true,
  import: "default",
});
const CASES = Object.values(worked).flatMap(({ cases }) => cases);

const iso = (day: number | null) => (day === null ? null : isoOf(day));

describe("the worked cases", () => {
  it.each(CASES.map((one): [string, Worked] => [one.id, one]))("%s", (_, one) => {
    const read = readAsked(one.given);
    const found = evaluate(read.asked, EDITIONS);
    expect([...read.troubles, ...found.troubles]).toEqual([]);
    const { next, doses, idl, ibl, t_status } = one.expect;
    for (const [key, asked] of Object.entries(next ?? {})) expect(coming(found, key), one.why).toMatchObject(asked);
    const due = nextDoses(read.asked, EDITIONS, FILE.vaccines);
    for (const [key, line] of Object.entries(one.expect.lines ?? {})) expect(lineOf(due, key), one.why).toEqual(line);
    expect(dosesOf(found, doses ?? []), one.why).toEqual(doses ?? []);
    if (idl !== undefined) expect(found.idl, one.why).toBe(idl);
    if (ibl !== undefined) expect(found.ibl, one.why).toBe(ibl);
    const { status, years } = found.tetanus;
    if (t_status) expect({ status, protection_years: years }, one.why).toEqual(t_status);
  });
  it("are all there", () => expect(CASES.length).toBeGreaterThanOrEqual(387));
});

describe("histories drawn around each limit", () => {
  it("are answered as the server answers them", { timeout: 60_000 }, () => {
    expect(DRAWN.length).toBeGreaterThanOrEqual(1200);
    for (const one of DRAWN) {
      const read = readAsked(one.given);
      const found = { ...told(evaluate(read.asked, EDITIONS)), unread: read.troubles.map(toldTrouble) };
      expect(found, JSON.stringify(one.given)).toEqual(one.expect);
    }
  });
  it("and in a list of services due the same doses stand, in the same order and words", { timeout: 60_000 }, () => {
    for (const one of DRAWN) {
      const found = nextDoses(readAsked(one.given).asked, EDITIONS, FILE.vaccines).map(toldDue);
      expect(found, JSON.stringify(one.given)).toEqual(one.due);
    }
    const services = new Set(DRAWN.flatMap(({ due }) => due.map(([service]) => service)));
    expect(services.size).toBeGreaterThanOrEqual(25);
    expect(new Set(DRAWN.flatMap(({ due }) => due.map((one) => String(one[6]))))).toEqual(new Set(["", "IPV"]));
    expect(new Set(DRAWN.flatMap(({ due }) => due.map((one) => one[3]))).size).toBe(2);
  });
  it("reach every state and every reason", () => {
    const coming = DRAWN.flatMap(({ expect: { next } }) => Object.values(next) as string[][]);
    expect(new Set(coming.map((one) => one[3])).size).toBe(6);
    expect(new Set(coming.map((one) => one[4])).size).toBe(15);
  });
});

describe("what was recorded as a service", () => {
  it("is the dose of the history that the server reads, or none", async () => {
    const recorded = await drawn<[service: string, dose: [antigen: string, school: string] | null][]>("recorded");
    for (const [service, dose] of recorded) {
      const found = givenOf(service, 20000, FILE.vaccines);
      expect(found && [found.antigen, found.school], service).toEqual(dose);
    }
    expect(new Set(recorded.map(([, dose]) => (dose ? dose[1] !== "" : null))).size).toBe(3);
  });
});

const toldDue = (one: DoseDue) => [
  one.service, one.label, one.coming.key, isToGive(one), iso(dayOfSentence(one)) ?? "None", sentenceOf(one, FILE.words),
  one.also.map(({ antigen }) => antigen), one.edition,
];

function lineOf(due: DoseDue[], key: string): Told | null {
  const found = due.find(({ coming }) => coming.key === key);
  return found ? { service: found.service, also: found.also.map(({ antigen }) => antigen) } : null;
}

function coming(found: Evaluation, key: string): Told {
  const one = found.next.get(key)!;
  const dates = { earliest: one.earliest, recommended: one.recommended, overdue_from: one.overdueFrom };
  const days = Object.entries({ ...dates, last_date: one.lastDate }).map(([name, day]) => [name, iso(day)]);
  return { dose: one.dose, state: one.state, reason: one.reason, product: one.product, ...Object.fromEntries(days) };
}

/** The doses that the case names, each the first of its antigen and day that was not said yet. */
function dosesOf(found: Evaluation, asked: Told[]): Told[] {
  const left = [...found.doses];
  return asked.map((one) => {
    const at = left.findIndex((dose) => dose.antigen === one["antigen"] && isOn(dose, one["date"]));
    const [dose] = left.splice(at, 1);
    const said: Told = { ...dose, date: one["date"] };
    return Object.fromEntries(Object.keys(one).map((name) => [name, said[name]]));
  });
}

const isOn = ({ span }: Judged, date: unknown): boolean =>
  date === null || [span.first, span.last].every((day) => isoOf(day).startsWith(String(date)));

const toldTrouble = ({ problem, about, position }: Trouble) => [problem, about, position];

const told = (found: Evaluation) => ({
  edition: found.edition,
  doses: found.doses.map((one) => [
    one.position, one.antigen, isoOf(one.span.first), isoOf(one.span.last), one.number, one.valid, one.reason, one.band,
    one.product,
  ]),
  next: Object.fromEntries([...found.next].map(([key, one]) => [key, toldNext(one)])),
  idl: found.idl,
  ibl: found.ibl,
  tetanus: [found.tetanus.status, found.tetanus.years, found.tetanus.number],
  troubles: found.troubles.map(toldTrouble),
});

function toldNext(one: Next): unknown[] {
  const told = one.notDone;
  const no = told && [told.antigen, isoOf(told.day), told.reason, iso(told.agreedOn)];
  const dates = [one.earliest, one.recommended, one.overdueFrom, one.lastDate].map(iso);
  return [one.key, one.antigen, one.dose, one.state, one.reason, one.product, ...dates, one.isUnsure, no, one.status];
}
