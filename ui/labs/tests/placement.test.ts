import assert from "node:assert/strict";
import { test } from "node:test";
import { LINE, placeNames } from "../src/placement.ts";

const measure = (name: string) => 7 * name.length;

test("a name alone stands to the right of its point", () => {
  const [placed] = placeNames([{ x: 50, y: 50, name: "GDP" }], 200, 100, measure);
  assert.ok(placed.left > 50 && placed.free);
});

test("a name at the right edge stays inside", () => {
  const [placed] = placeNames([{ x: 195, y: 50, name: "expenditure" }], 200, 100, measure);
  assert.ok(placed.left + measure("expenditure") <= 200);
});

test("names of near points do not cover each other", () => {
  const points = [0, 1, 2].map((at) => ({ x: 100 + at, y: 50, name: "name" }));
  const placed = placeNames(points, 300, 100, measure);
  for (const [at, one] of placed.entries()) {
    for (const other of placed.slice(at + 1)) {
      const apart = Math.abs(one.left - other.left) >= measure("name") || Math.abs(one.top - other.top) >= LINE;
      assert.ok(apart);
    }
  }
});

test("a name without room says so", () => {
  const crowd = Array.from({ length: 60 }, (_, at) => ({ x: 100 + (at % 8) * 9, y: 40 + Math.floor(at / 8) * 9, name: "name" }));
  assert.ok(placeNames(crowd, 300, 150, measure, true).some(({ free }) => !free));
});
