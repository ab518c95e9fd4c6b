import { describe, expect, it } from "vitest";
import { select, sizeOf } from "../../generator/repair/target.js";
import type { JsonValue } from "../../generator/source/json.js";
import { cpuMilliseconds } from "../cpu.js";

function run(root: JsonValue, target: string) {
  return select(root, target, sizeOf(root));
}

/** 111,111 nodes, six deep. */
function wide(depth = 5): JsonValue {
  return depth === 0 ? "leaf" : Array.from({ length: 10 }, () => wide(depth - 1));
}

describe("select", () => {
  it("gives the keys as they are, whatever characters they have", () => {
    const keys = ["it's", "back\\slash", "line\nfeed", "\u0001", "/a~b", "\\u0041", "__proto__", "ü"];
    const root = Object.fromEntries(keys.map((key) => [key, 1]));
    Object.defineProperty(root, "__proto__", { value: 1, enumerable: true, configurable: true, writable: true });
    const selection = run(root, "$.*");
    expect(selection.kind === "nodes" && selection.paths.map(([key]) => key).sort()).toEqual([...keys].sort());
  });

  it("gives each node once", () => {
    const selection = run({ a: { b: 1 } }, "$['a','a']['b','b']");
    expect(selection).toEqual({ kind: "nodes", paths: [["a", "b"]] });
  });

  it.each([
    "$..*..*..*..*..*..*",
    "$..[?$..*]",
    "$[?$.*.*.*.*]..*",
    `$${"[*,*,*,*,*,*,*,*]".repeat(5)}`,
    `$..${"[?@.a,?@.b]".repeat(12)}`,
  ])("refuses %s on a large document before it starts", (target) => {
    const root = wide();
    const size = sizeOf(root);
    const start = cpuMilliseconds();
    expect(select(root, target, size)).toEqual({
      kind: "refused",
      problem: "asks for more work than is allowed on a document of this size",
    });
    expect(cpuMilliseconds() - start).toBeLessThan(200);
  });

  it.each(["$..leaf", "$..[?@.name=='x' && @.in=='path']", "$.*.*.*.*", "$..*[?@=='nothing']"])(
    "runs %s on the same document",
    (target) => {
      expect(run(wide(), target).kind).toBe("nodes");
    },
  );

  it("runs no regular expression", () => {
    for (const call of ["match(@.a, '(a+)+')", "search(@.a, 'a')", "length(@.b) > 1 && !match(@.a, 'a')"]) {
      expect(run({ a: "a" }, `$[?${call}]`)).toMatchObject({ kind: "refused" });
    }
  });

  it("refuses a target that is too long or nested too deep", () => {
    expect(run({}, `$${".a".repeat(2000)}`)).toMatchObject({ problem: expect.stringContaining("longer than") });
    expect(run({}, `$[?${"(".repeat(990)}@.a${")".repeat(990)}]`).kind).toMatch(/nodes|refused/);
  });

  it("refuses a walk from each node of a document that is deep", () => {
    let root: JsonValue = wide(4);
    for (let level = 0; level < 5_000; level += 1) root = [root];
    expect(run(root, "$..[?@..*]")).toMatchObject({ kind: "refused" });
    expect(run(wide(3), "$..[?@..*]")).toMatchObject({ kind: "nodes" });
  });

  it("measures a document that is deeper than the stack", () => {
    let root: JsonValue = [];
    for (let level = 0; level < 50_000; level += 1) root = [root];
    expect(sizeOf(root)).toEqual({ nodes: 50_001, depth: 50_001 });
  });
});
