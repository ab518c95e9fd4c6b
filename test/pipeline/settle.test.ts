import { describe, expect, it } from "vitest";
import { type Finding, lint } from "../../generator/lint/index.js";
import { type Run, type Subject, settle } from "../../generator/pipeline/settle.js";
import { applyOverlay } from "../../generator/repair/apply.js";
import { readOverlay } from "../../generator/repair/read-overlay.js";
import type { SpecDocument } from "../../generator/source/document.js";
import { SourceText } from "../../generator/source/text.js";
import { readDocument } from "../lint/read.js";

const OVERLAY = "api.yaml.repairs.overlay.yaml";
const DOCUMENT = readDocument(
  `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths: {}
components: { schemas: { My Pet: { type: string, maxLength: "7" } } }
`,
  { file: "api.yaml" },
);

interface Seen {
  readonly subject: Subject;
  /** The texts of the overlay that were tried, one for each run. */
  readonly tried: (string | undefined)[];
}

/** A document whose findings are what `find` says about it as it is under its repairs. */
function seen(find: (effective: SpecDocument) => Promise<readonly Finding[]>, existing?: string): Seen {
  const tried: (string | undefined)[] = [];
  const run = async (repairs?: string): Promise<Run> => {
    tried.push(repairs);
    const text = repairs ?? existing;
    const overlay = text === undefined ? undefined : readOverlay(new SourceText(OVERLAY, text), "repairs").value;
    const effective = overlay === undefined ? DOCUMENT : applyOverlay(DOCUMENT, overlay).document;
    const overlays = overlay === undefined ? [] : [overlay];
    return { analysis: { published: DOCUMENT, overlays }, findings: await find(effective) };
  };
  const names = { provider: "pets", title: "Repairs of pets", source: "api.yaml", overlay: OVERLAY };
  const read = existing === undefined ? undefined : { value: new SourceText(OVERLAY, existing), findings: [] };
  return { subject: { ...names, existing: read, run }, tried };
}

/** The finding of the document whose fix is one action, with another action: it sets a member of `info`. */
function proposing(findings: readonly Finding[], member: string): Finding {
  const finding = findings.find(({ rule }) => rule === "shape/number-as-string");
  if (finding === undefined || finding.fix === null) throw new Error("the document has no such finding");
  return { ...finding, fix: { ...finding.fix, action: { target: "$.info", update: { [member]: 1 } } } };
}

const rules = async (effective: SpecDocument) => await lint({ published: effective });

describe("settle", () => {
  it("runs the document again only where something was placed, and ends with the run that places nothing", async () => {
    const { subject, tried } = seen(rules);
    const repair = await settle(subject, { review: false });
    expect(tried).toHaveLength(2);
    expect(tried.at(-1)).toBe(repair?.text);
    expect(repair?.unplaced).toEqual([]);
    expect(repair?.diff).toMatch(/^\+\s+My_Pet:\n\s+type: string\n-\s+maxLength: "7"\n\+\s+maxLength: 7$/m);
  });

  it("runs once where nothing is proposed", async () => {
    const { subject, tried } = seen(async () => []);
    expect(await settle(subject, { review: true })).toBeUndefined();
    expect(tried).toEqual([undefined]);
  });

  it("counts what the overlay has more than it had", async () => {
    const first = await settle(seen(rules).subject, { review: false });
    const count = first?.text?.match(/^ {2}- target:/gm)?.length;
    expect(count).toBeGreaterThan(1);
    expect(first?.actions).toBe(count);
    expect(await settle(seen(rules, first?.text).subject, { review: false })).toBeUndefined();
  });

  it("gives up on repairs that never come to an end, and names what is still proposed", async () => {
    const findings = await rules(DOCUMENT);
    let count = 0;
    const { subject, tried } = seen(async () => {
      count += 1;
      return [proposing(findings, `x-${count}`)];
    });
    const repair = await settle(subject, { review: false, rounds: 5 });
    expect(tried).toHaveLength(6);
    expect(repair?.actions).toBe(5);
    expect(repair?.unplaced).toEqual([
      { finding: proposing(findings, "x-6"), reason: expect.stringMatching(/^5 rounds .* no end/) },
    ]);
  });

  it("does not write an action again that stands there and does not hold", async () => {
    const findings = await rules(DOCUMENT);
    const stuck = async (): Promise<readonly Finding[]> => [proposing(findings, "x-a")];
    const existing = `overlay: 1.1.0
info: { title: Repairs, version: 1.0.0 }
actions:
  - { target: $.info, update: { x-a: 1 } }
  - { target: "$.info['x-a']", remove: true }
`;
    const repair = await settle(seen(stuck, existing).subject, { review: false });
    expect(repair).toMatchObject({ text: undefined, actions: 0, diff: "" });
    expect(repair?.unplaced.map(({ reason }) => reason)).toEqual([
      "its actions stand in the overlay already, at a place where they do not hold",
    ]);
  });
});
