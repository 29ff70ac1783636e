// What was found, and no rule judged? A kader shows it to a health worker (simpul.knowledge.rules.unjudged): every
// quantity but how tall and heavy, and the answers whose word says that something is amiss or that some rule reads as
// worse.

import type { Rule, Value, Words } from "./bundle";
import { assess, lookedAt, type Values } from "./evaluate";
import { type Language, type Telling, wordIn } from "./telling";

/** parts, measure  of a number: how many of what is kept make one of what is read, and the words behind it */
export interface Concept {
  kind: string;
  label: Words;
  parts?: number;
  measure?: Words;
  options?: [number: number, code: string, id: string, en: string][];
}

export type Concepts = { [code: string]: Concept };

/** The codes, in the order of `found`. rules: those that act; values: what was found and what is known of the person */
export function unjudged(found: Values, values: Values, rules: Rule[], concepts: Concepts, telling: Telling): string[] {
  const judged = new Set<string>();
  for (const rule of rules.filter((one) => !one.rule.startsWith(telling.of_a_method))) {
    const answer = assess(rule, values);
    const restsOn = answer.band?.rests_on;
    const looked = answer.band || answer.atLeast ? lookedAt(rule, values) : answer.again;
    for (const code of looked) if (!restsOn || restsOn.includes(code)) judged.add(code);
  }
  return Object.entries(found).flatMap(([code, value]) =>
    !judged.has(code) && matters(code, value, concepts, telling) ? [code] : [],
  );
}

function matters(code: string, value: Value, concepts: Concepts, telling: Telling): boolean {
  if (concepts[code]?.kind === "quantity") return !telling.of_size.includes(code);
  const runs = telling.worse[code] ?? [];
  return typeof value === "number" && runs.some(([first, last]) => first <= value && value <= last);
}

/** What a kader reads of them: one sentence with the values; empty where there is nothing. */
export function toShow(found: Values, concepts: Concepts, telling: Telling, language: Language): string {
  const said = Object.entries(found).map(([code, value]) => named(concepts[code]!, value, telling, language));
  return said.length ? wordIn(telling.to_show, language).replace("{}", () => said.join(", ")) : "";
}

function named(concept: Concept, value: Value, telling: Telling, language: Language): string {
  const between = concept.kind === "quantity" ? " " : ": ";
  return `${wordIn(concept.label, language)}${between}${shown(concept, Number(value), telling, language)}`;
}

function shown(concept: Concept, value: number, telling: Telling, language: Language): string {
  if (concept.kind === "yes_no") return wordIn(telling.yes_no[value as 0 | 1], language);
  const option = concept.options?.find(([number]) => number === value);
  if (option) return wordIn([option[2], option[3]], language);
  return `${number(value, concept.parts ?? 1, language)} ${wordIn(concept.measure!, language)}`.trimEnd();
}

/** A whole number of parts: every digit that is kept, at least one behind the comma. */
function number(value: number, parts: number, language: Language): string {
  if (parts === 1) return String(value);
  const size = Math.abs(value);
  const rest = String(size % parts).padStart(String(parts).length - 1, "0").replace(/0+$/, "") || "0";
  return `${value < 0 ? "-" : ""}${Math.floor(size / parts)}${language === "en" ? "." : ","}${rest}`;
}
