import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Finding, lint } from "../../generator/lint/index.js";
import { PROVIDERS, readDocument, readProvider } from "./read.js";

const DOCUMENT = `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets:
    get:
      parameters:
        - { name: first, in: query, required: "false", schema: { type: string, maxLength: "7" } }
        - { name: second, in: query, required: "false", schema: { type: string, maxLength: "7" } }
      responses:
        "200": { description: Pets }
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string, maxLength: "7" }, kind: { type: string, minLength: "1" } } }
`;

async function prints(
  text: string,
  options?: { readonly provider?: string; readonly file?: string },
): Promise<readonly string[]> {
  return fingerprints(await lint({ published: readDocument(text, options) }));
}

function fingerprints(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ fingerprint }) => fingerprint).sort();
}

describe("a fingerprint survives", () => {
  test("moved lines", async () => {
    expect(await prints(DOCUMENT.replace("paths:", "\n\n# a comment\n\npaths:"))).toEqual(await prints(DOCUMENT));
  });

  test("a renamed file of a provider", async () => {
    const renamed = await prints(DOCUMENT, { provider: "pets", file: "specs/providers/pets/source.yml" });
    expect(renamed).toEqual(await prints(DOCUMENT, { provider: "pets", file: "specs/providers/pets/source.yaml" }));
  });

  test("a renamed loose file", async () => {
    const renamed = await prints(DOCUMENT, { provider: "other.yaml", file: "other.yaml" });
    expect(renamed).toEqual(await prints(DOCUMENT, { provider: "pets.yaml", file: "pets.yaml" }));
  });

  test("reordered keys and reordered parameters", async () => {
    const lines = DOCUMENT.split("\n");
    const [a = "", b = ""] = lines.splice(7, 2);
    lines.splice(7, 0, b, a);
    const reordered = lines
      .join("\n")
      .replace(
        'name: { type: string, maxLength: "7" }, kind: { type: string, minLength: "1" }',
        'kind: { minLength: "1", type: string }, name: { maxLength: "7", type: string }',
      );
    expect(reordered).not.toBe(DOCUMENT);
    expect(await prints(reordered)).toEqual(await prints(DOCUMENT));
  });
});

test("one fix does not hide another defect: the fingerprints of the rest stay as they are", async () => {
  const before = new Set(await prints(DOCUMENT));
  const after = await prints(DOCUMENT.replace('minLength: "1"', "minLength: 1"));
  expect(after.filter((print) => !before.has(print))).toEqual([]);
  expect(before.size - after.length).toBe(1);
});

test.each(PROVIDERS)("no two findings of %s share a fingerprint", async (provider) => {
  const found = fingerprints(await lint({ published: readProvider(provider) }));
  expect(new Set(found).size).toBe(found.length);
});

test("the prose of a page keeps its fingerprints when lines above it are added", async () => {
  const text = readFileSync("specs/providers/maven/source.md", "utf8");
  const file = { provider: "maven", file: "specs/providers/maven/source.md" };
  expect(await prints(text.replace("# Cancel", "\n\n\n# Cancel"), file)).toEqual(await prints(text, file));
});
