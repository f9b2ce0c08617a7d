// The arithmetic of edusocsec/labs/region_trees.py and stats/agreement.py, for a hand that drags the cut.

export interface Tree {
  /** The two clusters merged at each stage: rows come first, then what the merges made. */
  merges: [number, number][];
  heights: number[];
  /** Number of every cluster, which it keeps wherever the tree is cut. */
  numbers: number[];
  /** By the number of a merge, two other clusters that were as near. */
  ties: Record<number, [number, number]>;
}

export type Point = [number, number];

/** Rows in every cluster. */
export function rowsOf({ merges }: Pick<Tree, "merges">): number[][] {
  const rows = Array.from({ length: merges.length + 1 }, (_, row) => [row]);
  for (const [first, second] of merges) rows.push([...rows[first], ...rows[second]]);
  return rows;
}

/** Number of the region of every row, when the tree is cut into so many. */
export function regionsOf(tree: Tree, count: number): number[] {
  const n = tree.merges.length + 1;
  const regions: number[] = Array(n);
  // A cluster comes after the two that it was made of.
  for (const [cluster, rows] of rowsOf(tree).slice(0, 2 * n - count).entries()) {
    for (const row of rows) regions[row] = tree.numbers[cluster];
  }
  return regions;
}

/** How many merges lie at or below a height. */
export function mergesBelow(heights: number[], height: number): number {
  return heights.filter((made) => made <= height).length;
}

/** Where a line cuts the tree after so many merges; as ClusterTree.height_between. */
export function heightAfter(heights: number[], merges: number): number {
  const last = heights.at(-1)!;
  const around = [0, ...heights, 1.1 * last];
  return (around[merges] + around[merges + 1]) / 2;
}

/** A pair of rows and how far apart they are. */
export interface Pair {
  first: number;
  second: number;
  distance: number;
}

/** All pairs between two clusters, from distances that are condensed as scipy does it. */
export function pairsBetween(distances: number[], n: number, one: number[], other: number[]): Pair[] {
  return one.flatMap((first) =>
    other.map((second) => {
      const [low, high] = first < second ? [first, second] : [second, first];
      return { first, second, distance: distances[n * low - (low * (low + 1)) / 2 + high - low - 1] };
    }),
  );
}

/** Mean of some rows of a table. */
export function meanOf(values: number[][], rows: number[]): number[] {
  return values[0].map((_, column) => rows.reduce((sum, row) => sum + values[row][column], 0) / rows.length);
}

export function squaredDistance(one: number[], other: number[]): number {
  return one.reduce((sum, value, column) => sum + (value - other[column]) ** 2, 0);
}

export function adjustedRandIndex(first: number[], second: number[]): number {
  const both = pairsAlike(first.map((of, row) => `${of} ${second[row]}`));
  const inFirst = pairsAlike(first);
  const inSecond = pairsAlike(second);
  const expected = (inFirst * inSecond) / ((first.length * (first.length - 1)) / 2);
  const best = (inFirst + inSecond) / 2;
  return best === expected ? 1 : (both - expected) / (best - expected);
}

/** How many pairs of rows are together. */
function pairsAlike(groups: (number | string)[]): number {
  const sizes = new Map<number | string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

/** Corners of the smallest convex shape around the points (Andrew's monotone chain). */
export function hull(points: Point[]): Point[] {
  if (points.length < 3) return points;
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...half(sorted), ...half(sorted.toReversed())];
}

function half(points: Point[]): Point[] {
  const corners: Point[] = [];
  for (const [x, y] of points) {
    while (corners.length > 1) {
      const [[x1, y1], [x2, y2]] = corners.slice(-2);
      if ((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) > 0) break;
      corners.pop();
    }
    corners.push([x, y]);
  }
  return corners.slice(0, -1);
}
