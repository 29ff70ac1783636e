// How far is somebody protected against tetanus, and is Td asked of this woman?
//
// Every dose with tetanus counts towards T1 to T5: DPT-HB-Hib by its credit, DT and Td one by one.

import { type Day, monthsAfter, same, type Span } from "../calendar/days";
import { closed, type Judged, type Next, type Reason, stands, type TetanusStatus } from "./answer";
import { latest } from "./coming";
import { doubleOf, endsOf, type Limit, type Verdict, verdict } from "./judging";
import { endOf } from "./limits";
import { type Ground, inOrder, type Taken } from "./taken";

export const KEY = "Td/WUS";
const ANTIGEN = "Td";

/** number  the step that was reached; counted  the dose that reached it */
export interface Ladder {
  number: number;
  counted: Span | null;
  countedMoves: boolean;
  before: Taken[];
  judged: Judged[];
}

/** credited  the doses of the credited antigen that count, in order */
export function climbed(ground: Ground, credited: Judged[]): Ladder {
  const rule = ground.edition.file.tetanus;
  const ladder: Ladder = { number: 0, counted: null, countedMoves: false, before: [], judged: [] };
  const reachedBy = rule.credit.steps.flatMap(({ doses, reached }): [Span, number][] => {
    const dose = credited[doses - 1];
    return dose ? [[dose.span, reached]] : [];
  });
  const doses = rule.antigens.flatMap((name) => ground.taken.get(name) ?? []).sort(inOrder);
  for (const one of doses) {
    for (const [span, reached] of reachedBy) if (span.last <= one.span.last) credit(ladder, reached, span);
    climb(ladder, one, ground);
  }
  for (const [span, reached] of reachedBy) credit(ladder, reached, span);
  return ladder;
}

function credit(ladder: Ladder, reached: number, span: Span): void {
  if (reached > ladder.number) Object.assign(ladder, { number: reached, counted: span, countedMoves: false });
}

function climb(ladder: Ladder, one: Taken, ground: Ground): void {
  const [number, [valid, reason]] = judge(ladder, one, ground);
  const { position, antigen, span, product, moves } = one;
  ladder.judged.push({ position, antigen, span, number, valid, reason, band: null, product });
  ladder.before.push(one);
  if (valid && number) Object.assign(ladder, { number, counted: span, countedMoves: moves });
}

function judge(ladder: Ladder, one: Taken, ground: Ground): [number | null, Verdict] {
  const double = doubleOf(one, ladder.before);
  if (double) return [null, [null, double]];
  const step = ground.edition.file.tetanus.steps[ladder.number];
  if (!step) return [null, [null, "dosis_tambahan"]];
  const limits: Limit[] =
    step.interval && ladder.counted ? [[endsOf(step.interval, ladder.counted), "jarak_kurang"]] : [];
  return [ladder.number + 1, verdict(one, limits, one.antigen, ground)];
}

export function statusOf(ladder: Ladder, ground: Ground): TetanusStatus {
  const step = ground.edition.file.tetanus.steps[ladder.number - 1];
  if (!step) return { status: null, years: null, number: 0 };
  return { status: step.status, years: step.years, number: ladder.number };
}

/** Td of women: of the ages of the edition, and in every pregnancy, below the last step. */
export function nextTd(ladder: Ladder, ground: Ground): Next {
  const { asked, edition } = ground;
  const rule = edition.file.tetanus;
  if (asked.sex !== "P") return closed(KEY, ANTIGEN, "tidak_berlaku", "bukan_jenis_kelamin", rule.status);
  if (ladder.number >= rule.steps.length) return closed(KEY, ANTIGEN, "terpenuhi", "lengkap", rule.status);
  const last = monthsAfter(asked.birthDate, rule.below_year * 12) - 1;
  const [earliest, why] = latest(limitsOf(ladder, ground));
  if (!asked.isPregnant && Math.max(asked.asOf, earliest) > last) {
    return closed(KEY, ANTIGEN, "tidak_berlaku", "bukan_sasaran", rule.status);
  }
  const [state, reason] = stands(asked.asOf, earliest, null, why);
  return {
    ...closed(KEY, ANTIGEN, state, reason, rule.status),
    dose: ladder.number + 1,
    product: ANTIGEN,
    earliest,
    recommended: earliest,
    lastDate: asked.isPregnant ? null : last,
    isUnsure: ladder.before.some((one) => one.moves),
  };
}

function limitsOf(ladder: Ladder, { asked, edition }: Ground): [Day, Reason][] {
  const rule = edition.file.tetanus;
  const first = monthsAfter(asked.birthDate, rule.from_year * 12);
  const found: [Day, Reason][] = [[asked.isPregnant ? Math.min(first, asked.asOf) : first, "umur_belum_cukup"]];
  const { counted } = ladder;
  const interval = rule.steps[ladder.number]?.interval;
  if (interval && counted && !ladder.countedMoves) found.push([endOf(interval, counted.last), "jarak_belum_cukup"]);
  const others = ladder.before.filter((one) => !one.moves && !(counted && same(one.span, counted)));
  if (others.length) {
    const last = Math.max(...others.map((one) => one.span.last));
    found.push([last + edition.file.repeat.days, "jarak_belum_cukup"]);
  }
  return found;
}
