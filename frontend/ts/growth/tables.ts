// What does WHO publish about growth? L, M and S by day, millimetre and month, as the server packs them
// (knowledge/bundle/growth_tables.py): whole numbers of which each column tells its second differences.

export interface Lms {
  l: number;
  m: number;
  s: number;
}

/** One row for each key without a gap: rows[key - first]. */
export interface Table {
  first: number;
  last: number;
  rows: Lms[];
}

interface PackedTable {
  first: number;
  l: number[];
  m: number[];
  s: number[];
}

type Packed = { [name: string]: { [sex: string]: PackedTable } };

/** flags  the lowest and highest z in hundredths that can be */
export interface IndexRule {
  line: boolean;
  last_month: number;
  flags: [lowest: number, highest: number];
}

export interface GrowthFile {
  decimals: Lms;
  ages: { days_per_month: number; school_from_month: number };
  indices: { [index: string]: IndexRule };
  by_day: Packed;
  by_millimetre: Packed;
  by_month: Packed;
}

export interface Growth {
  ages: GrowthFile["ages"];
  indices: GrowthFile["indices"];
  byDay: Map<string, Table>;
  byMillimetre: Map<string, Table>;
  byMonth: Map<string, Table>;
}

export type Sex = "L" | "P";
export const tableName = (name: string, sex: Sex): string => `${name} ${sex}`;

/** Every table, unpacked once: the values are the published ones, to the last bit. */
export function growthOf(file: GrowthFile): Growth {
  const unpacked = (packed: Packed) =>
    new Map(
      Object.entries(packed).flatMap(([name, sexes]) =>
        Object.entries(sexes).map(([sex, table]): [string, Table] => [
          tableName(name, sex as Sex),
          tableOf(table, file.decimals),
        ]),
      ),
    );
  return {
    ages: file.ages,
    indices: file.indices,
    byDay: unpacked(file.by_day),
    byMillimetre: unpacked(file.by_millimetre),
    byMonth: unpacked(file.by_month),
  };
}

function tableOf(packed: PackedTable, decimals: Lms): Table {
  const [l, m, s] = [decoded(packed.l, decimals.l), decoded(packed.m, decimals.m), decoded(packed.s, decimals.s)];
  const rows = l.map((value, at) => ({ l: value, m: m[at]!, s: s[at]! }));
  return { first: packed.first, last: packed.first + rows.length - 1, rows };
}

export function decoded(told: number[], decimals: number): number[] {
  let [step, value] = [0, 0];
  return told.map((difference) => {
    step += difference;
    value += step;
    return value / 10 ** decimals;
  });
}
