// KMO and Bartlett's test of a part of the variables, as edusocsec/stats/{kmo,bartlett}.py have them.

export type Matrix = number[][];

export interface Adequacy {
  overall: number;
  per_variable: number[];
  partial: Matrix;
}

export interface Sphericity {
  statistic: number;
  df: number;
  p_value: number;
}

/** Largest relative error of an inverse that is accepted, as in stats/inverse.py. */
const TRUSTED_ERROR = 1e-8;

/** Rows and columns of some variables. */
export function submatrix(matrix: Matrix, chosen: number[]): Matrix {
  return chosen.map((row) => chosen.map((column) => matrix[row][column]));
}

export interface Inverse {
  matrix: Matrix;
  log_determinant: number;
}

/** Inverse by Cholesky's decomposition; nothing if its digits could not be trusted. */
export function trustedInverse(matrix: Matrix): Inverse | undefined {
  const size = matrix.length;
  // Row by row: the factor L, and the inverse of L.
  const factor: Matrix = [];
  const inverted: Matrix = [];
  for (let row = 0; row < size; row++) {
    factor.push(new Array(size).fill(0));
    inverted.push(new Array(size).fill(0));
    for (let column = 0; column < row; column++) {
      factor[row][column] = (matrix[row][column] - dot(factor[row], factor[column])) / factor[column][column];
    }
    const pivot = matrix[row][row] - dot(factor[row], factor[row]);
    if (pivot <= 0) return undefined;
    factor[row][row] = Math.sqrt(pivot);
    for (let column = 0; column <= row; column++) {
      const known = factor[row].slice(0, row).reduce((sum, value, k) => sum + value * inverted[k][column], 0);
      inverted[row][column] = (Number(row === column) - known) / factor[row][row];
    }
  }
  const columns = inverted.map((_, column) => inverted.map((row) => row[column]));
  const inverse = columns.map((column) => columns.map((other) => dot(column, other)));
  const error = size * Number.EPSILON * norm(matrix) * norm(inverse);
  if (!(error < TRUSTED_ERROR)) return undefined;
  return { matrix: inverse, log_determinant: 2 * sum(factor.map((row, at) => Math.log(row[at]))) };
}

/** KMO, each variable's own measure and the partial correlations. */
export function adequacy(correlations: Matrix, inverse: Matrix): Adequacy {
  const partial = inverse.map((row, i) => row.map((value, j) => (i === j ? 1 : -value / Math.sqrt(inverse[i][i] * inverse[j][j]))));
  const simple = offDiagonalSquares(correlations);
  const held = offDiagonalSquares(partial);
  return {
    overall: sum(simple) / (sum(simple) + sum(held)),
    per_variable: simple.map((value, at) => value / (value + held[at])),
    partial,
  };
}

/** Each row's sum of squares without the diagonal. */
export function offDiagonalSquares(matrix: Matrix): number[] {
  return matrix.map((row, i) => sum(row.map((value, j) => (i === j ? 0 : value ** 2))));
}

/** Bartlett's test of sphericity. */
export function sphericity(variables: number, observations: number, logDeterminant: number): Sphericity {
  const statistic = Math.max(0, -(observations - 1 - (2 * variables + 5) / 6) * logDeterminant);
  const df = (variables * (variables - 1)) / 2;
  return { statistic, df, p_value: chiSquareTail(statistic, df) };
}

/** Probability of a larger chi-square, to ten decimals: by the series of the incomplete gamma function. */
export function chiSquareTail(statistic: number, df: number): number {
  const x = statistic / 2;
  if (x === 0) return 1;
  // Its first term is x^a exp(-x) / Γ(a + 1), where a is half of df, and Γ(1/2) is √π.
  // Logarithms, because the terms begin below the least number there is.
  let logarithm = df % 2 ? Math.log(2) + Math.log(x / Math.PI) / 2 - x : -x;
  for (let a = df % 2 ? 1.5 : 1; a <= df / 2; a++) logarithm += Math.log(x / a);
  let below = Math.exp(logarithm);
  for (let a = df / 2 + 1; a < x || logarithm > -40; a++) {
    logarithm += Math.log(x / a);
    below += Math.exp(logarithm);
  }
  return Math.max(0, 1 - below);
}

function norm(matrix: Matrix): number {
  return Math.sqrt(sum(matrix.map((row) => dot(row, row))));
}

function dot(a: number[], b: number[]): number {
  return a.reduce((total, value, k) => total + value * b[k], 0);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
