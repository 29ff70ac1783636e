// How does a child stand on all six indices? The same answer as simpul.knowledge.growth.assess_growth (tested
// together). Whoever shows it decides what a kader may see: never a class.

import { type Room, wordOf } from "./room";
import { type Posture, type Stature, statureFor } from "./stature";
import type { Sex } from "./tables";
import { type Age, isPlausible, zForAge, zForLength } from "./zscore";

export const INDICES = ["bbu", "tbu", "bbtb", "imtu", "lku", "lila"] as const;
export type Index = (typeof INDICES)[number];
export type Outcome = "assessed" | "ukur_ulang" | "outside_reference" | "tidak_lengkap";
export type Reason = "age" | "sex" | "measurement" | "range" | "flag" | "oedema" | "reference" | "pregnancy";

/** age  completed days, or from five years decimal months; null where it is not known at all
 *  weight in grams; length, head, arm in millimetres; null where not measured
 *  isOfMother  pregnant, or within 42 days of a birth: no body mass for age is judged
 *  isAgeCertain  false where the birth date is known to the month or the year only */
export interface Measured {
  sex: Sex | null;
  age: Age | null;
  isAgeCertain?: boolean;
  weight?: number | null;
  length?: number | null;
  posture?: Posture;
  head?: number | null;
  arm?: number | null;
  hasOedema?: boolean;
  isOfMother?: boolean;
}

/** z  hundredths; category  null where nothing is assessed, and where there are no words for the age */
export interface IndexResult {
  outcome: Outcome;
  z: number | null;
  category: string | null;
  reason: Reason | null;
  rule: string;
  edition: string;
}

/** length  millimetres that counted; isDoubted  said to stand below the age at which that is believed */
export interface Assessment {
  of: { [index in Index]: IndexResult };
  length: number | null;
  isDoubted: boolean;
  hasOedema: boolean;
  ageMonths: number | null;
}

/** about  the age in months as well as it is known; age  null where it is not known to the day */
interface Child {
  sex: Sex | null;
  age: Age | null;
  about: number | null;
  isBalita: boolean;
}

/** Throws for a negative age, and for months below five years: bugs of the caller. */
export function assessGrowth(room: Room, measured: Measured): Assessment {
  const { weight = null, length = null, posture = "", head = null, arm = null, hasOedema = false } = measured;
  const child = childOf(room, measured);
  const limits = room.classes.limits[child.isBalita ? "under_five" : "from_five"];
  const where = length === null ? null : statureFor(room, length, posture, daysOf(room, child));
  const [weighed, tall] = [within(weight, limits.weight), within(length, limits.length)];
  const heavy = { grams: weight, where, unusable: weighed ?? tall, hasOedema };
  return {
    of: {
      bbu: hasOedema ? nothing(room, "bbu", "oedema") : forAge(room, "bbu", child, divided(weight, 1000), weighed),
      tbu: forAge(room, "tbu", child, divided(where && where.millimetres, 10), tall),
      bbtb: weightForLength(room, child, heavy),
      imtu: measured.isOfMother ? nothing(room, "imtu", "pregnancy") : bmiForAge(room, child, heavy),
      lku: forAge(room, "lku", child, divided(head, 10), within(head, limits.head)),
      lila: armOf(room, child, arm, within(arm, limits.arm)),
    },
    length: where && tall === null ? where.millimetres : null,
    isDoubted: where !== null && where.isDoubted,
    hasOedema,
    ageMonths: child.about,
  };
}

function childOf(room: Room, { sex, age, isAgeCertain = true }: Measured): Child {
  const { days_per_month: perMonth, school_from_month: school } = room.growth.ages;
  if (age && "days" in age && age.days < 0) throw new Error("an age is not negative");
  if (age && "months" in age && age.months < school) throw new Error("below five years the age is in days");
  const about = age && ("days" in age ? age.days / perMonth : age.months);
  return { sex, age: isAgeCertain ? age : null, about, isBalita: about === null || about < school };
}

function daysOf(room: Room, { age }: Child): number | null {
  return age && ("days" in age ? age.days : age.months * room.growth.ages.days_per_month);
}

/** Why a measurement cannot be used; null where it can. */
function within(value: number | null, [lowest, highest]: [number, number]): Reason | null {
  if (value === null || Number.isNaN(value)) return "measurement";
  return lowest <= value && value <= highest ? null : "range";
}

const divided = (value: number | null, by: number): number | null => (value === null ? null : value / by);
const notKnown = ({ sex, age }: Child): Reason | null => (sex === null ? "sex" : age === null ? "age" : null);

interface Heavy {
  grams: number | null;
  where: Stature | null;
  unusable: Reason | null;
  hasOedema: boolean;
}

function forAge(room: Room, index: Index, child: Child, value: number | null, unusable: Reason | null): IndexResult {
  const reason = notKnown(child) ?? unusable;
  if (reason || value === null || !child.sex || !child.age) return nothing(room, index, reason ?? "measurement");
  return place(room, index, child, zForAge(room.growth, index, child.sex, child.age, value));
}

function weightForLength(room: Room, child: Child, { grams, where, unusable, hasOedema }: Heavy): IndexResult {
  if (!child.isBalita) return nothing(room, "bbtb", "reference");
  if (hasOedema) return giziBuruk(room, "bbtb");
  const reason = child.sex === null ? "sex" : unusable;
  if (reason || !child.sex || grams === null || !where) return nothing(room, "bbtb", reason ?? "measurement");
  const z = zForLength(room.growth, child.sex, where.millimetres, where.isLying, grams / 1000);
  return place(room, "bbtb", child, z);
}

function bmiForAge(room: Room, child: Child, { grams, where, unusable, hasOedema }: Heavy): IndexResult {
  if (hasOedema) return giziBuruk(room, "imtu");
  const metres = where && !unusable ? where.millimetres / 1000 : null;
  const bmi = metres !== null && grams !== null ? grams / 1000 / (metres * metres) : null;
  return forAge(room, "imtu", child, bmi, unusable);
}

/** The word comes from the millimetres, the z from WHO. */
function armOf(room: Room, child: Child, arm: number | null, unusable: Reason | null): IndexResult {
  if (unusable || arm === null) return nothing(room, "lila", unusable ?? "measurement");
  if (child.about === null) return nothing(room, "lila", "age");
  const isMeant = room.classes.arm_from_month <= child.about && child.isBalita;
  const word = isMeant ? wordOf(ruleOf(room, "lila").bands, arm) : null;
  const reason = notKnown(child);
  if (reason) return word ? result(room, "lila", "assessed", null, word, null) : nothing(room, "lila", reason);
  const found = forAge(room, "lila", child, arm / 10, null);
  return found.outcome === "assessed" ? { ...found, category: word } : found;
}

function place(room: Room, index: Index, child: Child, z: number | null): IndexResult {
  if (z === null) return nothing(room, index, "reference");
  if (!isPlausible(room.growth, index, z)) return result(room, index, "ukur_ulang", z, null, "flag");
  const bands = child.isBalita ? ruleOf(room, index).bands : ruleOf(room, index).school;
  return result(room, index, "assessed", z, bands && wordOf(bands, z), null);
}

const OUTCOMES: { [reason in Reason]?: Outcome } = { range: "ukur_ulang", reference: "outside_reference" };

const giziBuruk = (room: Room, index: Index) => result(room, index, "assessed", null, "gizi_buruk", "oedema");

const nothing = (room: Room, index: Index, reason: Reason): IndexResult =>
  result(room, index, OUTCOMES[reason] ?? "tidak_lengkap", null, null, reason);

function result(
  room: Room,
  index: Index,
  outcome: Outcome,
  z: number | null,
  category: string | null,
  reason: Reason | null,
): IndexResult {
  const { rule, edition } = ruleOf(room, index);
  return { outcome, z, category, reason, rule, edition };
}

function ruleOf(room: Room, index: Index) {
  const rule = room.classes.indices[index];
  if (!rule) throw new Error(`no such index: ${index}`);
  return rule;
}
