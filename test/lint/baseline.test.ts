import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  acceptOpen,
  type BaselineEntry,
  compareWithBaseline,
  type Finding,
  type LocatedEntry,
  lint,
  printBaseline,
  readBaseline,
  type Scope,
} from "../../generator/lint/index.js";
import { SourceText } from "../../generator/source/text.js";
import { readDocument } from "./read.js";

const DOCUMENT = `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths: {}
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string, maxLength: "7" }, kind: { type: string, minLength: "1" } } }
    Size:
      oneOf:
        - { type: string, format: small, maxLength: "3" }
        - { type: string, format: large, maxLength: "3" }
`;

async function findingsOf(text: string, provider = "pets", file = `specs/providers/${provider}/source.yaml`) {
  return await lint({ published: readDocument(text, { provider, file }) });
}

const ALL: Scope = { providers: new Set(["pets"]), complete: true, files: new Set(), exists: () => true };

/** Entries as a run would read them back. */
function recorded(entries: readonly BaselineEntry[]): readonly LocatedEntry[] {
  const { value, findings } = readBaseline(new SourceText("concordat-baseline.json", printBaseline(entries)));
  if (value === undefined) throw new Error(findings.map(({ message }) => message).join());
  return value;
}

function compare(findings: readonly Finding[], entries: readonly BaselineEntry[], scope: Partial<Scope> = {}) {
  const result = compareWithBaseline({ findings, entries: recorded(entries), scope: { ...ALL, ...scope } });
  return { ...result, open: result.findings.filter(({ status }) => status === "open") };
}

test("what was open is accepted, and nothing is stale", async () => {
  const findings = await findingsOf(DOCUMENT);
  const { open, stale } = compare(findings, acceptOpen(findings));
  expect(findings.length).toBeGreaterThan(3);
  expect([open, stale]).toEqual([[], []]);
});

test("what is new stays open", async () => {
  const before = await findingsOf(DOCUMENT.replace('minLength: "1"', "minLength: 1"));
  const { open, stale } = compare(await findingsOf(DOCUMENT), acceptOpen(before));
  expect(open.map(({ location }) => location.pointer)).toEqual(["/components/schemas/Pet/properties/kind/minLength"]);
  expect(stale).toEqual([]);
});

test("an accepted finding survives moved lines, a renamed file and reordered keys", async () => {
  const entries = acceptOpen(await findingsOf(DOCUMENT));
  const text = DOCUMENT.replace("paths:", "\n# a comment\n\npaths:")
    .replace('{ type: string, maxLength: "7" }', '{ maxLength: "7", type: string }')
    .replace('{ type: string, format: small, maxLength: "3" }', '{ maxLength: "3", format: small, type: string }');
  const { open, stale } = compare(await findingsOf(text, "pets", "specs/providers/pets/source.yml"), entries);
  expect([open, stale]).toEqual([[], []]);
});

describe("one fix does not hide another defect", () => {
  test("the second of two alike does not take the first's entry when the first is mended", async () => {
    const both = await findingsOf(DOCUMENT);
    const first = both.filter(({ location }) => location.pointer.includes("/oneOf/0/"));
    expect(first).toHaveLength(1);
    const mended = DOCUMENT.replace('format: small, maxLength: "3"', "format: small, maxLength: 3");
    const { open, stale } = compare(await findingsOf(mended), acceptOpen(first));
    expect(open.map(({ location }) => location.pointer)).toContain("/components/schemas/Size/oneOf/1/maxLength");
    expect(stale).toHaveLength(1);
  });

  test("nor when the first is removed and the second moves into its place", async () => {
    const first = (await findingsOf(DOCUMENT)).filter(({ location }) => location.pointer.includes("/oneOf/0/"));
    const shorter = DOCUMENT.replace(/ {8}- .*small.*\n/, "");
    const { open, stale } = compare(await findingsOf(shorter), acceptOpen(first));
    expect(open.map(({ location }) => location.pointer)).toContain("/components/schemas/Size/oneOf/0/maxLength");
    expect(stale).toHaveLength(1);
  });

  test("nor when the second says the same in another section of the page", async () => {
    const page = readFileSync("specs/providers/maven/source.md", "utf8");
    const sentence = "Only sessions in PENDING or COLLECTING status can be cancelled.";
    const rule = "docs/precondition-only-in-prose";
    const at = async (text: string) =>
      (await findingsOf(text, "pets", "specs/providers/pets/source.md")).filter((finding) => finding.rule === rule);
    const first = await at(page);
    const elsewhere = `${page.replace(sentence, "")}\n## Afterwards\n\n${sentence}\n`;
    expect([first.length, (await at(elsewhere)).length]).toEqual([1, 1]);
    const { open, stale } = compare(await at(elsewhere), acceptOpen(first));
    expect([open.length, stale.length]).toEqual([1, 1]);
  });

  test("the mending of one defect of a nameless item keeps the other accepted", async () => {
    const text = DOCUMENT.replace('small, maxLength: "3"', 'small, maxLength: "3", minLength: "1"');
    const entries = acceptOpen(await findingsOf(text));
    const { open } = compare(await findingsOf(text.replace('minLength: "1" }\n', "minLength: 1 }\n")), entries);
    expect(open).toEqual([]);
  });

  test("two files without a provider have one entry each, though their defects are alike", async () => {
    const a = await findingsOf(DOCUMENT, "a.yaml", "a.yaml");
    const b = await findingsOf(DOCUMENT, "b.yaml", "b.yaml");
    const { open } = compare([...a, ...b], acceptOpen(a), { files: new Set(["a.yaml", "b.yaml"]) });
    expect(open).toEqual(b);
  });
});

describe("a file without a provider that is gone", () => {
  const files = new Set(["new.yaml", "other.yaml"]);
  const exists = (file: string) => file !== "old.yaml";

  test("is the one file that has its defects", async () => {
    const entries = acceptOpen(await findingsOf(DOCUMENT, "old.yaml", "old.yaml"));
    const { open, stale } = compare(await findingsOf(DOCUMENT, "new.yaml", "new.yaml"), entries, { files, exists });
    expect([open, stale]).toEqual([[], []]);
  });

  test("is none where two files have them: nothing becomes accepted that was not", async () => {
    const entries = acceptOpen(await findingsOf(DOCUMENT, "old.yaml", "old.yaml"));
    const found = [
      ...(await findingsOf(DOCUMENT, "new.yaml", "new.yaml")),
      ...(await findingsOf(DOCUMENT, "other.yaml", "other.yaml")),
    ];
    const { open, stale } = compare(found, entries, { files, exists });
    expect(open).toEqual(found);
    expect(stale).toHaveLength(entries.length);
  });
});

describe("an entry that no longer occurs", () => {
  const gone = { fingerprint: "0", rule: "docs/auth-only-in-prose", pointer: "", message: "gone" };

  test("is stale where its provider was linted", () => {
    const entries = [{ ...gone, provider: "pets", file: "specs/providers/pets/source.yaml" }];
    expect(compare([], entries, { complete: false }).stale).toHaveLength(1);
  });

  test("is kept, and not stale, where another provider was linted", () => {
    const entries = [{ ...gone, provider: "shop", file: "specs/providers/shop/source.yaml" }];
    const { stale, kept } = compare([], entries, { complete: false });
    expect(stale).toEqual([]);
    expect(kept).toMatchObject(entries);
  });

  test("is stale in a full run where the provider's folder is gone", () => {
    const entries = [{ ...gone, provider: "shop", file: "specs/providers/shop/source.yaml" }];
    expect(compare([], entries).stale).toHaveLength(1);
  });

  test("is kept where it is of a file and only providers were linted", () => {
    const entries = [{ ...gone, provider: "apis/a.yaml", file: "apis/a.yaml" }];
    expect(compare([], entries, { exists: () => false }).stale).toEqual([]);
  });
});

test("mistakes of the settings are never accepted", async () => {
  const [finding] = await findingsOf(DOCUMENT);
  if (finding === undefined) throw new Error("no finding");
  expect(
    acceptOpen(["lint/config-invalid", "baseline/stale", "source/config"].map((rule) => ({ ...finding, rule }))),
  ).toEqual([]);
});

describe("the file", () => {
  test("has the same bytes in whatever order the findings come", async () => {
    const entries = acceptOpen(await findingsOf(DOCUMENT));
    expect(printBaseline([...entries].reverse())).toBe(printBaseline(entries));
    expect(printBaseline(recorded(entries))).toBe(printBaseline(entries));
  });

  test.each([
    ["[]", "must be an object"],
    ['{ "version": 2, "findings": [] }', "`version` must be 1"],
    ['{ "version": 1 }', "`findings` must be a list"],
    ['{ "version": 1, "findings": [{ "rule": "x" }] }', "must have the texts"],
  ])("%s is refused", (text, message) => {
    const { value, findings } = readBaseline(new SourceText("concordat-baseline.json", text));
    expect(value).toBeUndefined();
    expect(findings.map((finding) => [finding.rule, finding.message])).toEqual([
      ["baseline/invalid", expect.stringContaining(message)],
    ]);
  });
});
