// Into which band does a person fall by a rule? The same answer as simpul.knowledge.rules.evaluate (tested together).

import type { Band, Input, Rule, Value } from "./bundle";
import { ABSENT, type Found, holds, unknown } from "./gates";
import { sizeOf } from "./quantities";

export type State = "dinilai" | "tidak_lengkap" | "ukur_ulang" | "tidak_berlaku";

export interface Answer {
  state: State;
  band: Band | null;
  atLeast: Band | null;
  missing: string[];
  again: string[];
}

const EMPTY = { band: null, atLeast: null, missing: [], again: [] };

export type Values = { [code: string]: Value };

export function assess(rule: Rule, values: Values): Answer {
  const { given, believed, look } = finderOf(rule, values);
  const doubted = given.filter((code) => !believed.has(code));
  const again = doubted.filter((code) => askedOf(rule.inputs[code]!, look) !== false);
  const applies = rule.applies ? holds(rule.applies, look) : true;
  if (applies === false) return { ...EMPTY, state: "tidak_berlaku" };
  return banded(rule, look, believed, applies, again);
}

/** The inputs that the rule asked of this person, of those that it was given. */
export function lookedAt(rule: Rule, values: Values): string[] {
  const { given, look } = finderOf(rule, values);
  return given.filter((code) => askedOf(rule.inputs[code]!, look) !== false);
}

function finderOf(rule: Rule, values: Values) {
  const given = Object.keys(rule.inputs).flatMap((code): [string, Value][] =>
    code in values ? [[code, values[code]!]] : [],
  );
  const months = monthsOf(new Map(given));
  const possible = new Map(given.filter(([code, value]) => canBe(rule.inputs[code]!, value, months)));
  const believed = new Map([...possible].filter(([code]) => !isCrossed(rule.inputs[code]!.pair, possible)));
  const look = (name: string): Found => {
    const derived = rule.derived[name];
    if (derived) return sizeOf(derived, look, (code) => endsOf(rule.inputs[code]!));
    const asked = askedOf(rule.inputs[name]!, look);
    const found = asked ? believed.get(name) : undefined;
    if (found !== undefined) return found;
    return asked === false || rule.inputs[name]!.optional ? ABSENT : null;
  };
  return { given: given.map(([code]) => code), believed, look };
}

/** Of two numbers that can be, each alone, the upper one is not above the lower one: either may be the wrong one. */
function isCrossed(pair: [string, string] | undefined, possible: Map<string, Value>): boolean {
  const [upper, lower] = (pair ?? []).map((code) => possible.get(code));
  return upper !== undefined && lower !== undefined && upper <= lower;
}

function banded(
  rule: Rule,
  look: (name: string) => Found,
  believed: Map<string, Value>,
  applies: boolean | null,
  again: string[],
): Answer {
  const names = rule.applies ? unknown(rule.applies, look) : [];
  let sure: Band | null = null;
  let mayBeWorse = again.some((code) => rule.inputs[code]!.optional); // unmeasured it denies, until measured again
  for (const band of rule.bands) {
    const held = band.when ? holds(band.when, look) : true;
    if (held) {
      sure = band;
      break;
    }
    if (held === null && band.when) {
      mayBeWorse = true;
      names.push(...unknown(band.when, look));
    }
  }
  const needed = new Set(names.flatMap((name) => beneath(rule, name)).filter((code) => look(code) === null));
  const missing = Object.entries(rule.inputs)
    .filter(([code]) => !believed.has(code))
    .filter(([code, one]) => needed.has(code) || (!one.optional && askedOf(one, look)))
    .map(([code]) => code);
  if (!missing.length && !again.length) return { ...EMPTY, state: "dinilai", band: sure };
  const atLeast = sure && applies ? lowerEnd(sure, mayBeWorse) : null;
  if (again.length) return { ...EMPTY, state: "ukur_ulang", atLeast, again };
  return { ...EMPTY, state: "tidak_lengkap", atLeast, missing };
}

/** What is told of a band that is certain while something is missing or to be measured again; one that is P4 says
 *  nothing. */
function lowerEnd(band: Band, mayBeWorse: boolean): Band | null {
  if (!band.when || band.priority === "P4") return null;
  return mayBeWorse ? { ...band, ...band.at_least } : band;
}

/** Of whom an input is asked: of everybody, or of whom its gate holds; null where that is not known. */
function askedOf(one: Input, look: (name: string) => Found): boolean | null {
  return one.when ? holds(one.when, look) : true;
}

function beneath(rule: Rule, name: string): string[] {
  const derived = rule.derived[name];
  if (!derived) return [name];
  const scored = (derived.score ?? []).flatMap((item) => item.flatMap(([gate]) => names(gate)));
  const parts = [...(derived.sum ?? []).map(([one]) => one), ...(derived.over ?? []), ...(derived.under ?? [])];
  return [...parts, ...(derived.plus ?? []), ...scored].flatMap((part) => beneath(rule, part));
}

function names(gate: { [op: string]: unknown }): string[] {
  const [op, taken] = Object.entries(gate)[0] as [string, unknown];
  if (op === "not") return names(taken as { [op: string]: unknown });
  if (op === "all" || op === "any") return (taken as { [op: string]: unknown }[]).flatMap(names);
  return [op === "missing" ? (taken as string) : (taken as [string])[0]];
}

/** The age by which ranges are chosen: completed months, or of a rule by days those of 30.4375 days. */
function monthsOf(given: Map<string, Value>): number | null {
  const [months, days] = [given.get("age_months"), given.get("age_days")];
  if (typeof months === "number") return months;
  return typeof days === "number" ? Math.floor((days * 16) / 487) : null;
}

/** Is a value one that the input can have? Of a quantity, within its range at an age in completed months. */
export function canBe(one: Pick<Input, "ranges" | "options" | "words">, value: Value, months: number | null): boolean {
  if (one.words) return one.words.includes(String(value));
  if (typeof value !== "number") return false;
  if (one.options) return one.options.includes(value);
  const [lowest, highest] = months === null ? endsOf(one) : rangeAt(one, months);
  return lowest <= value && value <= highest;
}

function rangeAt(one: Pick<Input, "ranges">, months: number): [number, number] {
  const range = (one.ranges ?? []).filter(([from]) => from <= Math.max(months, 0)).at(-1);
  return range ? [range[1], range[2]] : endsOf(one);
}

function endsOf(one: Pick<Input, "ranges">): [number, number] {
  const ranges = one.ranges ?? [];
  return [Math.min(...ranges.map((range) => range[1])), Math.max(...ranges.map((range) => range[2]))];
}
