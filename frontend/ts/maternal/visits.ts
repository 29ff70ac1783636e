// What of a visit K1 to K6 is still missing for this woman, given her findings? (simpul.knowledge.maternal.visits)
//
// Nothing is called complete that cannot be recorded: such items are named. An item on indication is asked for where a
// rule of the day finds something in her; tetanus is read from the immunisation engine.

import type { Services, VisitRule } from "../due/schedule";
import type { Next } from "../immunization/answer";
import type { Asked as ImmunizationAsked } from "../immunization/asked";
import type { Edition } from "../immunization/editions";
import { evaluate } from "../immunization/evaluate";
import { KEY } from "../immunization/tetanus";
import type { Rule, Value } from "../rules/bundle";
import { assess, canBe } from "../rules/evaluate";
import { type About, knownOf, type OfPersons } from "../rules/person";
import { trimesterOf } from "./dating";
import type { Item } from "./lists";

export type Values = { [code: string]: Value };
export type Sign = "X" | "i" | "-" | "?";
export type ItemState =
  | "terpenuhi"
  | "kurang"
  | "ukur_ulang"
  | "atas_indikasi"
  | "tidak_diminta"
  | "tidak_dapat_dicatat"
  | "belum_ditetapkan"
  | "belum_diketahui";

/** What an earlier visit asks for and this one does not: nothing of the pregnancy shows it, or a dose is due anyway. */
export type Left = "belum_tercatat" | "dosis_jatuh_tempo";

const UNASKED: ItemState[] = ["tidak_diminta", "atas_indikasi"];
const LACKING: ItemState[] = ["kurang", "ukur_ulang", "belum_diketahui"];
const UNSURE: ItemState[] = ["tidak_dapat_dicatat", "belum_ditetapkan"];

/** now, before  found at this visit, and earlier in this pregnancy; immunization  null where her history is not known
 *  shown  codes of items that a visit of this pregnancy shows by itself, as that a doctor saw her */
export interface Findings {
  about: About;
  now: Values;
  before: Values;
  immunization: ImmunizationAsked | null;
  shown?: string[];
}

/** What is recorded under a code, as the forms of the bundle tell it. */
interface Told {
  kind: string;
  ranges?: [number, number, number][];
  above?: string;
  options?: [number: number, ...unknown[]][];
}

/** rules  those of the day (rules/holding.rulesOn); concepts  of the forms */
export interface Shelf {
  items: Item[];
  rules: Map<string, Rule>;
  schedule: Services;
  editions: Edition[];
  concepts: { [code: string]: Told };
  persons: OfPersons;
}

/** lacking  the codes that would show it; indicatedBy  signs and rules that ask for it in her
 *  left  null where this visit asks for it itself; since  the first visit that always asks for it */
export interface Judged {
  item: Item;
  asked: Sign;
  state: ItemState;
  lacking: string[];
  indicatedBy: string[];
  left: Left | null;
  since: number | null;
}

/** isOnTime  whether the day lies in the trimester of the visit; null where the gestation is not known
 *  isComplete  null where nothing is missing, but something cannot be recorded or is left open */
export interface VisitItems {
  nth: number;
  rule: VisitRule;
  isOnTime: boolean | null;
  items: Judged[];
  td: Next | null;
  isComplete: boolean | null;
}

/** Throws for a visit that there is not. */
export function visitItems(nth: number, findings: Findings, shelf: Shelf): VisitItems {
  const rule = shelf.schedule.services.find((one) => one.kind === "pregnancy_visits" && one.code === `K${nth}`);
  if (!rule || rule.kind !== "pregnancy_visits") throw new Error(`there is no K${nth}`);
  const known = knownOf(findings.about, shelf.persons);
  const days = known["gestation_days"];
  const td = findings.immunization && (evaluate(findings.immunization, shelf.editions).next.get(KEY) ?? null);
  const values = { ...known, ...findings.before, ...findings.now };
  const items = shelf.items.map((item) =>
    withLeft(judged(item, item.visits[nth - 1] as Sign, findings, values, td, shelf), nth, findings, td, shelf),
  );
  const has = (states: ItemState[]) => items.some(({ state }) => states.includes(state));
  return {
    nth,
    rule,
    isOnTime: typeof days === "number" ? trimesterOf(days, shelf.schedule.trimesters) === rule.trimester : null,
    items,
    td,
    isComplete: has(LACKING) ? false : has(UNSURE) ? null : true,
  };
}

/** The codes of the items that are still to be done. */
export const missingOf = ({ items }: VisitItems): string[] =>
  items.filter(({ state }) => LACKING.includes(state)).map(({ item }) => item.code);

function judged(
  item: Item,
  asked: Sign,
  findings: Findings,
  values: Values,
  td: Next | null,
  shelf: Shelf,
): Judged {
  const made = (state: ItemState, lacking: string[] = [], indicatedBy: string[] = []): Judged => ({
    item, asked, state, lacking, indicatedBy, left: null, since: null,
  });
  if (asked === "-") return made("tidak_diminta");
  if (asked === "?") return made("belum_ditetapkan");
  const indicated = asked === "i" ? indications(item, values, shelf.rules) : [];
  if (asked === "i" && !indicated.length) return made("atas_indikasi");
  if (item.tetanus) return made(tetanus(td));
  if (!item.needs.length) return made("tidak_dapat_dicatat", [], indicated);
  const recorded = item.once ? { ...findings.before, ...findings.now } : findings.now;
  const [state, lacking] = found(item, recorded, values["age_months"] ?? null, shelf);
  return made(state, lacking, indicated);
}

/** The signs that she has, and the rules whose certain band is no P4. */
function indications(item: Item, values: Values, rules: Map<string, Rule>): string[] {
  const named = (item.rules ?? []).flatMap((code) => rules.get(code) ?? []);
  const family = item.family ? [...rules.values()].filter(({ rule }) => rule.startsWith(item.family!)) : [];
  const finding = [...named, ...family].filter((rule) => {
    const { band, atLeast } = assess(rule, values);
    const certain = band ?? atLeast;
    return certain !== null && certain.priority !== "P4";
  });
  const signs = (item.signs ?? []).filter((code) => values[code] === 1);
  return [...signs, ...finding.map(({ rule }) => rule)];
}

function withLeft(one: Judged, nth: number, findings: Findings, td: Next | null, shelf: Shelf): Judged {
  const since = one.item.visits.slice(0, nth - 1).indexOf("X") + 1;
  if (!since || !UNASKED.includes(one.state)) return one;
  const left = leftOf(one.item, findings, td, shelf);
  return left ? { ...one, left, since } : one;
}

function leftOf(item: Item, findings: Findings, td: Next | null, shelf: Shelf): Left | null {
  if (item.tetanus) {
    const state = tetanus(td);
    return state === "kurang" ? "dosis_jatuh_tempo" : state === "belum_diketahui" ? "belum_tercatat" : null;
  }
  const age = knownOf(findings.about, shelf.persons)["age_months"] ?? null;
  const [state] = item.needs.length ? found(item, { ...findings.before, ...findings.now }, age, shelf) : [null];
  return state === "terpenuhi" || findings.shown?.includes(item.code) ? null : "belum_tercatat";
}

function found(item: Item, values: Values, age: Value | null, { concepts }: Shelf): [ItemState, string[]] {
  const isThere = (code: string) => (item.yes ? values[code] === 1 : code in values);
  const told = item.needs.filter((code) => code in values);
  const possible = told.filter((code) => isPossible(concepts[code], values[code]!, age));
  const wrong = possible.flatMap((code) => crossed(code, concepts[code]?.above, possible, values));
  const doubted = told.filter((code) => !possible.includes(code) || wrong.includes(code));
  const lacking = item.needs.filter((code) => !isThere(code) || doubted.includes(code));
  if (!lacking.length || (item.any_of && lacking.length < item.needs.length)) return ["terpenuhi", []];
  return [doubted.length ? "ukur_ulang" : "kurang", lacking];
}

/** Both of a pair of which the upper number is not above the lower one: a rule believes neither of the two. */
function crossed(upper: string, lower: string | undefined, possible: string[], values: Values): string[] {
  return lower && possible.includes(lower) && values[upper]! <= values[lower]! ? [upper, lower] : [];
}

/** concept  undefined of a service that was given */
function isPossible(concept: Told | undefined, value: Value, age: Value | null): boolean {
  if (!concept || concept.kind === "text" || concept.kind === "date") return Boolean(value);
  const ranges: [number, number, number][] = concept.kind === "yes_no" ? [[0, 0, 1]] : (concept.ranges ?? []);
  const options = concept.kind === "coded" ? { options: (concept.options ?? []).map(([number]) => number) } : {};
  return canBe({ ranges, ...options }, value, typeof age === "number" ? age : null);
}

/** Done where nothing is to be given today. */
function tetanus(td: Next | null): ItemState {
  if (!td) return "belum_diketahui";
  return td.state === "jatuh_tempo" || td.state === "terlambat" ? "kurang" : "terpenuhi";
}
