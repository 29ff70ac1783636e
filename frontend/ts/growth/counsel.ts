// What does this child need next? The actions of GROW-10, the worst first (simpul.knowledge.growth.action.counsel): words,
// priority and days are those of the rules that act, with the numbers of the city.

import type { Band, Rule } from "../rules/bundle";
import { holds } from "../rules/gates";
import { type Assessment, INDICES, type Index } from "./assess";
import type { GainStatus } from "./gain";
import type { Room } from "./room";

/** text  for a health worker; forKader  what a kader may say; rests  on which rules: one unsigned makes it advice */
export interface Action {
  code: string;
  priority: string;
  text: string;
  forKader: string;
  recheckDays: number;
  rests: Rule[];
}

/** isTwice  2T; complications  of gizi buruk, the codes that were ticked; none where nobody asked for
 * them */
export interface Findings {
  weight?: number | null;
  gain?: GainStatus | null;
  isTwice?: boolean;
  complications?: string[] | null;
}

export type Rules = Map<string, Rule>;

/** rules  those that act on the day: where a city shows no advice, only what is signed. What no rule says is not said.
 *  Throws for a complication that is none: a bug in the caller. */
export function counsel(room: Room, rules: Rules, found: Assessment, findings: Findings = {}): Action[] {
  const known = room.classes.counsel.complications.map(([code]) => code);
  const none = (findings.complications ?? []).filter((code) => !known.includes(code));
  if (none.length) throw new Error(`no complications: ${none.join(", ")}`);
  const codes = new Set([...nutrition(room, found, findings), ...others(room, found), ...gains(room, rules, findings)]);
  if (INDICES.some((index) => found.of[index].outcome === "ukur_ulang")) codes.add("ukur_ulang");
  if (!codes.size && found.of.imtu.reason === "pregnancy") return [];
  if (!codes.size) codes.add(isSaid(found, "bbu", "bbtb", "imtu") ? "jadwal_berikut" : "lengkapi");
  return actions(room, rules).filter(({ code }) => codes.has(code));
}

/** All that these rules say, the worst first. */
export function actions({ classes: { counsel: told } }: Room, rules: Rules): Action[] {
  const ofBands = told.bands.flatMap(([code, name, bandCode, isLowerEnd]) => {
    const rule = rules.get(name);
    if (!rule) return [];
    const band = rule.bands.find((one) => one.code === bandCode)!;
    return [ofBand(code, rule, isLowerEnd ? { ...band, ...band.at_least } : band)];
  });
  const others = told.said.flatMap(({ code, priority, text, recheck_days: recheckDays, rests_on: on }) => {
    const rests = on.flatMap((name) => rules.get(name) ?? []);
    return rests.length === on.length ? [{ code, priority, text, recheckDays, rests }] : [];
  });
  return [...ofBands, ...others]
    .map((one): Action => ({ ...one, forKader: told.plain.includes(one.code) ? one.text : told.calls[one.priority]! }))
    .sort((one, other) => Number(one.priority > other.priority) - Number(one.priority < other.priority));
}

const ofBand = (code: string, rule: Rule, { priority, action: [text], recheck_days: days }: Band) => ({
  code, priority, text, recheckDays: days ?? 0, rests: [rule],
});

const isSaid = (found: Assessment, ...indices: Index[]): boolean =>
  indices.some((index) => found.of[index].outcome === "assessed");

function nutrition(room: Room, found: Assessment, findings: Findings): string[] {
  const { bbtb, imtu, lila } = found.of;
  const word = bbtb.category ?? imtu.category;
  if (word === "gizi_buruk" || lila.category === "gizi_buruk") return [severe(room, found, findings)];
  const codes = word === "gizi_kurang" || lila.category === "gizi_kurang" ? ["gizi_kurang"] : [];
  if (word === "obesitas") codes.push("rujuk_obesitas");
  if (word === "berisiko_gizi_lebih" || word === "gizi_lebih") codes.push("gizi_lebih");
  return codes;
}

function severe(room: Room, { ageMonths }: Assessment, { weight = null, complications = null }: Findings): string {
  const { young_months: young, least_grams: least } = room.classes.counsel.threshold;
  const isYoung = ageMonths !== null && ageMonths < young;
  if (complications?.length || isYoung || (weight !== null && weight < least)) return "rujuk_gizi_buruk";
  if (isAtSchool(room, ageMonths)) return "periksa_gizi_buruk_sekolah";
  return complications === null ? "gizi_buruk_belum_lengkap" : "rawat_gizi_buruk";
}

// From five years on; what is referred of children below is not said of them.
const isAtSchool = (room: Room, ageMonths: number | null): boolean =>
  ageMonths !== null && ageMonths >= room.growth.ages.school_from_month;

function others(room: Room, found: Assessment): string[] {
  const { bbu, tbu, lku } = found.of;
  const codes: string[] = [];
  const isShort = tbu.outcome === "assessed" && (tbu.z ?? 0) < room.classes.counsel.threshold.low_z;
  if (isShort) codes.push(isAtSchool(room, found.ageMonths) ? "periksa_pendek_sekolah" : "rujuk_pendek");
  else if (bbu.category === "kurang" || bbu.category === "sangat_kurang") {
    codes.push(tbu.outcome === "assessed" ? `berat_${bbu.category}` : `berat_${bbu.category}_panjang_belum`);
  }
  if (bbu.category === "sangat_kurang") codes.push("bgm");
  if (bbu.category === "risiko_lebih" && !isSaid(found, "bbtb", "imtu")) codes.push("di_atas_garis_oranye");
  if (lku.category === "mikrosefali" || lku.category === "makrosefali") codes.push("rujuk_lingkar_kepala");
  return codes;
}

// From how many T in a row something is done stands in GROW-2T (C13); without it the first is meant.
function gains({ classes: { counsel: told } }: Room, rules: Rules, { gain, isTwice }: Findings): string[] {
  if (!isTwice && gain !== "T") return [];
  const times = isTwice ? 2 : 1;
  const band = rules.get("GROW-2T")?.bands.find(({ when }) => !when || holds(when, () => times));
  return [told.bands.find(([, rule, code]) => rule === "GROW-2T" && code === band?.code)?.[0] ?? "tidak_naik"];
}
