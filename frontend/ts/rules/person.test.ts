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

it.each([
  [88, 125, 25, 130, 80, "ukur_ulang", undefined, 25],
  [300, 85, 25, 130, 80, "ukur_ulang", undefined, 25],
  [88, 125, 25, 150, 80, "ukur_ulang", "tidak_terkendali", 25],
  [88, 125, 40, 130, 80, "ukur_ulang", "tidak_kontrol", 40],
  [null, 80, 60, 210, 120, "tidak_lengkap", "tidak_terkendali", 0],
  [null, 80, 60, 130, 80, "tidak_lengkap", undefined, 0],
  [130, 80, 60, 210, 120, "dinilai", undefined, 0],
])("%o/%o today, %i days before that %i/%i", (systolic, diastolic, ago, upper, lower, state, least, days) => {
  const before = { on: 20_000 - ago, systolic: upper, diastolic: lower };
  const known = knownOf({ on: 20_000, pressure: { on: 20_000, systolic, diastolic, before } }, classes);
  const answer = assess(control, { ...patient, ...known });
  expect([answer.state, answer.atLeast?.code, known["days_since_pressure"]]).toEqual([state, least, days]);
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

it.each([
  [{ birth_weight: 2400 }, "diulang"],
  [{ birth_weight: 2600, gestation_at_birth: 39 }, "normal"],
  [{ same_sex_twin: 1 }, "diulang"],
  [null, "normal"],
])("what is on record of the birth, %o, is read beside a result of SHK", (atBirth, band) => {
  const shk = rules.find((one) => one.rule === "NEO-SHK")!;
  const known = knownOf({ on: 20_000, birthDate: 19_994, atBirth }, classes);
  expect(assess(shk, { ...known, shk_result: 1 }).band?.code).toBe(band);
  expect(assess(shk, { ...known, shk_result: 1, birth_weight: 2600, same_sex_twin: 0 }).band?.code).toBe("normal");
});

it("whether a KPSP is a repeat is asked for where nobody says so", () => {
  const kpsp = rules.find((one) => one.rule === "DEV-KPSP")!;
  const { state, missing } = assess(kpsp, { kpsp_form_age: 12, kpsp_form: 4, kpsp_yes: 8 });
  expect([state, ...missing]).toEqual(["tidak_lengkap", "kpsp_repeat"]);
});
