// How long ago the pressure was measured, as simpul.knowledge.rules.person counts it, and what the rule says of it.

import { expect, it } from "vitest";

import { drawn } from "../drawn_cases";
import type { Rule } from "./bundle";
import { assess } from "./evaluate";
import { knownOf, type OfPersons } from "./person";

const { rules, classes } = await drawn<{ rules: Rule[]; classes: OfPersons }>("bundle");
const control = rules.find((one) => one.rule === "HT-KONTROL")!;

const patient = { own_hypertension: 1, age_years: 56, pregnant: 0 };

it.each([
  [25, 130, "kontrol"],
  [25, 150, "tidak_terkendali"],
  [32, 130, "tidak_kontrol"],
])("a patient whose pressure was measured %i days ago, %i", (ago, systolic, band) => {
  const known = knownOf({ on: 20_000, pressure: { on: 20_000 - ago, systolic, diastolic: 80 } }, classes);
  expect(known).toEqual({ pressure_on_record: 1, days_since_pressure: ago, last_systolic: systolic, last_diastolic: 80 });
  expect(assess(control, { ...patient, ...known }).band?.code).toBe(band);
});

it("a pressure whose upper number is not above the lower one is measured again", () => {
  const known = knownOf({ on: 20_000, pressure: { on: 20_000, systolic: 85, diastolic: 88 } }, classes);
  const { state, again } = assess(control, { ...patient, ...known });
  expect([state, ...again]).toEqual(["ukur_ulang", "last_systolic", "last_diastolic"]);
});

it("one number on record is not never measured", () => {
  const known = knownOf({ on: 20_000, pressure: { on: 20_000, diastolic: 125 } }, classes);
  const { state, atLeast } = assess(control, { ...patient, ...known });
  expect([state, atLeast?.code]).toEqual(["tidak_lengkap", "tidak_terkendali"]);
});

it("a patient of whom no pressure was ever recorded", () => {
  const known = knownOf({ on: 20_000, pressure: { on: null } }, classes);
  expect(assess(control, { ...patient, ...known }).band?.code).toBe("belum_pernah");
});
