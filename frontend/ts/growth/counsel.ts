// What does this child need next? The actions of GROW-10, the worst first (simpul.knowledge.growth.action.counsel).
// `for_kader` is what a kader may say; `text` is for a health worker.

import { type Assessment, INDICES, type Index } from "./assess";
import type { GainStatus } from "./gain";
import type { Action, Room } from "./room";

/** isTwice  2T; complications  of gizi buruk, the codes that were ticked; redFlags  of any checklist */
export interface Findings {
  weight?: number | null;
  gain?: GainStatus | null;
  isTwice?: boolean;
  complications?: string[];
  redFlags?: string[];
}

/** Never empty. Throws for a complication that is none: a bug in the caller. */
export function counsel(room: Room, found: Assessment, findings: Findings = {}): Action[] {
  const { actions, complications } = room.classes.counsel;
  const known = complications.map(([code]) => code);
  const none = (findings.complications ?? []).filter((code) => !known.includes(code));
  if (none.length) throw new Error(`no complications: ${none.join(", ")}`);
  const codes = new Set([...nutrition(room, found, findings), ...others(room, found), ...gains(findings)]);
  if (findings.redFlags?.length) codes.add("tanda_bahaya");
  if (INDICES.some((index) => found.of[index].outcome === "ukur_ulang")) codes.add("ukur_ulang");
  if (!codes.size) codes.add(isSaid(found, "bbu", "bbtb", "imtu") ? "jadwal_berikut" : "lengkapi");
  return actions.filter(({ code }) => codes.has(code));
}

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

function severe(room: Room, { ageMonths }: Assessment, { weight = null, complications = [] }: Findings): string {
  const { young_months: young, least_grams: least } = room.classes.counsel.threshold;
  const isYoung = ageMonths !== null && ageMonths < young;
  if (complications.length || isYoung || (weight !== null && weight < least)) return "rujuk_gizi_buruk";
  return isAtSchool(room, ageMonths) ? "periksa_gizi_buruk_sekolah" : "rawat_gizi_buruk";
}

// From five years on; what is referred of children below is not said of them.
const isAtSchool = (room: Room, ageMonths: number | null): boolean =>
  ageMonths !== null && ageMonths >= room.growth.ages.school_from_month;

function others(room: Room, found: Assessment): string[] {
  const { bbu, tbu, lku } = found.of;
  const codes: string[] = [];
  const isShort = tbu.outcome === "assessed" && (tbu.z ?? 0) < room.classes.counsel.threshold.low_z;
  if (isShort) codes.push(isAtSchool(room, found.ageMonths) ? "periksa_pendek_sekolah" : "rujuk_pendek");
  else if (bbu.category === "kurang" || bbu.category === "sangat_kurang") codes.push("berat_kurang");
  if (bbu.category === "sangat_kurang") codes.push("bgm");
  if (bbu.category === "risiko_lebih" && !isSaid(found, "bbtb", "imtu")) codes.push("di_atas_garis_oranye");
  if (lku.category === "mikrosefali" || lku.category === "makrosefali") codes.push("rujuk_lingkar_kepala");
  return codes;
}

function gains({ gain, isTwice }: Findings): string[] {
  if (isTwice) return ["dua_kali_tidak_naik"];
  return gain === "T" ? ["tidak_naik"] : [];
}
