// Which visit after a birth is this, by the hour and the day? (simpul.knowledge.maternal.after_birth)

import { dayAt, hoursBetween, type Moment } from "../calendar/moments";
import type { Services } from "../due/schedule";
import type { AfterBirthFile } from "./lists";

export type Series = "KF" | "KN";
export type Timing = "perawatan_esensial" | "tepat" | "terlambat" | "di_luar" | "sebelum_lahir";

/** code  of the visit in the services due; empty where it is none */
export interface AfterBirth {
  timing: Timing;
  code: string;
}

/** Days are counted in the zone of the birth. */
export function visitAfterBirth(
  series: Series,
  bornAt: Moment,
  at: Moment,
  file: AfterBirthFile,
  schedule: Services,
): AfterBirth {
  const hours = hoursBetween(bornAt, at);
  if (hours < 0) return { timing: "sebelum_lahir", code: "" };
  if (hours < file.first_from_hours) return { timing: "perawatan_esensial", code: "" };
  const codes = file.series[series];
  const first = codes[0] ?? "";
  if (hours <= file.first_to_hours) return { timing: "tepat", code: first };
  const day = dayAt(at, bornAt.zone) - dayAt(bornAt, bornAt.zone);
  const found = schedule.services.find(
    (one) => one.kind === "window" && codes.includes(one.code) && one.opens_day <= day && day <= one.closes_day,
  );
  if (!found) return { timing: "di_luar", code: "" };
  return { timing: found.code === first ? "terlambat" : "tepat", code: found.code };
}
