import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { select, sizeOf } from "../../generator/repair/target.js";
import { targetOf } from "../../generator/repair/target-of.js";
import type { JsonValue } from "../../generator/source/json.js";

const ROOT: JsonValue = {
  paths: {
    "/a/{id}": {
      post: {
        parameters: [
          { name: "id", in: "path" },
          { name: "id", in: "query" },
          { $ref: "#/x" },
          { name: "it's", in: "query" },
        ],
        tags: ["one", "two", "two"],
        security: [{ "API Key": [] }, { basic: [], other: [] }, { plain: [] }],
        required: ["a", 1, "1"],
      },
    },
  },
  allOf: [{ type: "string" }, { type: "string" }],
};

const POST = ["paths", "/a/{id}", "post"];

describe("targetOf", () => {
  it.each<[(string | number)[], string]>([
    [[], "$"],
    [["paths", "/a/{id}"], "$.paths['/a/{id}']"],
    [[...POST, "parameters", 0], "[?@.name=='id' && @.in=='path']"],
    [[...POST, "parameters", 1, "in"], "[?@.name=='id' && @.in=='query'].in"],
    [[...POST, "parameters", 2], "[?(@['$ref']=='#/x')]"],
    [[...POST, "parameters", 3], "[?@.name=='it\\'s' && @.in=='query']"],
    [[...POST, "tags", 0], ".tags[?@=='one']"],
    [[...POST, "tags", 1], ".tags[1]"],
    [[...POST, "security", 0], ".security[?(@['API Key'])]"],
    [[...POST, "security", 1], ".security[1]"],
    [[...POST, "security", 2], ".security[?@.plain]"],
    [[...POST, "required", 1], ".required[?@==1]"],
    [[...POST, "required", 2], ".required[?@=='1']"],
    [["allOf", 1, "type"], "$.allOf[1].type"],
  ])("of %j ends in %s", (tokens, end) => {
    const target = targetOf(ROOT, tokens);
    expect(target.endsWith(end)).toBe(true);
    expect(select(ROOT, target, sizeOf(ROOT))).toEqual({ kind: "nodes", paths: [tokens] });
  });

  it("selects the node that it was made for, and only that, in any document", () => {
    const leaf = fc.constantFrom("", "a", "b", "'", "\\", "\n", "\u2028", "\ud83d\ude00", 0, 1, true, null);
    const key = fc.constantFrom("name", "in", "$ref", "a b", "it's", "\\", "]", "\u0007", "é", "__proto__", "0");
    const { document } = fc.letrec<{ document: JsonValue }>((tie) => ({
      document: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie("document"), { maxLength: 4 }),
        fc.dictionary(key, tie("document"), { maxKeys: 4, noNullPrototype: false }),
      ),
    }));
    fc.assert(
      fc.property(document, fc.infiniteStream(fc.nat(3)), (root, choices) => {
        const tokens: (string | number)[] = [];
        let node: JsonValue | undefined = root;
        for (const choice of choices) {
          const keys: (string | number)[] = Array.isArray(node)
            ? [...node.keys()]
            : typeof node === "object" && node !== null
              ? Object.keys(node)
              : [];
          const token = keys[choice % Math.max(keys.length, 1)];
          if (token === undefined) break;
          tokens.push(token);
          node = (node as Record<string | number, JsonValue>)[token];
        }
        expect(select(root, targetOf(root, tokens), sizeOf(root))).toEqual({ kind: "nodes", paths: [tokens] });
      }),
      { numRuns: 500 },
    );
  });
});
