import { describe, expect, it } from "vitest";

import { completedMonths, dayFrom, dayOf, daysIn, isoOf, knownDay, monthsAfter, partsOf } from "./days";

describe("a day", () => {
  it("is a whole number since 1970", () => {
    const told = ["1970-01-01", "1969-12-31", "2000-02-29", "2026-11-29", "0001-01-01"];
    expect(told.map(dayFrom)).toEqual([0, -1, 11016, 20786, -719162]);
  });
  it("goes there and back on every day of 400 years, one after the other", { timeout: 60_000 }, () => {
    const wrong: number[] = [];
    let [year, month, date] = [1900, 1, 1];
    for (let day = knownDay("1900-01-01"); day < knownDay("2300-01-01"); day += 1) {
      if (String(partsOf(day)) !== String([year, month, date]) || dayOf(year, month, date) !== day) wrong.push(day);
      date += 1;
      if (date > daysIn(year, month)) [month, date] = [month + 1, 1];
      if (month > 12) [year, month] = [year + 1, 1];
    }
    expect(wrong).toEqual([]);
  });
  it("that no calendar has is none", () => {
    const told = ["2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "10/01/2026", ""];
    expect(told.map(dayFrom)).toEqual(told.map(() => null));
    expect(() => knownDay("2026-02-30")).toThrow("no such day");
  });
  it("is written with four digits of a year", () => expect(isoOf(knownDay("0025-03-01"))).toBe("0025-03-01"));
});

describe("a month", () => {
  it.each([
    ["2025-08-31", 6, "2026-03-01"],
    ["2024-02-29", 12, "2025-03-01"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2026-01-30", 1, "2026-03-01"],
    ["2025-12-31", 1, "2026-01-31"],
    ["2026-03-15", -3, "2025-12-15"],
  ])("%s and %i months are %s", (from, months, to) => expect(isoOf(monthsAfter(knownDay(from), months))).toBe(to));
  it("is complete on that day and not before", () => {
    for (const born of ["2024-02-29", "2025-08-31", "2026-01-30", "2026-06-15"].map(knownDay)) {
      for (let months = 1; months < 70; months += 1) {
        const day = monthsAfter(born, months);
        expect([completedMonths(born, day - 1), completedMonths(born, day)]).toEqual([months - 1, months]);
      }
    }
  });
});
