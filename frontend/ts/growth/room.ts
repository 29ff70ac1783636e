// With which numbers is growth judged? The tables of WHO and what the growth room of the server compares with
// (knowledge/bundle/growth_classes.py); nothing of it is written here.

import { type Growth, type GrowthFile, growthOf, type Sex } from "./tables";

/** words[i] holds below below[i], the last word from there on */
export interface Bands {
  below: number[];
  words: string[];
}

export interface Named {
  rule: string;
  edition: string;
}

export interface IndexClasses extends Named {
  status: string;
  bands: Bands;
  school: Bands | null;
}

type Ends = [lowest: number, highest: number];
export type Limits = { [measure in "weight" | "length" | "head" | "arm"]: Ends };

/** What no single band says; rests_on  the rules that found nothing: where one of them does not act, it is not said. */
export interface SaidAction {
  code: string;
  priority: string;
  text: string;
  recheck_days: number;
  rests_on: string[];
}

/** Each so many months from a month of age until another, or in the months of these ages. */
export interface MeasureRule {
  each_months?: number;
  first_month?: number;
  below_month?: number;
  at_months?: number[];
  source: string;
  status: string;
}

export interface ClassesFile extends Named {
  indices: { [index: string]: IndexClasses };
  limits: { under_five: Limits; from_five: Limits };
  posture: {
    standing_from_day: number;
    believed_from_month: number;
    difference: number;
    standing_from_length: number;
  };
  arm_from_month: number;
  kms: Named & { flags: Ends; last_day: number; bands: [below: number, category: string, band: string][] };
  gain: Named & {
    shortest_gap: number;
    longest_gap: number;
    lines: number[];
    least: { [sex in Sex]: [month: number, grams: number, status: string][] };
  };
  velocity: Named & {
    last_month: number;
    tolerance: number;
    low_z: number;
    intervals: number[];
    p5: { [sex in Sex]: [gap: number, month: number, grams: number][] };
  };
  ask_again: { recent_days: number; greatest_fall_percent: number; greatest_move: number };
  kpsp: { forms: number[]; round_up_days: number };
  bearing_years: [youngest: number, oldest: number];
  pressure: { systolic: [lowest: number, highest: number]; diastolic: [lowest: number, highest: number] };
  due: {
    edition: string;
    measures: { [measure: string]: MeasureRule };
    reasons: { [why: string]: string };
  };
  counsel: {
    threshold: { least_grams: number; young_months: number; low_z: number };
    calls: { [priority: string]: string };
    plain: string[];
    bands: [code: string, rule: string, band: string, isLowerEnd: boolean][];
    said: SaidAction[];
    complications: [code: string, text: string][];
  };
}

/** leastGain, p5  grams, by keyOf: sex and months, sex and gap and months at the first weighing */
export interface Room {
  growth: Growth;
  classes: ClassesFile;
  leastGain: Map<string, number>;
  p5: Map<string, number>;
}

export const keyOf = (sex: Sex, ...months: number[]): string => [sex, ...months].join(" ");

export function roomOf(growth: GrowthFile, classes: ClassesFile): Room {
  const { gain, velocity } = classes;
  const least = (["L", "P"] as const).flatMap((sex) =>
    gain.least[sex].map(([month, grams]): [string, number] => [keyOf(sex, month), grams]),
  );
  const p5 = (["L", "P"] as const).flatMap((sex) =>
    velocity.p5[sex].map(([gap, month, grams]): [string, number] => [keyOf(sex, gap, month), grams]),
  );
  return { growth: growthOf(growth), classes, leastGain: new Map(least), p5: new Map(p5) };
}

/** The word of a value: of hundredths of a z, of the arm of its millimetres. */
export function wordOf({ below, words }: Bands, value: number): string {
  const word = words[below.filter((limit) => limit <= value).length];
  if (word === undefined) throw new Error("bands without a last word");
  return word;
}
