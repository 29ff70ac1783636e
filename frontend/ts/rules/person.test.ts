// How long ago the pressure was measured, as simpul.knowledge.rules.person counts it, and what the rule says of it.

import { expect, it } from "vitest";

import { drawn } from "../drawn_cases";
import type { Rule } from "./bundle";
import { assess } from "./evaluate";
import { knownOf, type OfPersons } from "./person";

const { rules, classes } = await drawn<{ rules: Rule[]; classes: OfPersons }>("bundle");
const control = rules.find((one) => one.rule === "HT-KONTROL")!;

it.each([
  [25, "kontrol"],
  [32, "tidak_kontrol"],
])("a patient whose pressure was measured %i days ago", (ago, band) => {
  const known = knownOf({ on: 20_000, pressureOn: 20_000 - ago }, classes);
  expect(known).toEqual({ days_since_pressure: ago });
  expect(assess(control, { own_hypertension: 1, ...known }).band?.code).toBe(band);
});
