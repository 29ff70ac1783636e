// Does a gate hold? Kleene's three values: null where it cannot be said (ADR 0032).

import type { Gate, Value } from "./bundle";
import { exact, order, type Span, spanOf, whole } from "./spans";

export const ABSENT = Symbol("an optional input that nobody measured");
export type Found = Value | Span | typeof ABSENT | null;
export type Look = (name: string) => Found;
type Held = boolean | null;

export function holds(gate: Gate, look: Look): Held {
  const [op, taken] = parts(gate);
  switch (op) {
    case "all":
      return every((taken as Gate[]).map((part) => holds(part, look)));
    case "any":
      return denied(every((taken as Gate[]).map((part) => denied(holds(part, look)))));
    case "not":
      return denied(holds(taken as Gate, look));
    case "missing": {
      const found = look(taken as string);
      return found === null || found === ABSENT;
    }
  }
  const [name, value] = taken as [string, Value | Value[]];
  const found = look(name);
  return found === null ? null : compared(op, found, Array.isArray(value) ? value : [value]);
}

/** The names that would have to be known; none where the gate is answered. */
export function unknown(gate: Gate, look: Look): string[] {
  if (holds(gate, look) !== null) return [];
  const [op, taken] = parts(gate);
  if (op === "not") return unknown(taken as Gate, look);
  if (op === "all" || op === "any") return (taken as Gate[]).flatMap((part) => unknown(part, look));
  return [(taken as [string, unknown])[0]];
}

function parts(gate: Gate): [string, unknown] {
  const entry = Object.entries(gate)[0];
  if (!entry) throw new Error("a gate without an operator");
  return entry;
}

function every(held: Held[]): Held {
  if (held.includes(false)) return false;
  return held.includes(null) ? null : true;
}

const denied = (held: Held): Held => (held === null ? null : !held);

function compared(op: string, found: Exclude<Found, null>, values: Value[]): Held {
  if (found === ABSENT) return false;
  if (typeof found === "string") return values.includes(found);
  const span = typeof found === "number" ? spanOf(found) : found;
  if (op === "is" || op === "in") return among(span, values);
  const limit = whole(Number(values[0]));
  const [low, high] = [order(span.low, limit), order(span.high, limit)];
  const met: { [op: string]: (at: number) => boolean } = {
    at_least: (at) => at >= 0,
    above: (at) => at > 0,
    at_most: (at) => at <= 0,
    below: (at) => at < 0,
  };
  const test = met[op];
  if (!test) throw new Error(`no such operator: ${op}`);
  return test(low) === test(high) ? test(low) : null;
}

function among(span: Span, values: Value[]): Held {
  const within = values.some((one) => {
    const limit = whole(Number(one));
    return order(span.low, limit) <= 0 && order(limit, span.high) <= 0;
  });
  return within && !exact(span) ? null : within;
}
