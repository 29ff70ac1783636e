// Which rule holds on a day? Of each code the latest edition that is signed, or the latest; and of an edition the entry
// that began last, since a number that the city chose may change it (simpul.knowledge.bundle.rules_part).

import { type Day, knownDay } from "../calendar/days";
import type { Rule } from "./bundle";

export function rulesOn(rules: Rule[], day: Day): Map<string, Rule> {
  const begun = rules.filter((rule) => knownDay(rule.from) <= day);
  begun.sort(
    (one, other) => knownDay(one.valid_from) - knownDay(other.valid_from) || knownDay(one.from) - knownDay(other.from),
  );
  const editions = new Map(begun.map((rule) => [`${rule.rule} ${rule.edition}`, rule]));
  const found = new Map<string, Rule>();
  for (const rule of editions.values()) {
    if (rule.signed || (!rule.only_signed && !found.get(rule.rule)?.signed)) found.set(rule.rule, rule);
  }
  return found;
}
