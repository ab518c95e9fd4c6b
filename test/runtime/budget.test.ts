import { describe, expect, it } from "vitest";
import * as v from "../../templates/runtime/src/validation.js";
import { cpuMilliseconds } from "../cpu.js";

/** `anyOf: [leaf, branch]`, of which each branch holds others, as an emitted validator checks it. */
const leaf: v.Check = (value, at, report) => {
  if (!v.isObject(value) || typeof v.own(value, "name") !== "string") report.add(at, "type", "must be a leaf");
};
const node: v.Check = (value, at, report) => {
  if (!report.passesAny([leaf, branch], value, at)) report.add(at, "anyOf", "must be a leaf or a branch");
};
const branch: v.Check = (value, at, report) => {
  const items = v.isObject(value) ? v.own(value, "items") : undefined;
  if (!v.isArray(items)) report.add(at, "required", "must have items");
  else for (const [index, item] of items.entries()) report.follow(node, item, `${at}/items/${index}`);
};

describe("a validator", () => {
  it("takes a large value that is as its schema says", () => {
    const leaves = Array.from({ length: 60 }, (_, index) => ({ name: `leaf ${index} ${"x".repeat(40)}` }));
    const body = { items: Array.from({ length: 1_600 }, () => ({ items: leaves })) };
    expect(JSON.stringify(body).length).toBeGreaterThan(5_000_000);
    expect(v.validator(branch).check(body)).toEqual([]);
  });

  it("tries an alternative once for each node, whatever leads there", () => {
    let tried = 0;
    const next: v.Check = (value, at, report) => {
      tried += 1;
      const inner = v.isObject(value) ? v.own(value, "next") : undefined;
      if (inner !== undefined) report.follow(either, inner, `${at}/next`);
    };
    const other: v.Check = (value, at, report) => next(value, at, report);
    const either: v.Check = (value, at, report) => {
      if (report.count([next, other], value, at) !== 2) report.add(at, "oneOf", "must be both");
    };
    let value: object = {};
    for (let depth = 0; depth < 60; depth += 1) value = { next: value };
    expect(v.validator(either).check(value)).toEqual([]);
    expect(tried).toBe(2 * 61);
  });

  it("ends its work on a large value that makes it multiply", () => {
    // Each level is asked the same twice.
    const twice: v.Check = (value, at, report) => {
      report.follow(next, value, at);
      report.follow(next, value, at);
    };
    const next: v.Check = (value, at, report) => {
      const inner = v.isObject(value) ? v.own(value, "next") : undefined;
      if (inner === undefined) report.add(at, "required", "must have next");
      else report.follow(twice, inner, `${at}/next`);
    };
    let value: object = { filling: Array.from({ length: 600_000 }, (_, index) => index) };
    for (let depth = 0; depth < 60; depth += 1) value = { next: value };
    expect(JSON.stringify(value).length).toBeGreaterThan(4_000_000);
    const started = cpuMilliseconds();
    expect(v.validator(twice).check(value).at(-1)?.message).toBe("takes too many steps to be checked");
    expect(cpuMilliseconds() - started).toBeLessThan(30_000);
  });

  it("counts no further in a value that holds itself", () => {
    const value: unknown[] = [];
    for (let index = 0; index < 100; index += 1) value.push(value);
    const each: v.Check = (items, at, report) => {
      for (const item of v.isArray(items) ? items : []) if (!report.passes(each, item, at)) report.add(at, "x", "x");
    };
    const started = cpuMilliseconds();
    expect(v.validator(each).check(value).length).toBeGreaterThan(0);
    expect(cpuMilliseconds() - started).toBeLessThan(60_000);
  });
});
