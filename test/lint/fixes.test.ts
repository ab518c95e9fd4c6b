import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lint, proposedActions, proposedFixes } from "../../generator/lint/index.js";
import type { OverlayAction } from "../../generator/repair/overlay.js";
import { concordat, copyProject, fingerprintOf } from "../cli/project.js";
import { effectiveOf, overlaysOf, PROVIDERS, readProvider } from "./read.js";
import { addedBy, applyText, expectSameElsewhere } from "./safe-fixes.js";

/** What an action does, whatever it says about itself. */
function change({ target, update, copy, remove }: OverlayAction): string {
  return JSON.stringify({ target, update, copy, remove: remove === true });
}

describe.each(PROVIDERS)("the fixes of %s", (provider) => {
  test("are those that are committed as repairs", async () => {
    const proposed = proposedActions(await lint({ published: readProvider(provider) }), { review: true });
    const committed = overlaysOf(provider).flatMap((overlay) => overlay.actions);
    const missing = proposed.map(change).filter((one) => !committed.some((other) => change(other) === one));
    expect(missing).toEqual([]);
  });

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
