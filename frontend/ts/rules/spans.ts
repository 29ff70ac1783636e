// Exact numbers, and the two ends between which a number lies whose parts are not all known.

export interface Fraction {
  over: bigint;
  under: bigint; // above zero
}

export interface Span {
  low: Fraction;
  high: Fraction;
}

export const whole = (number: number): Fraction => ({ over: BigInt(number), under: 1n });

export const plus = (one: Fraction, other: Fraction): Fraction => ({
  over: one.over * other.under + other.over * one.under,
  under: one.under * other.under,
});

export const times = (one: Fraction, other: Fraction): Fraction => ({
  over: one.over * other.over,
  under: one.under * other.under,
});

/** Negative where `one` is smaller, zero where they are equal. */
export function order(one: Fraction, other: Fraction): number {
  const difference = one.over * other.under - other.over * one.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const smaller = (one: Fraction, other: Fraction): Fraction => (order(one, other) <= 0 ? one : other);
export const larger = (one: Fraction, other: Fraction): Fraction => (order(one, other) >= 0 ? one : other);
export const exact = (span: Span): boolean => order(span.low, span.high) === 0;
export const spanOf = (number: number): Span => ({ low: whole(number), high: whole(number) });
