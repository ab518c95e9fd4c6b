import { describe, expect, it } from "vitest";
import { applyActions, applyOverlay } from "../../generator/repair/apply.js";
import type { OverlayAction } from "../../generator/repair/overlay.js";
import { locate } from "../../generator/source/origin.js";
import { documentOf, overlayOf, plain } from "./documents.js";

const PETS = `
info: { title: Pets, version: 1.0.0 }
tags: [{ name: cat }, { name: dog }]
paths:
  /pets:
    get: { tags: [cat], deprecated: "false" }
    post: { tags: [dog] }
  /owners:
    get: { tags: [] }
`;

function apply(text: string, ...actions: OverlayAction[]) {
  const { document, applied } = applyActions(documentOf(text), actions);
  return { root: plain(document.root), applied };
}

describe("an update", () => {
  it("merges objects recursively and leaves the other members alone", () => {
    const { root } = apply(PETS, { target: "$.info", update: { title: "All pets", contact: { name: "me" } } });
    expect(root).toHaveProperty("info", { title: "All pets", version: "1.0.0", contact: { name: "me" } });
  });

  it("concatenates an array member with an array", () => {
    const { root } = apply(PETS, { target: "$.paths['/pets'].get", update: { tags: ["dog"] } });
    expect(root).toHaveProperty(["paths", "/pets", "get", "tags"], ["cat", "dog"]);
  });

  it("appends an object or a primitive to an array that is the target, and concatenates an array", () => {
    const { root } = apply(
      PETS,
      { target: "$.tags", update: { name: "bird" } },
      { target: "$.tags", update: [{ name: "fish" }] },
      { target: "$.paths['/owners'].get.tags", update: "people" },
    );
    expect(root).toHaveProperty("tags", [{ name: "cat" }, { name: "dog" }, { name: "bird" }, { name: "fish" }]);
    expect(root).toHaveProperty(["paths", "/owners", "get", "tags"], ["people"]);
  });

  it("replaces a primitive by a primitive of any kind", () => {
    const { root } = apply(PETS, { target: "$.paths['/pets'].get.deprecated", update: false });
    expect(root).toHaveProperty(["paths", "/pets", "get", "deprecated"], false);
  });

  it("sets null like any other primitive", () => {
    const { root } = apply(PETS, { target: "$.info.title", update: null });
    expect(root).toHaveProperty("info.title", null);
  });

  it("changes every match", () => {
    const { root, applied } = apply(PETS, { target: "$.paths.*.get", update: { "x-safe": true } });
    expect(root).toHaveProperty(["paths", "/pets", "get", "x-safe"], true);
    expect(root).toHaveProperty(["paths", "/owners", "get", "x-safe"], true);
    expect(applied[0]?.matches).toEqual(["/paths/~1pets/get", "/paths/~1owners/get"]);
  });

  it("does not let one match see what it added to another", () => {
    const { root } = apply(
      "a: { list: [1] }\nb: { list: [2] }\n",
      { target: "$[*]", update: { shared: [] } },
      { target: "$.a.shared", update: ["only a"] },
    );
    expect(root).toEqual({ a: { list: [1], shared: ["only a"] }, b: { list: [2], shared: [] } });
  });

  it("merges into the root", () => {
    const { root } = apply("a: 1\n", { target: "$", update: { b: 2 } });
    expect(root).toEqual({ a: 1, b: 2 });
  });

  it.each<[string, OverlayAction]>([
    ["an object where an array stands", { target: "$.paths['/pets'].get", update: { tags: { a: 1 } } }],
    ["a primitive where an object stands", { target: "$", update: { info: "text" } }],
    ["an object where a primitive stands", { target: "$.info.title", update: {} }],
    ["anything to targets of two kinds", { target: "$['info', 'tags']", update: { x: 1 } }],
  ])("refuses %s and changes nothing", (_name, action) => {
    const { root, applied } = apply(PETS, action);
    expect(applied[0]?.problem?.kind).toBe("unfit");
    expect(root).toEqual(plain(documentOf(PETS).root));
  });

  it("treats a key that is a name of Object.prototype as any key", () => {
    const update = documentOf('{ "__proto__": {}, "constructor": "text" }').root;
    const { document } = applyActions(documentOf("a: {}\n"), [{ target: "$.a", update }]);
    expect(JSON.stringify(document.root)).toBe('{"a":{"__proto__":{},"constructor":"text"}}');
    expect({}.constructor).toBe(Object);
  });
});

describe("a removal", () => {
  it("takes members out of objects and items out of arrays, several at once", () => {
    const { root } = apply(PETS, { target: "$.tags[*]", remove: true }, { target: "$.paths.*.get", remove: true });
    expect(root).toEqual({
      info: { title: "Pets", version: "1.0.0" },
      tags: [],
      paths: { "/pets": { post: { tags: ["dog"] } }, "/owners": {} },
    });
  });

  it("copes with a match inside another", () => {
    const { root } = apply("a: { b: { a: { b: 1 } }, c: [0, 1, 2, 3] }\n", { target: "$..['b', 1, 2]", remove: true });
    expect(root).toEqual({ a: { c: [0, 3] } });
  });

  it("takes each match in whatever order they were found", () => {
    const text = "l: [0, { x: { y: { z: 0 } } }, 2, { x: 3 }]\nm: { q: { r: 0 } }\n";
    const { root } = apply(text, { target: "$..['z', 'r', 0, 1, 3]", remove: true });
    expect(root).toEqual({ l: [2], m: { q: {} } });
  });

  it("cannot take the document itself", () => {
    const { applied } = apply(PETS, { target: "$", remove: true });
    expect(applied[0]?.problem?.kind).toBe("unfit");
  });
});

describe("a copy", () => {
  it("merges the copied node into the target, so that update, copy and remove move a member", () => {
    const { root } = apply(
      PETS,
      { target: "$.paths", update: { "/animals": {} } },
      { target: "$.paths['/animals']", copy: "$.paths['/pets']" },
      { target: "$.paths['/pets']", remove: true },
    );
    expect(Object.keys((root as { paths: object }).paths)).toEqual(["/owners", "/animals"]);
    expect(root).toHaveProperty(["paths", "/animals", "post", "tags"], ["dog"]);
  });

  it("is a copy: a later change of one does not show in the other", () => {
    const { root } = apply(
      "a: { list: { of: [1] } }\n",
      { target: "$.a.list", update: { touched: true } },
      { target: "$", update: { b: {} } },
      { target: "$.b", copy: "$.a" },
      { target: "$.b.list.of", update: 2 },
    );
    expect(root).toEqual({ a: { list: { of: [1], touched: true } }, b: { list: { of: [1, 2], touched: true } } });
  });

  it("takes one node: none is stale, several are wrong", () => {
    const { applied } = apply(PETS, { target: "$.info", copy: "$.nowhere" }, { target: "$.info", copy: "$.paths.*" });
    expect(applied.map(({ problem }) => problem?.kind)).toEqual(["unmatched", "unfit"]);
  });
});

describe("the result", () => {
  it("shares what no action touched and leaves the input as it was", () => {
    const document = documentOf(PETS);
    const before = plain(document.root);
    const { document: after } = applyActions(document, [{ target: "$.info", update: { title: "New" } }]);
    expect(plain(document.root)).toEqual(before);
    expect(after.root.paths).toBe(document.root.paths);
    expect(after.root.info).not.toBe(document.root.info);
  });

  it("locates what an overlay added in the overlay, and everything else in the document", () => {
    const document = documentOf(PETS);
    const overlay = overlayOf(`
  - target: $.info
    update:
      title: New
      contact:
        name: me
  - target: $.tags
    update:
      - name: bird
`);
    const { root } = applyOverlay(document, overlay).document;
    const at = (tokens: (string | number)[], which?: "key") => {
      const location = locate(root, tokens, which);
      return location && `${location.file}:${location.line}`;
    };
    expect(at(["info", "title"])).toBe("repairs.overlay.yaml:8");
    expect(at(["info", "contact", "name"], "key")).toBe("repairs.overlay.yaml:10");
    expect(at(["tags", 2, "name"])).toBe("repairs.overlay.yaml:13");
    expect(at(["info", "version"])).toBe("source.yaml:2");
    expect(at(["tags", 1])).toBe("source.yaml:3");
    expect(at(["info"])).toBe("source.yaml:2");
  });

  it("locates a primitive that was set or appended by itself", () => {
    const overlay = overlayOf(`
  - target: $.info.title
    update: New
  - target: $.paths['/pets'].get.tags
    update: dog
`);
    const { root } = applyOverlay(documentOf(PETS), overlay).document;
    expect(locate(root, ["info", "title"])).toMatchObject({ file: "repairs.overlay.yaml", line: 7, column: 13 });
    expect(locate(root, ["paths", "/pets", "get", "tags", 1])).toMatchObject({ file: "repairs.overlay.yaml", line: 9 });
    expect(locate(root, ["paths", "/pets", "get", "tags", 0])).toMatchObject({ file: "source.yaml", line: 6 });
  });

  it("keeps the places of items that a removal moved", () => {
    const { document } = applyActions(documentOf("list:\n  - a\n  - b\n  - c\n"), [
      { target: "$.list[?@=='a']", remove: true },
    ]);
    expect(locate(document.root, ["list", 0])?.line).toBe(3);
    expect(locate(document.root, ["list", 1])?.line).toBe(4);
  });

  it("applies each action to the result of those before", () => {
    const { root } = apply(
      "a: 1\n",
      { target: "$", update: { b: { c: 1 } } },
      { target: "$.b", update: { c: 2 } },
      { target: "$.a", remove: true },
      { target: "$", update: { a: 3 } },
    );
    expect(root).toEqual({ b: { c: 2 }, a: 3 });
  });
});
