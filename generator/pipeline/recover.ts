import { join } from "node:path";
import { recoverOutput } from "../output/write.js";
import type { FindingDraft } from "../source/draft.js";
import { discover, type Project } from "../source/project.js";

/**
 * Completes, or clears away, a `generate` that was killed, before a command does anything else. Commands that read the output ask
 * `recoverProject` once more, for its findings; the others do not depend on it.
 */
export async function recoverAround(cwd: string): Promise<void> {
  const { value } = discover({ cwd });
  if (value !== undefined) await recoverProject(value);
}

/** @returns a finding where the output may still be half old and half new */
export async function recoverProject({ root, config }: Project): Promise<readonly FindingDraft[]> {
  return await recoverOutput(join(root, config.output), config.output);
}
