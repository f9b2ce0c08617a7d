// Where names go so that they cover neither each other nor the points.

export interface Named {
  x: number;
  y: number;
  name: string;
}

export interface Placed extends Named {
  left: number;
  top: number;
  /** Whether it covers nothing there. */
  free: boolean;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const LINE = 15;
const GAP = 8;

/**
 * Put each name beside its point, at the one of eight sides where it covers least.
 *
 * With `onlyFree`, a name that would cover something makes no room for itself: it is not to be written.
 */
export function placeNames(points: Named[], width: number, height: number, measure: (name: string) => number, onlyFree = false): Placed[] {
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  return points.map((point) => {
    const wide = measure(point.name);
    const across = [point.x + GAP, point.x - wide / 2, point.x - GAP - wide];
    const down = [point.y - LINE / 2, point.y - GAP - LINE, point.y + GAP];
    const sides = across.flatMap((left) => down.map((top) => ({ left, top, right: left + wide, bottom: top + LINE })));
    // Not the middle of both: that is the point itself.
    const free = sides.filter((_, side) => side !== 3);
    const costs = free.map((box) => outside(box, width, height) + taken.reduce((sum, other) => sum + overlap(box, other), 0));
    const least = Math.min(...costs);
    const best = free[costs.indexOf(least)];
    if (least === 0 || !onlyFree) taken.push(best);
    return { ...point, left: best.left, top: best.top, free: least === 0 };
  });
}

function overlap(a: Box, b: Box): number {
  return Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
}

/** What lies outside the picture is lost: it weighs more than what is covered. */
function outside(box: Box, width: number, height: number): number {
  const lost = Math.max(0, -box.left) + Math.max(0, box.right - width) + Math.max(0, -box.top) + Math.max(0, box.bottom - height);
  return 10 * LINE * lost;
}
