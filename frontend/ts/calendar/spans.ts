// On which days can something have happened of which the day, the month or only the year is known?

import { type Day, dayOf, monthsAfter, partsOf, type Span } from "./days";

export type Precision = "day" | "month" | "year" | "unknown";

/** Every day that is meant; null where nothing is known. */
export function wholeSpan(day: Day | null, precision: Precision): Span | null {
  if (day === null || precision === "unknown") return null;
  const [year, month] = partsOf(day);
  if (precision === "year") return { first: dayOf(year, 1, 1), last: dayOf(year, 12, 31) };
  if (precision === "day") return { first: day, last: day };
  const first = dayOf(year, month, 1);
  return { first, last: monthsAfter(first, 1) - 1 };
}
