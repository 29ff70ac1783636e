// A rule holds from the first day of its edition, and with another number from the day on which the city changed it.

import { describe, expect, it } from "vitest";

import { knownDay } from "../calendar/days";
import { drawn } from "../drawn_cases";
import type { Rule } from "./bundle";
import { assess } from "./evaluate";
import { rulesOn } from "./holding";

const RULES = (await drawn<{ rules: Rule[] }>("bundle")).rules;
const CITY = await drawn<{ rules: Rule[]; days: [day: string, arm: number, band: string][] }>("city");

describe("the rule of a day", () => {
  it("is none before its edition, and the only one from then on", () => {
    const first = knownDay("2026-11-01");
    expect(rulesOn(RULES, first - 400).has("ANC-KEK")).toBe(false);
    expect(rulesOn(RULES, first).size).toBe(new Set(RULES.map(({ rule }) => rule)).size);
  });
  it("takes the number that the city chose for that day", () => {
    for (const [day, arm, band] of CITY.days) {
      const rule = rulesOn(CITY.rules, knownDay(day)).get("ANC-KEK")!;
      expect(assess(rule, { pregnant: 1, arm_circumference: arm }).band?.code, `${day} ${arm}`).toBe(band);
    }
    expect(new Set(CITY.days.map(([, , band]) => band)).size).toBe(2);
  });
});
