// What is asked next of an antigen of the card: which dose, from when, until when, and where does it stand today?
//
// Planned exactly, without grace: the interval from the last dose that counts, some weeks from any other.

import { type Day, monthsAfter } from "../calendar/days";
import { closed, type Judged, type Next, type Reason, stands } from "./answer";
import { totalOf } from "./judging";
import { ageDay, catchUpOf, endOf, intervalOf, liveDay } from "./limits";
import { began } from "./editions";
import type { Card, CardDose, Status } from "./schedule";
import { type Ground, ofCard, type Taken } from "./taken";

const ORDER: Status[] = ["verified", "secondary", "from-memory", "engineering"];

export function nextOfCard(card: Card, judged: Judged[], ground: Ground): Next {
  const { birthDate, asOf, area, city } = ground.asked;
  const counted = judged.filter((one) => one.valid);
  const rule = card.doses[counted.length];
  if (!rule || counted.length >= totalOf(card, counted, ground)) {
    return closed(card.antigen, card.antigen, "terpenuhi", "lengkap", card.status);
  }
  const start: [Day, Status] | null = card.regional
    ? began(ground.edition, card.antigen, area, city)
    : [birthDate, card.status];
  const [since, read] = start ?? [null, "secondary" as const];
  const status = weakest(card.status, read);
  if (since === null || since > asOf) {
    const reason = since === null ? "bukan_wilayah" : "belum_berlaku";
    return closed(card.antigen, card.antigen, "tidak_berlaku", reason, status);
  }
  return planned(card, rule, counted, since, status, ground);
}

const weakest = (...read: Status[]): Status =>
  read.reduce((worst, one) => (ORDER.indexOf(one) > ORDER.indexOf(worst) ? one : worst));

function planned(card: Card, rule: CardDose, counted: Judged[], since: Day, read: Status, ground: Ground): Next {
  const { birthDate, asOf, hoursSinceBirth } = ground.asked;
  const before = ofCard(ground, card.antigen).filter((one) => !one.isPart || counts(one, counted));
  const [limit, why] = latest(limitsOf(card, rule, counted, before, ground));
  const earliest = Math.max(limit, since);
  const last = monthsAfter(birthDate, rule.closes_month) - 1;
  const status = weakest(read, ...readOf(card, rule, counted, ground));
  if (asOf > last || earliest > last) {
    return closed(card.antigen, card.antigen, "tidak_lagi_diberikan", "lewat_batas_umur", status);
  }
  const isAsked = counted.length > 0 && ofCard(ground, card.antigen).some((one) => one.isPart); // open question 8
  const overdueFrom = isAsked ? null : Math.max(lateDay(rule, birthDate), earliest);
  let [state, reason] = stands(asOf, earliest, overdueFrom, why);
  if (isAsked && state === "jatuh_tempo") reason = "tanya_dokter";
  if (rule.late_after_hours !== undefined && hoursSinceBirth !== null) {
    const isLate = hoursSinceBirth >= rule.late_after_hours;
    [state, reason] = isLate ? ["terlambat", "lewat_waktu"] : ["jatuh_tempo", "waktunya"];
  }
  return {
    ...closed(card.antigen, card.antigen, state, reason, status),
    dose: rule.number,
    product: productOf(card.antigen, rule.number, ground),
    earliest,
    recommended: Math.max(earliest, monthsAfter(birthDate, rule.from_month)),
    overdueFrom,
    lastDate: last,
    isUnsure: rule.interval !== undefined && before.some((one) => one.moves),
  };
}

/** The first of the latest. */
export const latest = (limits: [Day, Reason][]): [Day, Reason] =>
  limits.reduce((last, one) => (one[0] > last[0] ? one : last));

/** Throws where a dose has neither a coloured band nor days of its own: a bug of the edition. */
function lateDay(rule: CardDose, born: Day): Day {
  if (rule.late_after_days !== undefined) return born + rule.late_after_days;
  const month = rule.late_from_month ?? rule.yellow_from ?? rule.orange_from;
  if (month === null) throw new Error("a dose without a coloured band");
  return monthsAfter(born, month);
}

/** The vaccine that this area gives for a dose on this day. */
function productOf(antigen: string, number: number, { asked, edition }: Ground): string {
  for (const one of edition.file.products) {
    if (one.antigen !== antigen || !one.numbers.includes(number)) continue;
    const since = began(edition, one.product, asked.area, asked.city);
    if (since && since[0] <= asked.asOf) return one.product;
  }
  return antigen;
}

function limitsOf(
  card: Card,
  rule: CardDose,
  counted: Judged[],
  before: Taken[],
  ground: Ground,
): [Day, Reason][] {
  const limits: [Day, Reason][] = [[ageDay(rule, card.antigen, ground), "umur_belum_cukup"]];
  const interval = intervalOf(rule, catchUpOf(card, counted[0]?.span ?? null, ground));
  for (const one of before.filter(({ moves }) => !moves)) {
    const last = one.span.last;
    if (!counts(one, counted)) limits.push([last + ground.edition.file.repeat.days, "jarak_belum_cukup"]);
    else if (interval) limits.push([endOf(interval, last), "jarak_belum_cukup"]);
  }
  const live = liveDay(card.antigen, ground);
  return live === null ? limits : [...limits, [live, "jarak_vaksin_hidup"]];
}

const counts = (one: Taken, counted: Judged[]): boolean => counted.some((dose) => dose.position === one.position);

function readOf(card: Card, rule: CardDose, counted: Judged[], ground: Ground): Status[] {
  const catchUp = catchUpOf(card, counted[0]?.span ?? null, ground);
  const interval = intervalOf(rule, catchUp);
  const late = catchUp ? [catchUp.status] : [];
  return interval && counted.length ? [...late, interval.status ?? "secondary"] : late;
}
