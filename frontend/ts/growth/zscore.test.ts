// The golden vectors of growth, and measurements drawn from every table and answered by the server.

import { describe, expect, it } from "vitest";

import schoolAge from "../../../vectors/growth/school_age.json";
import sixIndices from "../../../vectors/growth/six_indices.json";
import { drawn } from "../drawn_cases";
import { growthOf, type GrowthFile, type Sex } from "./tables";
import { hundredths, isPlausible, zForAge, zForLength } from "./zscore";

interface Drawn {
  index: string;
  sex: Sex;
  days?: number;
  months?: number;
  millimetres?: number;
  lying?: boolean;
  value: number;
  z: number | null;
}

const STANDING_FROM_DAY = 731; // the vectors give the corrected length
const DRAWN = await drawn<Drawn[]>("growth");
const GROWTH = growthOf((await drawn<{ growth: GrowthFile }>("bundle")).growth);
const bmi = (grams: number, millimetres: number) => grams / 1000 / ((millimetres / 1000) * (millimetres / 1000));

describe("the golden vectors", () => {
  it.each(sixIndices)("$id", (one) => {
    const [sex, age] = [one.sex as Sex, { days: one.age_days }];
    const values: [string, number | null][] = [
      ["bbu", one.weight_grams / 1000],
      ["tbu", one.corrected_mm / 10],
      ["imtu", bmi(one.weight_grams, one.corrected_mm)],
      ["lku", one.head_mm === null ? null : one.head_mm / 10],
      ["lila", one.arm_mm === null ? null : one.arm_mm / 10],
    ];
    const z = values.map(([index, value]): [string, number | null] => [
      index,
      value === null ? null : zForAge(GROWTH, index, sex, age, value),
    ]);
    const isLying = one.age_days < STANDING_FROM_DAY;
    const bbtb = zForLength(GROWTH, sex, one.corrected_mm, isLying, one.weight_grams / 1000);
    expect({ ...Object.fromEntries(z), bbtb }).toEqual(one.z);
  });
  it.each(schoolAge)("$id", (one) => {
    const [sex, age] = [one.sex as Sex, { months: one.age_months }];
    const found = {
      bbu: zForAge(GROWTH, "bbu", sex, age, one.weight_grams / 1000),
      tbu: zForAge(GROWTH, "tbu", sex, age, one.height_mm / 10),
      imtu: zForAge(GROWTH, "imtu", sex, age, bmi(one.weight_grams, one.height_mm)),
    };
    expect(found).toEqual(one.z);
  });
});

describe("measurements drawn from every table", () => {
  it("have the z of the server", { timeout: 60_000 }, () => {
    expect(DRAWN.length).toBeGreaterThanOrEqual(1000);
    for (const one of DRAWN) expect(answered(one), JSON.stringify(one)).toBe(one.z);
  });
  it("lie in the tables and beyond them", () => {
    expect(new Set(DRAWN.map(({ z }) => z === null)).size).toBe(2);
    expect(DRAWN.some(({ z }) => z !== null && z > 300)).toBe(true);
    expect(DRAWN.some(({ z }) => z !== null && z < -300)).toBe(true);
  });
});

describe("a z", () => {
  it("is rounded half away from zero", () => {
    expect([-2.005, -2.0049, 0.125, -0.001].map(hundredths)).toEqual([-201, -200, 13, 0]);
  });
  it("that cannot be is told", () => {
    const told = [-601, -600, 500, 501].map((z) => isPlausible(GROWTH, "bbu", z));
    expect(told).toEqual([false, true, true, false]);
  });
});

function answered({ index, sex, days, months, millimetres, lying, value }: Drawn): number | null {
  if (millimetres !== undefined) return zForLength(GROWTH, sex, millimetres, lying === true, value);
  return zForAge(GROWTH, index, sex, days === undefined ? { months: months! } : { days }, value);
}
