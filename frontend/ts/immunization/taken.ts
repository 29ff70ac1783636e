// Which doses of a history can be used, of which antigen, on which days? What cannot is named.
//
// Doses of an antigen stand in the order of the last day that they can have had; an exact day first.

import { type Day, isExact, partsOf, type Span } from "../calendar/days";
import { wholeSpan } from "../calendar/spans";
import type { Problem, Trouble } from "./answer";
import type { Asked, Given } from "./asked";
import { antigensOf, type Edition } from "./editions";

const [EARLIEST_YEAR, LATEST_YEAR, LAST_CLASS] = [1900, 2200, 12];

/** moves  no end of its span is known: it grows with the day of asking; isPart  of a vaccine of another antigen */
export interface Taken {
  position: number;
  antigen: string;
  span: Span;
  school: string;
  product: string;
  moves: boolean;
  isPart: boolean;
}

/** What every step stands on. */
export interface Ground {
  asked: Asked;
  edition: Edition;
  taken: Map<string, Taken[]>;
  troubles: Trouble[];
}

export function groundOf(asked: Asked, edition: Edition): Ground {
  const taken = new Map<string, Taken[]>();
  const troubles = aboutOthers(asked, edition);
  const keep = (one: Taken) => taken.set(one.antigen, [...(taken.get(one.antigen) ?? []), one]);
  for (const [position, given] of asked.history.entries()) {
    const found = takenFrom(position, given, asked, edition);
    if (typeof found === "string") {
      troubles.push({ problem: found, about: "history", position });
      continue;
    }
    keep(found);
    const product = edition.products.get(found.product);
    const parts = product && product.antigen === found.antigen ? product.also : [];
    for (const antigen of parts) keep({ ...found, antigen, school: "", isPart: true });
  }
  for (const doses of taken.values()) doses.sort(inOrder);
  return { asked, edition, taken, troubles };
}

export const canBeCounted = (day: Day): boolean => {
  const [year] = partsOf(day);
  return EARLIEST_YEAR <= year && year <= LATEST_YEAR;
};

/** The doses of the card's series. */
export const ofCard = (ground: Ground, antigen: string): Taken[] =>
  (ground.taken.get(antigen) ?? []).filter((one) => !one.school);

/** The class, where it is one; else it is not known. */
export function schoolClass(ground: Ground): number | null {
  const told = ground.asked.schoolClass;
  return told !== null && told >= 0 && told <= LAST_CLASS ? told : null;
}

export function inOrder(one: Taken, other: Taken): number {
  const keys = (taken: Taken) => [
    taken.span.last, isExact(taken.span) ? 0 : 1, taken.span.first, taken.isPart ? 1 : 0, taken.school, taken.product,
    taken.position,
  ];
  return byKeys(keys(one), keys(other));
}

/** Negative where the first keys that differ are in order. */
export function byKeys(one: (number | string)[], other: (number | string)[]): number {
  for (const [place, key] of one.entries()) {
    const against = other[place]!;
    if (key !== against) return key < against ? -1 : 1;
  }
  return 0;
}

/** The antigen of a dose by its name or its product, in this order. */
function named(given: Given, edition: Edition): string | undefined {
  const names = [given.antigen, given.product];
  const found = names.find((name) => edition.antigens.has(name) || edition.products.has(name));
  return found === undefined || edition.antigens.has(found) ? found : edition.products.get(found)?.antigen;
}

function takenFrom(position: number, given: Given, asked: Asked, edition: Edition): Taken | Problem {
  const told = named(given, edition);
  if (!told && given.code && edition.undecided.has(given.code)) return "kode_beberapa_vaksin";
  const antigen = told ?? (given.code && !given.antigen ? edition.codes.get(given.code) : undefined);
  if (!antigen) return "vaksin_tidak_dikenal";
  const isRow = edition.file.school.some((row) => row.antigen === antigen && row.dose === given.school);
  if (given.school && !isRow) return "vaksin_tidak_dikenal";
  const meant = spanOf(given, asked);
  if (typeof meant === "string") return meant;
  const product = productOf(given, antigen, edition);
  if (product === null) return "kode_beberapa_vaksin";
  const isOpen = given.day === null || given.precision === "year" || given.precision === "unknown";
  const moves = isOpen && meant.last === asked.asOf;
  return { position, antigen, span: meant, school: given.school, product, moves, isPart: false };
}

/** The vaccine that was given; null where a line names a part of it that is not in it. */
function productOf(given: Given, antigen: string, edition: Edition): string | null {
  const named = given.product || given.antigen;
  const product = edition.products.get(named);
  if (!product || product.antigen === antigen) return named || antigen;
  return product.also.includes(antigen) ? antigen : null;
}

/** The days between birth and today on which it can have been given. */
function spanOf(given: Given, asked: Asked): Span | Problem {
  if (given.day !== null && !canBeCounted(given.day)) return "tanggal_di_luar_jangkauan";
  const meant = wholeSpan(given.day, given.precision) ?? { first: asked.birthDate, last: asked.asOf };
  if (meant.last < asked.birthDate) return "sebelum_lahir";
  if (meant.first > asked.asOf) return "di_masa_depan";
  return { first: Math.max(meant.first, asked.birthDate), last: Math.min(meant.last, asked.asOf) };
}

/** Refusals, events and confirmed ages that nobody can act on. */
function aboutOthers(asked: Asked, edition: Edition): Trouble[] {
  const told = (about: string, lines: { antigen: string; day: Day }[]): Trouble[] =>
    lines.flatMap((one, position) => {
      const problem = problemOf(one, asked, edition);
      return problem ? [{ problem, about, position }] : [];
    });
  const overrides = asked.overrides.flatMap((one, position): Trouble[] => {
    const isDose = edition.cards.get(one.antigen)?.doses.some((dose) => dose.number === one.number);
    return isDose ? [] : [{ problem: "vaksin_tidak_dikenal", about: "overrides", position }];
  });
  return [...told("not_done", asked.notDone), ...told("kipi", asked.kipi), ...overrides];
}

function problemOf(one: { antigen: string; day: Day }, asked: Asked, edition: Edition): Problem | null {
  if (!antigensOf(edition, one.antigen).length) return "vaksin_tidak_dikenal";
  if (one.day < asked.birthDate) return "sebelum_lahir";
  return one.day > asked.asOf ? "di_masa_depan" : null;
}
