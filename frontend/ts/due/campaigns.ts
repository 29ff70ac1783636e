// Which month of distribution is open or was missed? Whoever is old enough on a day of the month is meant from it on;
// after the month it is late until the next begins, and what was given since counts (simpul.knowledge.due.campaigns).

import { completedMonths, type Day, dayOf, daysIn, monthsAfter, partsOf } from "../calendar/days";
import { earliest, type History, judged, latest, type ServiceDue } from "./answer";
import type { CampaignRule } from "./schedule";

type Month = [opens: Day, closes: Day];
type Spaced = [begins: Day, opens: Day, closes: Day];

/** The distribution that is open or was last; of who was too young for it, the first one to come. */
export function campaignDue(rule: CampaignRule, born: Day | null, history: History, on: Day): ServiceDue[] {
  const youngest = rule.by_age[0];
  const service = born === null ? null : serviceAt(rule, born, on);
  if (born === null || service === null || !youngest) return [];
  const codes = rule.by_age.map(([, , code]) => code);
  const given = history.done.filter((one) => codes.includes(one.code) && one.on <= on);
  const [begins, opens, closes] = monthFor(rule, monthsAfter(born, youngest[0]), given.map((one) => one.on), on);
  const within = ({ on: day }: { on: Day }) => opens <= day && day <= on;
  const done = earliest(given.filter((one) => begins <= one.on));
  const said = history.notDone.filter((one) => (one.code === rule.code || codes.includes(one.code)) && within(one));
  return [judged(rule, [opens, closes], on, { done, notDone: latest(said) }, service)];
}

/** From the first day of the month, or the day of the age within it, to its last day; between them the day from which on
 * enough days lie since what was given before. */
function monthFor(rule: CampaignRule, since: Day, given: Day[], on: Day): Spaced {
  const [year] = partsOf(on);
  const possible = [year - 1, year, year + 1, year + 2]
    .flatMap((one) => rule.in_months.map((month) => monthOf(one, month)))
    .filter(([, last]) => last >= since)
    .map(([first, last]): Spaced => [Math.max(first, since), spaced(rule, Math.max(first, since), given), last])
    .filter(([, opens, last]) => opens <= last)
    .sort((one, other) => one[0] - other[0]);
  const found = possible.filter(([first]) => first <= on).at(-1) ?? possible[0];
  if (!found) throw new Error(`a campaign without a month: ${rule.code}`);
  return found;
}

const spaced = (rule: CampaignRule, first: Day, given: Day[]): Day =>
  Math.max(first, ...given.filter((day) => day < first).map((day) => day + rule.least_gap.days));

const monthOf = (year: number, month: number): Month => [
  dayOf(year, month, 1),
  dayOf(year, month, daysIn(year, month)),
];

/** What is given at this age; null before the birth and above. Who is just too young sees what comes first. */
function serviceAt(rule: CampaignRule, born: Day, on: Day): string | null {
  const months = completedMonths(born, on);
  const oldest = rule.by_age.at(-1);
  if (on < born || !oldest || months >= oldest[1]) return null;
  const found = rule.by_age.find(([from, below]) => from <= months && months < below) ?? rule.by_age[0];
  return found?.[2] ?? null;
}
