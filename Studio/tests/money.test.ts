import assert from "node:assert/strict";
import { test } from "node:test";
import { doubled, isAmount, isMore } from "../src/api/money";
import { spent } from "../src/text/format";
import { takenInAll } from "../src/pages/begin/spendingWords";

test("an amount is plain digits, with at most twelve behind the point", () => {
  for (const text of ["", " 1 ", "0.50", "9999999", "0.000000000001"]) assert.ok(isAmount(text), text);
  for (const text of ["1,50", "$1", "1.", ".5", "-1", "1e3", "12345678", "0.0000000000001"]) assert.ok(!isAmount(text), text);
});

test("amounts are compared exactly, whatever their length", () => {
  assert.ok(isMore("0.10", "0.099999999999"));
  assert.ok(!isMore("0.10", "0.1"));
  assert.ok(!isMore("0.000000000001", "0.000000000001"));
  assert.ok(isMore("9999999.000000000001", "9999999"));
  assert.ok(isMore("10", "9.5"));
});

test("twice an amount has at least two digits behind the point, and is exact", () => {
  assert.deepEqual(["0.10", "1", "0.5", "0.001", "0.000137", "0", "1234567.89"].map(doubled), ["0.20", "2.00", "1.00", "0.002", "0.000274", "0.00", "2469135.78"]);
  assert.equal(doubled("0.3"), "0.60");
});

test("what an answer took is said, but not that it cost nothing", () => {
  assert.deepEqual(["0", "0.00", "0.0012"].map(spent), ["", "", "$0.0012"]);
  assert.equal(takenInAll({ cost: "0", cached: false }), "");
  assert.equal(takenInAll({ cost: "0.25", cached: false }), "Cost $0.25");
  assert.equal(takenInAll({ cost: "0", cached: true }), "From the cache, no cost");
  assert.equal(takenInAll({}), "");
});
