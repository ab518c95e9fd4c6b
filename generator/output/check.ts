import type { FindingDraft } from "../source/draft.js";
import { type Content, contentAt, contentOf } from "./disk.js";
import { type OutputFile, resolveInside } from "./files.js";
import { MANIFEST_FILE, manifestOf, printManifest, readManifest, splitManifest } from "./manifest.js";
import { outputFinding } from "./problem.js";

/**
 * Compares the output folder with what would be written, and changes nothing. Derived files do not count: they are not committed.
 * @returns a finding `output/stale` for each file that is missing, differs, or is left over
 */
export async function checkOutput(request: {
  readonly root: string;
  readonly label: string;
  readonly files: readonly OutputFile[];
  readonly folders?: ReadonlySet<string>;
}): Promise<FindingDraft[]> {
  const { root, label } = request;
  const owned = request.files.filter((file) => file.derived !== true);
  const stale = (path: string, message: string): FindingDraft =>
    outputFinding("output/stale", `${label}/${path}`, message);
  const findings: FindingDraft[] = [];
  for (const file of owned) {
    const now = await onDisk(root, file.path);
    if (now === "nothing") findings.push(stale(file.path, "this generated file is missing"));
    else if (now !== contentOf(file.text))
      findings.push(stale(file.path, "this generated file is not what the documents give now"));
  }
  const manifest = await readManifest(root).catch(() => undefined);
  const { before, kept } = splitManifest(manifest ?? new Map(), request.folders);
  const wanted = new Set(owned.map((file) => file.path));
  for (const path of before.keys()) {
    if (!wanted.has(path) && (await onDisk(root, path)) !== "nothing")
      findings.push(stale(path, "no document gives this generated file any more"));
  }
  if (manifest === undefined || printManifest(manifest) !== printManifest(manifestOf(owned, kept))) {
    findings.push(stale(MANIFEST_FILE, "the manifest is not the one of this output"));
  }
  return findings;
}

async function onDisk(root: string, path: string): Promise<Content> {
  const target = await resolveInside(root, path).catch(() => undefined);
  return target === undefined ? "nothing" : await contentAt(target).catch(() => "no-file" as const);
}
