import { existsSync, readdirSync, readFileSync } from "node:fs";
import { BaseResolver, createConfig, lintDocument, Source } from "@redocly/openapi-core";
import { Overlay as BumpOverlay } from "bump-cli/dist/core/overlay.js";
// @ts-expect-error: the overlay applier of openapi-format has no types of its own.
import { openapiOverlay } from "openapi-format/utils/overlay.js";
import openapiTS, { astToString } from "openapi-typescript";
import { describe, expect, it } from "vitest";
import { parse, parseDocument } from "yaml";
import { applyOverlay } from "../../generator/repair/apply.js";
import type { Overlay } from "../../generator/repair/overlay.js";
import { readOverlay } from "../../generator/repair/read-overlay.js";
import { repairsOf } from "../../generator/repair/steps.js";
import { writeOverlay } from "../../generator/repair/write-overlay.js";
import type { SpecDocument } from "../../generator/source/document.js";
import type { FindingDraft } from "../../generator/source/draft.js";
import { ingest } from "../../generator/source/ingest.js";
import { SourceText } from "../../generator/source/text.js";
import { plain } from "./documents.js";

type APIDefinition = Parameters<BumpOverlay["run"]>[0];

const FOLDER = "specs/providers";
const PROVIDERS = readdirSync(FOLDER).sort();

function textOf(file: string): SourceText {
  return new SourceText(file, readFileSync(file, "utf8"));
}

function published(provider: string): SpecDocument {
  const name = readdirSync(`${FOLDER}/${provider}`).find((file) => file.startsWith("source."));
  const { value, findings } = ingest({ provider, source: textOf(`${FOLDER}/${provider}/${name}`) });
  if (value === undefined) throw new Error(JSON.stringify(findings));
  return value;
}

function overlayFiles(provider: string): { kind: Overlay["kind"]; source: SourceText }[] {
  return (["repairs", "assumptions"] as const).flatMap((kind) => {
    const file = `${FOLDER}/${provider}/${kind}.overlay.yaml`;
    return existsSync(file) ? [{ kind, source: textOf(file) }] : [];
  });
}

function overlays(provider: string): { overlays: Overlay[]; findings: FindingDraft[] } {
  const outcomes = overlayFiles(provider).map(({ kind, source }) => readOverlay(source, kind));
  return {
    overlays: outcomes.flatMap(({ value }) => value ?? []),
    findings: outcomes.flatMap(({ findings }) => findings),
  };
}

function effective(provider: string): { document: SpecDocument; findings: FindingDraft[] } {
  let document = published(provider);
  const read = overlays(provider);
  const findings = [...read.findings];
  for (const overlay of read.overlays) {
    const applied = applyOverlay(document, overlay);
    document = applied.document;
    findings.push(...applied.findings);
  }
  return { document, findings };
}

function countsByRule(provider: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { note } of overlays(provider).overlays.flatMap(({ actions }) => actions)) {
    const rule = note?.rule ?? "none";
    counts[rule] = (counts[rule] ?? 0) + 1;
  }
  return counts;
}

describe.each(PROVIDERS)("the overlays of %s", (provider) => {
  it("are valid, and every action still holds", () => {
    expect(effective(provider).findings).toEqual([]);
  });

  it("say for each action which rule asked for it, why, and what it expects", () => {
    for (const { kind, actions } of overlays(provider).overlays) {
      for (const { note, remove, target } of actions) {
        expect(note?.rule, target).toMatch(/^[a-z]+\/[a-z-]+$/);
        expect(note?.reason.length, target).toBeGreaterThan(20);
        if (kind === "assumptions") expect(note?.source, target).toBeTruthy();
        if (remove !== true) expect(note?.absent ?? note?.expected, target).toBeDefined();
      }
    }
  });

  it("stand in the form in which overlays are written", () => {
    for (const { source } of overlayFiles(provider)) {
      const printed = parseDocument(source.text).toString({ lineWidth: 0 });
      expect(printed).toBe(source.text);
      const { value } = readOverlay(source, "repairs");
      const title = value?.title ?? "";
      const rewritten = repairsOf(value?.actions ?? []).reduce<SourceText | undefined>((existing, actions) => {
        const fixes = [{ safety: "review" as const, actions }];
        return new SourceText(source.file, writeOverlay({ existing, title, fixes }).value ?? "");
      }, undefined);
      expect(rewritten?.text).toBe(source.text);
    }
  });

  it("make a document that is valid OpenAPI", async () => {
    const parsed = plain(effective(provider).document.root);
    const resolver = new BaseResolver();
    resolver.loadExternalRef = () => Promise.reject(new Error("nothing is loaded here"));
    const problems = await lintDocument({
      document: { source: new Source("/effective.json", ""), parsed },
      config: await createConfig({ extends: ["spec"], rules: { "no-invalid-media-type-examples": "error" } }),
      externalRefResolver: resolver,
    });
    expect(problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer} ${message}`)).toEqual([]);
  });

  it("mean the same to openapi-format", async () => {
    let value = plain(published(provider).root);
    for (const { source } of overlayFiles(provider)) {
      const { data, resultData } = await openapiOverlay(value, { overlaySet: parse(source.text) });
      expect(resultData.unusedActions).toEqual([]);
      value = data;
    }
    expect(value).toEqual(plain(effective(provider).document.root));
  });
});

// bump-cli 2.11 implements Overlay 1.0, which has no `copy`.
const WITHOUT_COPY = PROVIDERS.filter(
  (provider) => !overlayFiles(provider).some(({ source }) => /^ {4}copy:/m.test(source.text)),
);

describe.each(WITHOUT_COPY)("the overlays of %s", (provider) => {
  it("mean the same to bump-cli", () => {
    const bump = new BumpOverlay();
    const value = overlayFiles(provider).reduce<APIDefinition>(
      (root, { source }) => bump.run(root, parse(source.text)),
      plain(published(provider).root) as APIDefinition,
    );
    expect(value).toEqual(plain(effective(provider).document.root));
  });
});

describe("the repairs", () => {
  it("are checked with a second applier for three of the providers", () => {
    expect(WITHOUT_COPY).toEqual(["flinks", "maven", "xendit"]);
  });

  it("have one action for each of the findings", () => {
    expect(countsByRule("xendit")).toMatchObject({
      "shape/number-as-string": 24,
      "shape/boolean-as-string": 12,
      "shape/enum-without-type": 1,
      "example/schema-mismatch": 2,
      "openapi/security-defined": 1,
      "docs/status-only-in-prose": 3,
    });
  });

  it("let a type generator see optional headers and nullable fields", async () => {
    const root = plain(effective("xendit").document.root) as Parameters<typeof openapiTS>[0];
    const types = astToString(await openapiTS(root, { silent: true }));
    expect(types).toContain('"for-user-id"?: components["parameters"]["Payment_Session_ForUserIdHeaderParam"]');
    for (const schema of ["PaymentLinkUrl", "PaymentTokenId", "PaymentId", "PaymentRequestId", "ComponentsSDKKey"]) {
      expect(types).toContain(`Payment_Session_${schema}: string | null;`);
    }
    expect(types).toMatch(/Payment_Session_MerchantMetadata: .*\| null;/);
  });

  it("are noticed when the provider mends its document", () => {
    const source = textOf(`${FOLDER}/xendit/source.md`);
    const mended = new SourceText(source.file, source.text.replace('"required": "false"', '"required": false'));
    expect(mended.text).not.toBe(source.text);
    const { value } = ingest({ provider: "xendit", source: mended });
    const [repairs] = overlays("xendit").overlays;
    if (value === undefined || repairs === undefined) throw new Error("nothing to repair");
    const { findings, document } = applyOverlay(value, repairs);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: "repair/stale",
      location: { file: `${FOLDER}/xendit/repairs.overlay.yaml` },
      related: [{ location: { file: `${FOLDER}/xendit/source.md` } }],
    });
    expect(document.root).not.toBe(value.root);
  });
});
