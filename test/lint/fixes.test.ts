import { describe, expect, test } from "vitest";
import { lint, proposedActions } from "../../generator/lint/index.js";
import type { OverlayAction } from "../../generator/repair/overlay.js";
import { effectiveOf, overlaysOf, PROVIDERS, readProvider } from "./read.js";

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
