// Is the birth planned (P4K), and which method of contraception may be given to whom, where?
// (simpul.knowledge.maternal.birth_plan, .contraception)

import type { Rule, Value } from "../rules/bundle";
import { type Answer, assess } from "../rules/evaluate";
import type { MaternalFile, Method, PlanItem } from "./lists";

export type Ready = "siap" | "belum" | "belum_ditanya";

/** isComplete  null while something was not asked and nothing is known to be lacking */
export interface BirthPlan {
  items: [item: PlanItem, ready: Ready][];
  isComplete: boolean | null;
}

/** answers  by code of the item; what is not in it, or null, was not asked. Throws for a code that there is not. */
export function birthPlan(answers: { [code: string]: boolean | null }, { items }: MaternalFile["plan"]): BirthPlan {
  const unknown = Object.keys(answers).filter((code) => !items.some((one) => one.code === code));
  if (unknown.length) throw new Error(`no such item: ${unknown.join(", ")}`);
  const found = items.map((one): [PlanItem, Ready] => [one, readyOf(answers[one.code] ?? null)]);
  const has = (ready: Ready) => found.some(([, one]) => one === ready);
  return { items: found, isComplete: has("belum") ? false : has("belum_ditanya") ? null : true };
}

const readyOf = (answer: boolean | null): Ready => (answer === null ? "belum_ditanya" : answer ? "siap" : "belum");

/** eligibility  the answer of the rule, with what it still has to know; null where there is no rule */
export interface Choice {
  method: Method;
  eligibility: Answer | null;
}

/** Every method, or those of one place, each with its eligibility by the rules of a day (rules/holding.rulesOn). */
export function choices(
  values: { [code: string]: Value },
  rules: Map<string, Rule>,
  { methods }: MaternalFile["contraception"],
  place: string | null = null,
): Choice[] {
  const offered = methods.filter((one) => place === null || one.places.includes(place));
  return offered.map((method) => ({ method, eligibility: eligibilityOf(method, values, rules) }));
}

function eligibilityOf(method: Method, values: { [code: string]: Value }, rules: Map<string, Rule>): Answer | null {
  if (!method.rule) return null;
  const rule = rules.get(method.rule);
  if (!rule) throw new Error(`no such rule: ${method.rule}`);
  return assess(rule, values);
}
