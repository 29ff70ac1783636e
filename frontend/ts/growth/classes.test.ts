// Classes, gain, faltering, 2T, BGM and actions: the golden vectors, and children and courses drawn around each limit
// and answered by the server.

import { describe, expect, it } from "vitest";

import gains from "../../../vectors/growth/gain.json";
import independent from "../../../vectors/growth/independent.json";
import lines from "../../../vectors/growth/lines.json";
import printedLines from "../../../vectors/growth/printed_lines.json";
import schoolAge from "../../../vectors/growth/school_age.json";
import sixIndices from "../../../vectors/growth/six_indices.json";
import velocities from "../../../vectors/growth/velocity.json";
import weights from "../../../vectors/growth/weight_for_age.json";
import { isoOf, knownDay, monthsAfter } from "../calendar/days";
import { drawn } from "../drawn_cases";
import type { Rule } from "../rules/bundle";
import { rulesOn } from "../rules/holding";
import { knownOf } from "../rules/person";
import { type Assessment, assessGrowth, type Index, INDICES } from "./assess";
import { actions, counsel } from "./counsel";
import { growthDue } from "./due";
import { type GainStatus, isNotGainedTwice, judgeGain, judgeVelocity, type Weighing } from "./gain";
import { isBelowRedLine, isOddWeight, weightForAge } from "./kms";
import { courseOf, knownOfBody, knownOfCourse } from "./known";
import { type ClassesFile, roomOf } from "./room";
import type { Posture } from "./stature";
import type { GrowthFile, Sex } from "./tables";
import { lineForAge, lineForLength } from "./zscore";

const BUNDLE = await drawn<{ growth: GrowthFile; classes: ClassesFile }>("bundle");
const CHILDREN = await drawn<Child[]>("children");
const COURSES = await drawn<Weighings[]>("courses");
const MEASURES = await drawn<{ given: [string, string, { [measure: string]: string }]; expect: unknown[][] }[]>("measures");
const ROOM = roomOf(BUNDLE.growth, BUNDLE.classes);
const CITIES = (await drawn<Rule[][]>("cities")).map((rules) => rulesOn(rules, knownDay("2026-11-29")));

interface Printed {
  sex: string;
  age_days: number;
  weight_grams: number | null;
  length_mm: number | null;
  posture: string;
  head_mm: number | null;
  arm_mm: number | null;
}

const ofPrinted = (one: Printed): Assessment =>
  assessGrowth(ROOM, {
    sex: one.sex as Sex,
    age: { days: one.age_days },
    weight: one.weight_grams,
    length: one.length_mm,
    posture: one.posture as Posture,
    head: one.head_mm,
    arm: one.arm_mm,
  });

const zOf = (found: Assessment, names: object) =>
  Object.fromEntries(Object.keys(names).map((index) => [index, found.of[index as Index].z]));

describe("the golden vectors", () => {
  it.each(sixIndices)("$id, birth to five years", (one) => {
    const found = ofPrinted(one);
    expect(found.length).toBeCloseTo(one.corrected_mm, 6);
    expect(zOf(found, one.z)).toEqual(one.z);
    for (const [index, word] of Object.entries(one.category)) {
      const { outcome, category } = found.of[index as Index];
      expect(category, index).toBe(outcome === "ukur_ulang" ? null : word);
    }
    expect(INDICES.filter((index) => found.of[index].reason === "flag")).toEqual(one.flag ? ["tbu"] : []);
  });
  it.each(schoolAge)("$id, from five years", (one) => {
    const found = assessGrowth(ROOM, {
      sex: one.sex as Sex,
      age: { months: one.age_months },
      weight: one.weight_grams,
      length: one.height_mm,
      posture: "h",
    });
    expect(zOf(found, one.z)).toEqual(one.z);
    expect(found.of.imtu.category).toBe(one.category.imtu);
  });
  it("by another road", () => {
    for (const one of independent) expect(zOf(ofPrinted(one), one.z), one.id).toEqual(one.z);
  });
  it.each(weights)("$id, weight for age", (one) => {
    const { z, category } = weightForAge(ROOM, one.sex as Sex, { days: one.age_days, grams: one.weight_grams });
    expect([z, inWords(category)]).toEqual([one.z_hundredths, one.category]);
  });
  it.each(gains)("$id, gain", (one) => {
    const born = knownDay("2025-01-10");
    const now = { on: monthsAfter(born, one.age_months), grams: one.weight_grams };
    const before = one.previous_grams ? { on: now.on - 30, grams: one.previous_grams } : null;
    const found = judgeGain(ROOM, one.sex as Sex, born, now, before, one.weighed_last_month !== "baru");
    expect([found.status, found.gain, found.minimum]).toEqual([one.status, one.gain_grams, one.kbm_grams]);
  });
  it.each(velocities)("$id, faltering", (one) => {
    const born = knownDay("2026-01-10");
    const start = { on: monthsAfter(born, one.start_month), grams: 4500 + one.start_month * 500 };
    const now = { on: start.on + 30, grams: start.grams + one.gain };
    const found = judgeVelocity(ROOM, one.sex as Sex, born, now, start);
    expect([found.p5, found.isFaltering, found.isLow]).toEqual([one.p5, one.faltering, false]);
  });
  it("the lines of the card", () => {
    for (const one of lines.filter(({ age_days: days }) => days <= BUNDLE.classes.kms.last_day)) {
      for (const [name, z] of [["minus3", -3], ["minus2", -2], ["median", 0], ["plus1", 1]] as const) {
        const at = lineForAge(ROOM.growth, "bbu", one.sex as Sex, { days: one.age_days }, z)!;
        expect(Math.abs(at * 1000 - one[name]), `${one.sex} ${one.age_days} ${name}`).toBeLessThanOrEqual(5.5);
      }
    }
  });
  it("the lines as they are printed", () => {
    // one decimal, and of a table of months what half a day moves
    const off: { [index: string]: number } = { bbu: 0.07, tbu: 0.11, bbtb: 0.05, imtu: 0.055, lku: 0.09 };
    for (const [index, sex, by, at, values, sds] of printedLines.rows as PrintedLine[]) {
      for (const [nth, z] of sds.entries()) {
        const days = Math.round(at * ROOM.growth.ages.days_per_month);
        const found =
          by === "months"
            ? lineForAge(ROOM.growth, index, sex, { days }, z)
            : lineForLength(ROOM.growth, sex, at, by === "lying", z);
        expect(Math.abs(found! - values[nth]!), `${index} ${sex} ${at} ${z}`).toBeLessThanOrEqual(off[index]! + 0.001);
      }
    }
  });
});

type PrintedLine = [index: string, sex: Sex, by: string, at: number, values: number[], sds: number[]];

const inWords = (category: string | null) => {
  const words = (category ?? "").replace("_", " ");
  return words === "risiko lebih" ? "risiko berat badan lebih" : `berat badan ${words}`;
};

interface Child {
  given: {
    sex: Sex | null;
    age_days: number | null;
    age_months?: number;
    posture: Posture;
    oedema: boolean;
    of_mother: boolean;
    age_certain: boolean;
    weight: number | null;
    length: number | null;
    head: number | null;
    arm: number | null;
  };
  city: number;
  findings: { gain: GainStatus | null; twice: boolean; complications: string[] | null };
  expect: {
    of: { [index: string]: unknown[] };
    rest: unknown[];
    actions: [code: string, text: string, forKader: string, recheckDays: number][];
  };
}

function ofChild({ given: { age_days: days, age_months: months, ...one } }: Child): Assessment {
  const age = days === null ? (months === undefined ? null : { months }) : { days };
  return assessGrowth(ROOM, { ...one, age, isAgeCertain: one.age_certain, hasOedema: one.oedema, isOfMother: one.of_mother });
}

function ofFindings({ given, findings }: Child) {
  const { gain, twice: isTwice, complications } = findings;
  return { weight: given.weight, gain, isTwice, complications };
}

const told = (found: Assessment) => ({
  of: Object.fromEntries(
    INDICES.map((index) => {
      const { outcome, z, category, reason, rule, edition } = found.of[index];
      return [index, [outcome, z, category, reason, rule, edition]];
    }),
  ),
  rest: [found.length, found.isDoubted, found.hasOedema, found.ageMonths],
});

describe("children drawn around each limit", () => {
  it("are judged as the server judges them, and the same is to be done", { timeout: 60_000 }, () => {
    expect(CHILDREN.length).toBeGreaterThanOrEqual(1500);
    for (const one of CHILDREN) {
      const found = ofChild(one);
      const next = counsel(ROOM, CITIES[one.city]!, found, ofFindings(one));
      const said = next.map(({ code, text, forKader, recheckDays }) => [code, text, forKader, recheckDays]);
      expect({ ...told(found), actions: said }, JSON.stringify(one)).toEqual(one.expect);
    }
  });
  it("reach every class, every reason and every action", () => {
    const results = CHILDREN.flatMap(({ expect: { of } }) => Object.entries(of));
    const words = (index: string) => new Set(results.filter(([one]) => one === index).map(([, one]) => one[2]));
    for (const index of INDICES) {
      const { bands, school } = BUNDLE.classes.indices[index]!;
      expect(words(index), index).toEqual(new Set([...bands.words, ...(school?.words ?? []), null]));
    }
    expect(new Set(results.map(([, one]) => one[3])).size).toBe(9);
    const reached = new Set(CHILDREN.flatMap(({ expect: { actions: codes } }) => codes.map(([code]) => code)));
    expect(reached.size).toBe(actions(ROOM, CITIES[0]!).length);
  });
  it("and what a kader says is no diagnosis", () => {
    const said = actions(ROOM, CITIES[0]!).map(({ forKader }) => forKader.toLowerCase()).join(" ");
    expect(said).not.toMatch(/gizi|pendek|obesitas|kurang/);
  });
  it("a complication that is none is a bug", () => {
    expect(() => counsel(ROOM, CITIES[0]!, ofChild(CHILDREN[0]!), { complications: ["batuk"] })).toThrow("batuk");
  });
  it("what no rule says is not said, and is no praise", () => {
    const wasted = CHILDREN.find(({ expect: { actions: [first] } }) => first?.[0] === "gizi_kurang")!;
    expect(counsel(ROOM, new Map(), ofChild(wasted), ofFindings(wasted))).toEqual([]);
    expect(actions(ROOM, new Map()).map(({ code }) => code)).toEqual(["ukur_ulang", "lengkapi"]);
  });
});

interface Weighings {
  given: { sex: Sex; born: string; weighings: [on: string, grams: number][] };
  expect: {
    statuses: GainStatus[];
    known: object;
    of_person: { [code: string]: number };
    of_body: object;
    kms: unknown[];
    red: boolean;
    twice: boolean;
    odd: boolean;
    velocity: unknown[] | null;
  };
}

function answered({ sex, born: birth, weighings }: Weighings["given"]) {
  const born = knownDay(birth);
  const course = courseOf(ROOM, sex, born, weighings.map(([on, grams]): Weighing => ({ on: knownDay(on), grams })))!;
  const { now, previous, statuses } = course;
  const days = (one: Weighing) => ({ days: one.on - born, grams: one.grams });
  const ofPerson = knownOf({ on: now.on, birthDate: born, sex }, BUNDLE.classes);
  const kms = weightForAge(ROOM, sex, days(now));
  const earlier = course.since ?? previous;
  const velocity = earlier && judgeVelocity(ROOM, sex, born, now, earlier);
  return {
    statuses,
    known: knownOfCourse(ROOM, sex, born, course),
    of_person: ofPerson,
    of_body: knownOfBody(ROOM, ofPerson, { body_weight: now.grams }),
    kms: [kms.outcome, kms.z, kms.category, kms.band],
    red: isBelowRedLine(ROOM, sex, days(now)),
    twice: isNotGainedTwice(statuses.at(-1)!, statuses.at(-2) ?? null),
    odd: isOddWeight(ROOM, sex, days(now), previous && days(previous)),
    velocity: velocity && [velocity.isFaltering, velocity.gain, velocity.p5, velocity.isLow],
  };
}

describe("courses drawn around each limit", () => {
  it("are judged as the server judges them", { timeout: 60_000 }, () => {
    expect(COURSES.length).toBeGreaterThanOrEqual(900);
    for (const one of COURSES) expect(answered(one.given), JSON.stringify(one.given)).toEqual(one.expect);
  });
  it("reach N, T, O and B, 2T, BGM, every colour, and faltering, not, or not to be said", () => {
    expect(new Set(COURSES.flatMap(({ expect: { statuses } }) => statuses)).size).toBe(4);
    expect(new Set(COURSES.map(({ expect: { kms } }) => kms[3])).size).toBe(5);
    expect(new Set(COURSES.flatMap(({ expect: { velocity } }) => (velocity ? [velocity[0]] : []))).size).toBe(3);
    for (const name of ["red", "twice", "odd"] as const) {
      expect(new Set(COURSES.map(({ expect: one }) => one[name])).size, name).toBe(2);
    }
  });
});

describe("which measurement is due", () => {
  it("in each month is what the server says", () => {
    expect(MEASURES.length).toBeGreaterThanOrEqual(1200);
    const others = MEASURES.filter(({ given: [birth, on, taken], expect: expected }) => {
      const days = new Map(Object.entries(taken).map(([measure, day]) => [measure, knownDay(day)]));
      const found = growthDue(ROOM, knownDay(birth), knownDay(on), days).map((one) => [
        one.measure, one.state, one.why, one.last === null ? null : isoOf(one.last), one.month,
      ]);
      return JSON.stringify(found) !== JSON.stringify(expected);
    });
    expect(others.slice(0, 1)).toEqual([]);
  });
  it("reaches every measure in every state, and every sentence", () => {
    const all = MEASURES.flatMap(({ expect: expected }) => expected);
    expect(new Set(all.map(([measure, state]) => `${measure} ${state}`)).size).toBeGreaterThanOrEqual(14);
    expect(new Set(all.map((one) => one[2]))).toEqual(new Set(Object.keys(BUNDLE.classes.due.reasons)));
  });
});
