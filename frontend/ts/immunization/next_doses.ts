// Which doses does a list of services due show for this person? What the engine answers, by the services that are
// recorded (simpul.knowledge.immunization.next_doses): the vaccines in the same states as `due` gives its services.

import { type Day } from "../calendar/days";
import type { Precision } from "../calendar/spans";
import type { Next, State } from "./answer";
import type { Asked, Given } from "./asked";
import { type Edition, editionOn } from "./editions";
import { evaluate } from "./evaluate";
import type { ScheduleFile, Vaccine } from "./schedule";
import { KEY } from "./tetanus";

export type Words = [id: string, en: string];

/** service  the code of what is given; empty where a dose has no service of its own */
export interface DoseDue {
  service: string;
  label: Words;
  coming: Next;
  edition: string;
}

const ORDER: { [state in State]?: number } = { terlambat: 0, jatuh_tempo: 1, belum_waktu: 2 };

/** The next dose of every antigen and school row that is asked of this person, late ones first, then due ones, then
 *  those to come by their day. What is complete, past or not asked is not among them. */
export function nextDoses(asked: Asked, editions: Edition[], vaccines: Vaccine[]): DoseDue[] {
  const found = evaluate(asked, editions);
  const open = [...found.next.values()].filter(({ state }) => state in ORDER);
  open.sort((one, other) => orderOf(one) - orderOf(other) || dayFirst(one) - dayFirst(other) || byCode(one.key, other.key));
  const edition = editionOn(editions, asked.asOf);
  return open.map((one) => dueOf(one, found.edition, edition, vaccines));
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

/** Why, with %(day)s where it names a day. */
export const sentenceOf = ({ coming }: DoseDue, words: ScheduleFile["words"]): Words => {
  const found = words.reasons[coming.reason];
  if (!found) throw new Error(`a reason without a sentence: ${coming.reason}`);
  return [found.id, found.en];
};

function dueOf(coming: Next, named: string, edition: Edition, vaccines: Vaccine[]): DoseDue {
  const dose = coming.key.includes("/") ? coming.key.slice(coming.key.indexOf("/") + 1) : String(coming.dose);
  const product = edition.products.get(coming.product);
  const own = product?.antigen === coming.antigen ? coming.product : coming.antigen;
  const found = vaccineOf(own, dose, vaccines) ?? vaccineOf(coming.antigen, dose, vaccines);
  if (found && coming.key !== KEY) return { service: found[0], label: [found[4], found[5]], coming, edition: named };
  const { label_id: id, label_en: en } = edition.file.tetanus;
  const number = `T${coming.dose}`; // the service of women says no number
  return { service: found?.[0] ?? "", label: [`${id}, ${number}`, `${en}, ${number}`], coming, edition: named };
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
