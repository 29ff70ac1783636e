// Which rule holds on a day? Of each code the entry that began last: an edition, or the same edition from the day on
// which a number that the city chose changes it (simpul.knowledge.rules.bundle).

import { type Day, knownDay } from "../calendar/days";
import type { Rule } from "./bundle";

export function rulesOn(rules: Rule[], day: Day): Map<string, Rule> {
  const begun = rules.filter((rule) => knownDay(rule.from) <= day);
  begun.sort((one, other) => knownDay(one.valid_from) - knownDay(other.valid_from) || knownDay(one.from) - knownDay(other.from));
  return new Map(begun.map((rule) => [rule.rule, rule]));
}
