// Which doses does a list of services due show for this person? What the engine answers, by the services that are
// recorded (simpul.knowledge.immunization.next_doses): the vaccines in the same states as `due` gives its services.

import { type Day } from "../calendar/days";
import type { Precision } from "../calendar/spans";
import type { Evaluation, Next, State } from "./answer";
import type { Asked, Given } from "./asked";
import { type Edition, editionOn, isPart } from "./editions";
import { evaluate } from "./evaluate";
import type { Card, ScheduleFile, Vaccine } from "./schedule";
import { KEY } from "./tetanus";

export type Words = [id: string, en: string];

/** service  the code of what is given; empty where a dose has no service of its own
 *  also     the other series for which this injection is given; they have no line of their own */
export interface DoseDue {
  service: string;
  label: Words;
  coming: Next;
  edition: string;
  also: Card[];
}

const ORDER: { [state in State]?: number } = { terlambat: 0, jatuh_tempo: 1, belum_waktu: 2 };

/** The next dose of every antigen and school row that is asked of this person, late ones first, then due ones, then
 *  those to come by their day. What is complete, past or not asked is not among them; what comes in the injection of
 *  another stands on its line. */
export function nextDoses(asked: Asked, editions: Edition[], vaccines: Vaccine[]): DoseDue[] {
  const found = evaluate(asked, editions);
  const open = [...found.next.values()].filter(({ state }) => state in ORDER);
  open.sort((one, other) => orderOf(one) - orderOf(other) || dayFirst(one) - dayFirst(other) || byCode(one.key, other.key));
  const edition = editionOn(editions, asked.asOf);
  const inside = open.filter((one) => isInside(one, found, edition));
  const lines = open.filter((one) => !inside.includes(one));
  return lines.map((one) => dueOf(one, inside.filter(({ product }) => product === one.product), edition, vaccines));
}

/** Whether it comes in an injection that is asked for another antigen. Where somebody said no to one of the two it
 *  keeps its line. */
function isInside(one: Next, found: Evaluation, edition: Edition): boolean {
  if (!isPart(edition, one.antigen, one.product)) return false;
  const carrier = found.next.get(edition.products.get(one.product)?.antigen ?? "");
  return one.notDone === carrier?.notDone;
}

const orderOf = ({ state }: Next): number => ORDER[state] ?? 0;
const dayFirst = ({ earliest }: Next): number => earliest ?? Number.MAX_SAFE_INTEGER;
const byCode = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Whether it may be given on the day that was asked: due or late, and not held. */
export const isToGive = ({ coming }: DoseDue): boolean =>
  (coming.state === "jatuh_tempo" || coming.state === "terlambat") && coming.reason !== "ditahan_kipi";

/** The day that its sentence names: from when, or since when it is late. */
export const dayOfSentence = ({ coming }: DoseDue): Day | null =>
  coming.state === "terlambat" ? coming.overdueFrom : coming.earliest;

/** Why, with %(day)s where it names a day, and what else is in this injection. */
export const sentenceOf = ({ coming, also }: DoseDue, words: ScheduleFile["words"]): Words => {
  const found = words.reasons[coming.reason];
  if (!found) throw new Error(`a reason without a sentence: ${coming.reason}`);
  const together = words.notes["satu_suntikan"];
  if (!also.length || !together) return [found.id, found.en];
  const [id, en] = [also.map((one) => one.label_id).join(", "), also.map((one) => one.label_en).join(", ")];
  return [`${found.id} ${together.id.replace("%(also)s", id)}`, `${found.en} ${together.en.replace("%(also)s", en)}`];
};

function dueOf(coming: Next, inside: Next[], edition: Edition, vaccines: Vaccine[]): DoseDue {
  const named = edition.file.edition;
  const also = inside.flatMap(({ antigen }) => edition.cards.get(antigen) ?? []);
  const dose = coming.key.includes("/") ? coming.key.slice(coming.key.indexOf("/") + 1) : String(coming.dose);
  const own = isPart(edition, coming.antigen, coming.product) ? coming.antigen : coming.product;
  const found = vaccineOf(own, dose, vaccines) ?? vaccineOf(coming.antigen, dose, vaccines);
  if (found && coming.key !== KEY) return { service: found[0], label: [found[4], found[5]], coming, edition: named, also };
  const { label_id: id, label_en: en } = edition.file.tetanus;
  const number = `T${coming.dose}`; // the service of women says no number
  return { service: found?.[0] ?? "", label: [`${id}, ${number}`, `${en}, ${number}`], coming, edition: named, also };
}

const vaccineOf = (antigen: string, dose: string, vaccines: Vaccine[]): Vaccine | undefined =>
  vaccines.filter((one) => one[1] === antigen && one[2] === dose).at(-1);

/** A dose of the history from the code of a service that was recorded; null of one that is no vaccine. The number in
 *  the code is dropped: the engine numbers the doses of a card by itself. */
export function givenOf(service: string, day: Day | null, vaccines: Vaccine[], precision: Precision = "day"): Given | null {
  const found = vaccines.find(([code]) => code === service);
  if (!found) return null;
  const [, antigen, dose, isInSchedule] = found;
  const school = isInSchedule && !/^\d+$/.test(dose) ? dose : ""; // Td of women has no row of a school
  return { antigen, day, precision, code: null, product: "", school };
}
