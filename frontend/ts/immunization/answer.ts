// What does the engine answer? The words of simpul.knowledge.immunization.answer, as codes; their sentences stand in
// words.json of the server.

import type { Day, Span } from "../calendar/days";
import type { NotDone } from "./asked";
import type { Status } from "./schedule";

export type State =
  | "belum_waktu"
  | "jatuh_tempo"
  | "terlambat"
  | "terpenuhi"
  | "tidak_berlaku"
  | "tidak_lagi_diberikan";

export type Reason =
  | "umur_belum_cukup"
  | "jarak_belum_cukup"
  | "jarak_vaksin_hidup"
  | "bulan_bias_belum"
  | "kelas_belum"
  | "waktunya"
  | "tanya_dokter"
  | "lewat_waktu"
  | "lengkap"
  | "bukan_wilayah"
  | "belum_berlaku"
  | "bukan_jenis_kelamin"
  | "bukan_sasaran"
  | "lewat_batas_umur"
  | "ditahan_kipi";

/** Why a dose does not count. The first three: it is not valid. The others: it was not judged. */
export type DoseReason =
  | "umur_kurang"
  | "jarak_kurang"
  | "jarak_vaksin_hidup"
  | "dosis_ganda"
  | "mungkin_ganda"
  | "tanggal_belum_pasti"
  | "dosis_tambahan"
  | "lewat_batas_umur";

export type Problem =
  | "sebelum_lahir"
  | "di_masa_depan"
  | "vaksin_tidak_dikenal"
  | "kode_beberapa_vaksin"
  | "tidak_terbaca"
  | "lahir_setelah_hari_ini"
  | "tanggal_di_luar_jangkauan";

export type Band = "putih" | "kuning" | "oranye";

/** valid  null where it was not judged; number  null for a double, one after the last, a school dose of no series */
export interface Judged {
  position: number;
  antigen: string;
  span: Span;
  number: number | null;
  valid: boolean | null;
  reason: DoseReason | null;
  band: Band | null;
  product: string;
}

/** isUnsure  the day of a dose before is not known: its interval could not be kept */
export interface Next {
  key: string;
  antigen: string;
  dose: number | null;
  state: State;
  reason: Reason;
  product: string;
  earliest: Day | null;
  recommended: Day | null;
  overdueFrom: Day | null;
  lastDate: Day | null;
  isUnsure: boolean;
  notDone: NotDone | null;
  status: Status;
}

/** years  25 stands for more than 25 */
export interface TetanusStatus {
  status: string | null;
  years: number | null;
  number: number;
}

export interface Trouble {
  problem: Problem;
  about: string;
  position: number | null;
}

/** ibl  null where the sources do not decide it */
export interface Evaluation {
  edition: string;
  doses: Judged[];
  next: Map<string, Next>;
  idl: boolean;
  ibl: boolean | null;
  tetanus: TetanusStatus;
  troubles: Trouble[];
}

/** What is asked no more, or not of this person: no dose and no dates. */
export function closed(key: string, antigen: string, state: State, reason: Reason, status: Status): Next {
  const none = { dose: null, earliest: null, recommended: null, overdueFrom: null, lastDate: null, notDone: null };
  return { key, antigen, state, reason, status, product: "", isUnsure: false, ...none };
}

/** The state that follows from the dates (the table of vectors/immunization). */
export function stands(today: Day, earliest: Day, overdue: Day | null, why: Reason): [State, Reason] {
  if (today < earliest) return ["belum_waktu", why];
  return overdue !== null && today >= overdue ? ["terlambat", "lewat_waktu"] : ["jatuh_tempo", "waktunya"];
}
