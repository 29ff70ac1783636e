// A rule holds from the first day of its edition, and with another number from the day on which the city changed it.

import { describe, expect, it } from "vitest";

import { knownDay } from "../calendar/days";
import { drawn } from "../drawn_cases";
import type { Rule } from "./bundle";
import { assess } from "./evaluate";
import { rulesOn } from "./holding";
import { isTold, isToldToKader, type Telling } from "./telling";

const { rules: RULES, telling: TELLING } = await drawn<{ rules: Rule[]; telling: Telling }>("bundle");
const CITY = await drawn<{ rules: Rule[]; days: [day: string, arm: number, band: string][] }>("city");

describe("a signature", () => {
  const kek = CITY.rules.filter(({ rule }) => rule === "ANC-KEK");
  it("stands for the number with which the rule was read", () => {
    expect(kek.map(({ from, signed }) => [from, signed])).toEqual([
      ["2026-11-01", false], ["2026-12-10", true], ["2027-01-01", false],
    ]);
  });
  it("keeps the edition that is signed until the next one is", () => {
    const [old] = RULES.filter(({ rule }) => rule === "ANC-KEK") as [Rule];
    const next = { ...old, edition: "2027.02", valid_from: "2027-02-01", from: "2027-02-01" };
    const on = (...rules: Rule[]) => rulesOn(rules, knownDay("2027-03-01")).get("ANC-KEK")!.edition;
    expect(on({ ...old, signed: true }, next)).toBe("2026.11");
    expect(on({ ...old, signed: true }, { ...next, signed: true })).toBe("2027.02");
    expect(on(old, next)).toBe("2027.02");
  });
  it("is what an edition waits for that is no advice without it", () => {
    const [old] = RULES.filter(({ rule }) => rule === "ANC-KEK") as [Rule];
    const next = { ...old, edition: "2027.02", valid_from: "2027-02-01", from: "2027-02-01", only_signed: true };
    const on = (...rules: Rule[]) => rulesOn(rules, knownDay("2027-03-01")).get("ANC-KEK")!.edition;
    expect(on(old, next)).toBe("2026.11");
    expect(on({ ...old, signed: true }, { ...next, signed: true })).toBe("2027.02");
    expect(on(old, { ...next, signed: true }, { ...next, from: "2027-02-20" })).toBe("2026.11");
  });
  it("is needed for a green to a kader, and for anything where the city shows no advice", () => {
    const shown = { ...TELLING, shows_advice: true };
    const answers = [234, 235].map((arm) => assess(kek[0]!, { pregnant: 1, arm_circumference: arm }));
    const told = (signed: boolean, showsAdvice: boolean) =>
      answers.map((answer) => isToldToKader({ ...kek[0]!, signed }, answer, { ...shown, shows_advice: showsAdvice }));
    expect([told(true, true), told(false, true), told(false, false)]).toEqual([
      [true, true], [true, false], [false, false],
    ]);
    expect([true, false].map((signed) => isTold({ ...kek[0]!, signed }, { ...shown, shows_advice: false }))).toEqual([true, false]);
  });
});

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
