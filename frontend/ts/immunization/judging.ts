// Which doses of a card series count, as which number, and if not, why?
//
// A dose is judged with the days of grace, from the last dose that counts; over every day it can have had.

import { type Day, isExact, meets, monthsAfter, same, type Span } from "../calendar/days";
import type { Band, DoseReason, Judged } from "./answer";
import { ageDay, catchUpOf, endOf, intervalOf, otherLive } from "./limits";
import type { Card, CardDose } from "./schedule";
import { byKeys, type Ground, ofCard, type Taken } from "./taken";

export type Verdict = [valid: boolean | null, reason: DoseReason | null];
export type Limit = [days: Span, reason: DoseReason];

/** Every dose of the series in order. Parts of other vaccines are among them only where they count. */
export function judgeCard(card: Card, ground: Ground): Judged[] {
  const judged: Judged[] = [];
  const before: Taken[] = [];
  const counted: Judged[] = [];
  for (const one of ofCard(ground, card.antigen)) {
    const found = judge(card, one, before, counted, ground);
    if (one.isPart && !found.valid) continue;
    judged.push(found);
    before.push(one);
    if (found.valid) counted.push(found);
  }
  return judged;
}

/** How many doses complete the series of this child. */
export const totalOf = (card: Card, counted: Judged[], ground: Ground): number =>
  catchUpOf(card, counted[0]?.span ?? null, ground)?.doses ?? card.doses.length;

/** Whether a dose is, or may be, one that stands there already. */
export function doubleOf(one: Taken, before: Taken[]): DoseReason | null {
  if (isExact(one.span)) return before.some((other) => same(one.span, other.span)) ? "dosis_ganda" : null;
  return before.some((other) => meets(one.span, other.span)) ? "mungkin_ganda" : null;
}

function judge(card: Card, one: Taken, before: Taken[], counted: Judged[], ground: Ground): Judged {
  const told = (number: number | null, [valid, reason]: Verdict, band: Band | null = null): Judged => {
    const { position, span, product } = one;
    return { position, antigen: card.antigen, span, number, valid, reason, band, product };
  };
  const double = doubleOf(one, before);
  if (double) return told(null, [null, double]);
  const rule = card.doses[counted.length];
  if (!rule || counted.length >= totalOf(card, counted, ground)) return told(null, [null, "dosis_tambahan"]);
  const born = ground.asked.birthDate;
  let found = verdict(one, limitsOf(card, rule, counted, ground), card.antigen, ground);
  if (found[0] && card.counts_after_close === false) {
    found = beforeClose(one.span, monthsAfter(born, rule.closes_month));
  }
  return told(rule.number, found, found[0] ? bandOf(rule, one.span, born) : null);
}

/** limits  the days on which each limit can lie. Of several that are broken the latest is named. */
export function verdict(one: Taken, limits: Limit[], antigen: string, ground: Ground): Verdict {
  const grace = ground.edition.file.grace.days;
  const broken: [Day, DoseReason][] = [];
  let unsure = false;
  for (const [limit, reason] of limits) {
    if (one.span.last < limit.first - grace) broken.push([limit.last, reason]);
    else if (one.span.first < limit.last - grace) unsure = true;
  }
  for (const other of otherLive(antigen, ground)) {
    const far = other.span.first + ground.edition.file.live.days;
    if (other.span.last < one.span.first && one.span.last < far) broken.push([far, "jarak_vaksin_hidup"]);
    else if (isExact(other.span) && !isExact(one.span) && other.span.first < one.span.last && one.span.first < far) {
      unsure = true;
    }
  }
  const latest = broken.sort(byKeys).at(-1);
  if (latest) return [false, latest[1]];
  return unsure ? [null, "tanggal_belum_pasti"] : [true, null];
}

function limitsOf(card: Card, rule: CardDose, counted: Judged[], ground: Ground): Limit[] {
  const age = ageDay(rule, card.antigen, ground);
  const limits: Limit[] = [[{ first: age, last: age }, "umur_kurang"]];
  const interval = intervalOf(rule, catchUpOf(card, counted[0]?.span ?? null, ground));
  const last = counted.at(-1)?.span;
  if (interval && !interval.plan_only && last) limits.push([endsOf(interval, last), "jarak_kurang"]);
  return limits;
}

export const endsOf = (interval: NonNullable<CardDose["interval"]>, from: Span): Span => ({
  first: endOf(interval, from.first),
  last: endOf(interval, from.last),
});

function beforeClose(span: Span, close: Day): Verdict {
  if (span.last < close) return [true, null];
  return [null, span.first >= close ? "lewat_batas_umur" : "tanggal_belum_pasti"];
}

/** The colour of the card on that day; null where it is grey, has no colours, or the days differ. */
function bandOf(rule: CardDose, span: Span, born: Day): Band | null {
  if (rule.late_after_days !== undefined) return null;
  const first = bandOn(rule, span.first, born);
  return first === bandOn(rule, span.last, born) ? first : null;
}

function bandOn(rule: CardDose, day: Day, born: Day): Band | null {
  const bands: [number | null, Band | null][] = [
    [rule.closes_month, null],
    [rule.orange_from, "oranye"],
    [rule.yellow_from, "kuning"],
    [rule.from_month, "putih"],
  ];
  return bands.find(([month]) => month !== null && day >= monthsAfter(born, month))?.[1] ?? null;
}
