import { describe, expect, it, test } from "vitest";
import { applyOverlay } from "../../generator/repair/apply.js";
import { documentOf, overlayOf, plain } from "./documents.js";

const NOTE = "x-concordat: { reason: test";

function apply(document: string, actions: string) {
  const { document: after, findings } = applyOverlay(documentOf(document), overlayOf(actions));
  return { root: plain(after.root), findings };
}

/** The rule and message of the only finding, and that nothing changed. */
function left(document: string, actions: string) {
  const { root, findings } = apply(document, actions);
  expect(root).toEqual(plain(documentOf(document).root));
  expect(findings).toHaveLength(1);
  return findings[0];
}

describe("expected on an update of an object", () => {
  const action = `
  - target: $.schema
    update: { minLength: 27 }
    ${NOTE}, expected: { minLength: "27" } }
`;

  it("lets the action through where the document says so", () => {
    const { root, findings } = apply('schema: { minLength: "27" }\n', action);
    expect(findings).toEqual([]);
    expect(root).toEqual({ schema: { minLength: 27 } });
  });

  it("reports a changed value with both places and leaves it alone", () => {
    const finding = left('schema:\n  minLength: "36"\n', action);
    expect(finding?.rule).toBe("repair/stale");
    expect(finding?.message).toBe(
      '`/schema/minLength` was expected to be `"27"` and is `"36"`; the action was not applied.',
    );
    expect(finding?.location).toMatchObject({ file: "repairs.overlay.yaml", line: 6, pointer: "/actions/0" });
    expect(finding?.related?.[0]?.location).toMatchObject({ file: "source.yaml", line: 2, column: 14 });
  });

  it("says so when the document was mended", () => {
    const finding = left("schema: { minLength: 27 }\n", action);
    expect(finding?.message).toContain("already");
    expect(finding?.help).toMatch(/mended: delete this action \(lines 6 to 8\)/);
  });

  it("reports a value that is gone, and a target that is gone", () => {
    expect(left("schema: {}\n", action)?.message).toContain("is absent");
    expect(left("other: {}\n", action)?.message).toContain("`$.schema` selects nothing in source.yaml");
  });

  it("requires what it does not name to be absent", () => {
    const both = `
  - target: $.schema
    update: { type: string, minLength: 27 }
    ${NOTE}, expected: { minLength: "27" } }
`;
    expect(apply('schema: { minLength: "27" }\n', both).findings).toEqual([]);
    expect(left('schema: { type: number, minLength: "27" }\n', both)?.message).toContain("`/schema/type`");
  });

  it("compares further members that it names", () => {
    const guarded = `
  - target: $.schema
    update: { minLength: 27 }
    ${NOTE}, expected: { minLength: "27", type: string } }
`;
    expect(apply('schema: { type: string, minLength: "27" }\n', guarded).findings).toEqual([]);
    expect(left('schema: { type: object, minLength: "27" }\n', guarded)?.message).toContain("`/schema/type`");
  });

  it("reaches into nested objects and states a list before it grows", () => {
    const nested = `
  - target: $
    update: { security: [{ key: [] }], a: { b: { c: 2, d: 3 } } }
    ${NOTE}, expected: { security: [], a: { b: { c: 1 } } } }
`;
    expect(apply("security: []\na: { b: { c: 1 } }\n", nested).findings).toEqual([]);
    expect(left("security: [{ other: [] }]\na: { b: { c: 1 } }\n", nested)?.message).toContain("`/security`");
    expect(left("security: []\na: { b: { c: 1, d: 0 } }\n", nested)?.message).toContain("`/a/b/d`");
  });

  it("must hold at every match", () => {
    const all = `
  - target: $.schemas.*
    update: { nullable: true }
    ${NOTE}, expected: { nullable: "true" } }
`;
    const finding = left('schemas: { A: { nullable: "true" }, B: { nullable: "false" } }\n', all);
    expect(finding?.message).toContain("`/schemas/B/nullable`");
  });
});

describe("absent", () => {
  const action = `
  - target: $
    update: { components: { schemes: { key: { type: http } } }, tags: [a] }
    ${NOTE}, absent: true }
`;

  it("lets containers stand that the action only adds to", () => {
    expect(apply("components: { schemes: { other: {} } }\ntags: [b]\n", action)).toEqual({
      root: { components: { schemes: { other: {}, key: { type: "http" } } }, tags: ["b", "a"] },
      findings: [],
    });
  });

  it("reports a member or an item that is there", () => {
    expect(left("components: { schemes: { key: { type: apiKey } } }\n", action)?.message).toContain(
      "`/components/schemes/key/type` was expected to be absent",
    );
    expect(left("tags: [a]\n", action)?.message).toContain("`/tags/0`");
    expect(left("components: { schemes: { key: { type: http } } }\ntags: [b, a]\n", action)?.message).toContain(
      "already",
    );
  });

  it("does not add an empty object twice", () => {
    const empty = `
  - target: $.paths
    update: { /a: {} }
    ${NOTE}, absent: true }
`;
    expect(left("paths: { /a: {} }\n", empty)?.rule).toBe("repair/stale");
    expect(left("paths: { /a: { get: {} } }\n", empty)?.rule).toBe("repair/stale");
  });

  it("guards an item that is appended to a list", () => {
    const append = `
  - target: $.enum
    update: gone
    ${NOTE}, absent: true }
`;
    expect(apply("enum: [here]\n", append).root).toEqual({ enum: ["here", "gone"] });
    expect(left("enum: [here, gone]\n", append)?.message).toContain("already");
  });
});

describe("expected on other actions", () => {
  it("of a primitive or an array target is the value itself", () => {
    const primitive = `
  - target: $.title
    update: New
    ${NOTE}, expected: Old }
`;
    expect(apply("title: Old\n", primitive).root).toEqual({ title: "New" });
    expect(left("title: Other\n", primitive)?.message).toContain('expected to be `"Old"` and is `"Other"`');
    const list = `
  - target: $.list
    update: [c]
    ${NOTE}, expected: [a, b] }
`;
    expect(apply("list: [a, b]\n", list).root).toEqual({ list: ["a", "b", "c"] });
    expect(left("list: [b, a]\n", list)?.rule).toBe("repair/stale");
  });

  it("of a removal is the value, or members of the object", () => {
    const removal = `
  - target: $.old
    remove: true
    ${NOTE}, expected: { type: http, flows: { a: 1 } } }
`;
    expect(apply("old: { type: http, flows: { a: 1, b: 2 } }\n", removal).root).toEqual({});
    expect(left("old: { type: http, flows: { a: 2 } }\n", removal)?.message).toContain("`/old/flows/a`");
    expect(left("old: { type: http }\n", removal)?.message).toContain("`/old/flows`");
  });

  it("of a copy is what stands at the target", () => {
    const copy = `
  - target: $.new
    copy: $.old
    ${NOTE}, absent: true }
`;
    expect(apply("old: { a: 1 }\nnew: { b: 2 }\n", copy).root).toEqual({ old: { a: 1 }, new: { b: 2, a: 1 } });
    expect(left("old: { a: 1 }\nnew: { a: 2 }\n", copy)?.message).toContain("`/new/a`");
    expect(left("old: { a: 1 }\nnew: { a: 1 }\n", copy)?.message).toContain("already");
  });
});

describe("an action without a note", () => {
  it("is applied whatever stands there, but not where it would change nothing", () => {
    expect(apply("a: 1\n", "\n  - target: $\n    update: { a: 2 }\n").root).toEqual({ a: 2 });
    expect(left("a: 2\n", "\n  - target: $\n    update: { a: 2 }\n")?.rule).toBe("repair/stale");
    expect(apply("a: { x: 1 }\nb: {}\n", "\n  - target: $.*\n    update: { x: 1 }\n").root).toEqual({
      a: { x: 1 },
      b: { x: 1 },
    });
    expect(apply("a: [1]\n", "\n  - target: $.a\n    update: 1\n").root).toEqual({ a: [1, 1] });
  });

  it("that fits no longer is a mistake of the overlay", () => {
    const finding = left("a: []\n", "\n  - target: $\n    update: { a: { b: 1 } }\n");
    expect(finding?.rule).toBe("repair/invalid-overlay");
    expect(finding?.message).toBe("`/a` is an array and the action gives an object. The action was not applied.");
  });
});

describe("an action that is left out", () => {
  it("does not stop those after it", () => {
    const { root, findings } = apply(
      "a: 1\nb: 1\n",
      `
  - target: $
    update: { a: 2 }
    ${NOTE}, expected: { a: 0 } }
  - target: $
    update: { b: 2 }
    ${NOTE}, expected: { b: 1 } }
`,
    );
    expect(root).toEqual({ a: 1, b: 2 });
    expect(findings).toHaveLength(1);
  });

  it("is named by those after it that miss what it makes, beside how to drop them", () => {
    const { findings } = apply(
      "paths: { /a: { get: {} }, /b: { get: {} } }\n",
      `
  - target: $.paths
    update: { /b: { get: {} }, /c: { get: {} } }
    ${NOTE}, absent: true }
  - target: $.paths['/c']
    copy: $.paths['/a']
  - target: $.paths['/c'].get.responses
    update: { x: 1 }
`,
    );
    expect(findings.map(({ help }) => help).slice(1)).toEqual([
      "The action at line 6, which was left out too, makes this node: see to that one first. If what it mended is gone, delete this action (lines 9 to 10). If it moved, correct the path.",
      "The action at line 9, which was left out too, makes this node: see to that one first. If what it mended is gone, delete this action (lines 11 to 12). If it moved, correct the path.",
    ]);
  });

  it("is not named by those that miss something else", () => {
    const { findings } = apply(
      "a: 1\n",
      `
  - target: $.components.schemas.Pet
    update: { Owner: {} }
  - target: $.components.schemas.Owner
    update: { x: 1 }
`,
    );
    expect(findings.map(({ help }) => help)).toEqual([
      "If what it mended is gone, delete this action (lines 6 to 7). If it moved, correct the path.",
      "If what it mended is gone, delete this action (lines 8 to 9). If it moved, correct the path.",
    ]);
  });
});

test("an action that an earlier overlay would have made the place for says where that one stands", () => {
  const document = documentOf("paths: { /a: {} }\n");
  const repairs = overlayOf(`
  - target: $.paths['/b']
    copy: $.paths['/old']
    ${NOTE} }
`);
  const { document: between, left } = applyOverlay(document, repairs);
  const assumptions = { ...overlayOf(`  - { target: "$.paths['/b'].get", update: {}, ${NOTE} } }`) };
  const moved = assumptions.actions.map((action) => ({
    ...action,
    location: { ...action.location, file: "assumptions.overlay.yaml" },
  }));
  const { findings } = applyOverlay(between, { ...assumptions, actions: moved }, left);
  expect(findings[0]?.help).toMatch(/^The action at line 6 of repairs\.overlay\.yaml, which was left out too, makes/);
});
