import assert from "node:assert/strict";
import { test } from "node:test";
import { shortened } from "../src/text.ts";

test("what fits stays whole", () => {
  assert.equal(shortened("Inner Mongolia", 14), "Inner Mongolia");
});

test("a character of several code points is not cut", () => {
  assert.equal(shortened("👩‍🔬👩‍🔬👩‍🔬", 2), "👩‍🔬…");
});
