import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lint, proposedActions, proposedFixes } from "../../generator/lint/index.js";
import { concordat, copyProject, fingerprintOf } from "../cli/project.js";
import { plain } from "../repair/documents.js";
import { effectiveOf, PROVIDERS, readProvider } from "./read.js";
import { addedBy, applyText, expectSameElsewhere } from "./safe-fixes.js";

/** A provider's document under an overlay, all of whose actions hold. */
function repaired(provider: string, text: string): unknown {
  return plain(applyText(readProvider(provider), text).document.root);
}

describe.each(PROVIDERS)("the fixes of %s", (provider) => {
  test("leave nothing to propose once they are committed", async () => {
    const published = readProvider(provider);
    const { document, overlays } = effectiveOf(provider);
    const findings = await lint({ published, effective: document, overlays });
    expect(proposedActions(findings, { review: true })).toEqual([]);
  });

  test("leave no error open", async () => {
    const published = readProvider(provider);
    const { document, overlays } = effectiveOf(provider);
    const findings = await lint({ published, effective: document, overlays });
    expect(findings.filter(({ severity, status }) => severity === "error" && status === "open")).toEqual([]);
  });
});

describe("what `fix --write --review` writes in the place of the committed repairs, before the committed assumptions", () => {
  let project: ReturnType<typeof copyProject>;
  const findings = async (...argv: readonly string[]): Promise<readonly (readonly string[])[]> => {
    const { stdout } = await concordat(project.root, "lint", "--format", "json", ...argv);
    const all: { findings: readonly Record<"provider" | "rule" | "status" | "fingerprint", string>[] } =
      JSON.parse(stdout);
    return all.findings.map(({ provider, rule, status, fingerprint }) => [provider, rule, status, fingerprint]).sort();
  };

  beforeAll(() => {
    project = copyProject();
  });
  afterAll(() => project.remove());

  test.each(PROVIDERS)("makes the same document of %s, and repairs the same findings", async (provider) => {
    const committed = await findings(provider);
    const file = join(project.root, `specs/providers/${provider}/repairs.overlay.yaml`);
    const document = repaired(provider, readFileSync(file, "utf8"));
    rmSync(file);
    const { code, stderr } = await concordat(project.root, "fix", provider, "--write", "--review");
    expect([code, stderr]).toEqual([0, expect.stringMatching(/ actions? written\n$/)]);
    expect(repaired(provider, readFileSync(file, "utf8"))).toEqual(document);
    expect(await findings(provider)).toEqual(committed);
  });
});

describe("what `fix --write` writes for documents without repairs", () => {
  let project: ReturnType<typeof copyProject>;
  const fileOf = (provider: string) => join(project.root, `specs/providers/${provider}/repairs.overlay.yaml`);

  beforeAll(async () => {
    project = copyProject();
    for (const provider of PROVIDERS) {
      for (const file of ["repairs.overlay.yaml", "assumptions.overlay.yaml", "bindings"])
        rmSync(join(project.root, `specs/providers/${provider}/${file}`), { recursive: true, force: true });
    }
    expect((await concordat(project.root, "fix", "--write")).code).not.toBe(2);
  });
  afterAll(() => project.remove());

  test.each(PROVIDERS)(
    "for %s means the same to other appliers, leaves no safe fix open and adds nothing",
    async (provider) => {
      const published = readProvider(provider);
      const before = await lint({ published });
      if (!existsSync(fileOf(provider))) {
        expect(proposedFixes(before, { review: false })).toEqual([]);
        return;
      }
      const text = readFileSync(fileOf(provider), "utf8");
      const { document } = applyText(published, text);
      await expectSameElsewhere(published, text, document);
      const after = await lint({ published: document });
      expect(proposedFixes(after, { review: false })).toEqual([]);
      expect(addedBy(before, after)).toEqual([]);
    },
  );

  test("is there for the documents that have safe fixes", () => {
    expect(PROVIDERS.filter((provider) => existsSync(fileOf(provider)))).toEqual(["maven", "xendit"]);
  });

  test("is not changed by a second run", async () => {
    const specs = join(project.root, "specs");
    const before = fingerprintOf(specs);
    await concordat(project.root, "fix", "--write");
    expect(fingerprintOf(specs)).toEqual(before);
  });
});
