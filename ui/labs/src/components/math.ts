// The sums of edusocsec/stats/components.py for another number of components.

/** Share of each variable's variance that the first so many components explain. */
export function communalities(loadings: number[][], kept: number): number[] {
  return loadings.map((row) => row.slice(0, kept).reduce((sum, value) => sum + value ** 2, 0));
}

export interface Explained {
  eigenvalue: number;
  percent: number;
  cumulative: number;
}

/** Eigenvalue, percentage of variance and cumulative percentage of every component. */
export function explained(eigenvalues: number[]): Explained[] {
  let cumulative = 0;
  return eigenvalues.map((eigenvalue) => {
    const percent = (100 * eigenvalue) / eigenvalues.length;
    cumulative += percent;
    return { eigenvalue, percent, cumulative };
  });
}
