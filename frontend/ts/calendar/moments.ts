// When did something happen, to the minute, and on which day was it where it happened?

import { type Day, dayFrom } from "./days";

/** at  milliseconds since 1970; zone  minutes that the clock there is before UTC */
export interface Moment {
  at: number;
  zone: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "2026-05-01T10:00:00+07:00"; null of any other text, and of a time that no clock has. */
export function momentFrom(text: string): Moment | null {
  const found = /^(.{10})T(\d{2}):(\d{2})(?::(\d{2}))?([+-])(\d{2}):(\d{2})$/.exec(text);
  const day = found ? dayFrom(found[1]!) : null;
  if (!found || day === null) return null;
  const [hour, minute, second, before, after] = [2, 3, 4, 6, 7].map((at) => Number(found[at] ?? 0)) as Five;
  if (hour > 23 || minute > 59 || second > 59 || before > 23 || after > 59) return null;
  const zone = (before * 60 + after) * (found[5] === "-" ? -1 : 1);
  return { at: day * DAY + hour * HOUR + (minute - zone) * MINUTE + second * 1000, zone };
}

type Five = [number, number, number, number, number];

/** The day of a moment on the calendar of a zone. */
export const dayAt = ({ at }: Moment, zone: number): Day => Math.floor((at + zone * MINUTE) / DAY);

/** Hours from one to the other, with their parts; negative where the second is before the first. */
export const hoursBetween = (one: Moment, other: Moment): number => (other.at - one.at) / HOUR;
