// The arithmetic of edusocsec/stats/planar.py, for as many times a second as a hand moves.

export type Matrix = number[][];

/** How the axes stand: the frame, turned in the plane of two of its axes, then reordered and signed. */
export interface Position {
  frame: Matrix;
  first: number;
  second: number;
  /** Degrees, counter-clockwise. */
  angle: number;
  order: Matrix;
}

export function product(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0].map((_, column) => row.reduce((sum, value, k) => sum + value * b[k][column], 0)));
}

export function identity(size: number): Matrix {
  return Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => Number(row === column)));
}

/** Matrix that turns two axes in their plane, counter-clockwise by degrees. */
export function turn(size: number, first: number, second: number, degrees: number): Matrix {
  const radians = (degrees * Math.PI) / 180;
  const matrix = identity(size);
  matrix[first][first] = matrix[second][second] = Math.cos(radians);
  matrix[second][first] = Math.sin(radians);
  matrix[first][second] = -Math.sin(radians);
  return matrix;
}

/** Unrotated loadings times this are the loadings on the axes as they stand. */
export function rotationMatrix({ frame, first, second, angle, order }: Position): Matrix {
  return product(product(frame, turn(frame.length, first, second, angle)), order);
}

/** Loadings as the criterion sees them: rows of length 1 under Kaiser normalization. */
export function workingLoadings(loadings: Matrix, kaiser: boolean): Matrix {
  if (!kaiser) return loadings;
  return loadings.map((row) => row.map((value) => value / Math.hypot(...row)));
}

/** Variance of the squared loadings within a factor, summed over the factors. */
export function varimaxCriterion(working: Matrix): number {
  return working[0].reduce((total, _, column) => {
    const squares = working.map((row) => row[column] ** 2);
    const mean = sum(squares) / squares.length;
    return total + sum(squares.map((square) => (square - mean) ** 2)) / squares.length;
  }, 0);
}

/** Column sums of squared loadings. */
export function explainedVariance(loadings: Matrix): number[] {
  return loadings[0].map((_, column) => sum(loadings.map((row) => row[column] ** 2)));
}

/** Criterion at each of these angles, all else of the position as it is. */
export function criterionCurve(unrotated: Matrix, position: Position, kaiser: boolean, angles: number[]): number[] {
  const working = workingLoadings(unrotated, kaiser);
  return angles.map((angle) => varimaxCriterion(product(working, rotationMatrix({ ...position, angle }))));
}

export interface Extremes {
  largest: number;
  least: number;
}

/** Over a turn in the plane the criterion is a + b cos 4φ + c sin 4φ: three angles tell all. */
export function criterionExtremes(unrotated: Matrix, position: Position, kaiser: boolean): Extremes {
  const [at0, at22, at45] = criterionCurve(unrotated, position, kaiser, [0, 22.5, 45]);
  const middle = (at0 + at45) / 2;
  const reach = Math.hypot(at0 - middle, at22 - middle);
  return { largest: middle + reach, least: middle - reach };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
