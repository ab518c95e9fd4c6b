import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { compileBinding } from "../../generator/contract/compile.js";
import type { GeneratedFile } from "../../generator/emit/files.js";
import { type EmittedWorkspace, emitWorkspace, type ProviderInput } from "../../generator/emit/workspace.js";
import { readOverlay } from "../../generator/repair/read-overlay.js";
import { cancelContract, effectiveModel, fileOf, PROVIDERS } from "../contract/documents.js";

const template = fileURLToPath(new URL("../../templates/runtime/", import.meta.url));

/** The runtime's template as the program reads it. */
export function runtimeTemplate(): GeneratedFile[] {
  return readdirSync(template, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "package.json")
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(template, path), text: readFileSync(path, "utf8") }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const settings = {
  scope: "@concordat",
  version: "0.1.0",
  license: { id: "MIT", text: "MIT\n" },
  engines: ">=20.19.0",
};

/** The five providers of this repository as the emitter takes them. */
export function providerInput(provider: string): ProviderInput {
  const contract = cancelContract();
  const model = effectiveModel(provider);
  const folder = `specs/providers/${provider}`;
  const { value: plan, findings } = compileBinding({
    contract,
    model,
    source: fileOf(`${folder}/bindings/cancel-session.yaml`),
  });
  if (plan === undefined) throw new Error(JSON.stringify(findings, undefined, 2));
  const actions = (kind: "repairs" | "assumptions") => {
    const path = `${folder}/${kind}.overlay.yaml`;
    if (!existsSync(new URL(`../../${path}`, import.meta.url))) return [];
    return readOverlay(fileOf(path), kind).value?.actions ?? [];
  };
  return {
    provider,
    model,
    plans: [plan],
    facts: { repairs: actions("repairs"), assumptions: actions("assumptions") },
  };
}

export async function emitFive({ reversed = false } = {}): Promise<EmittedWorkspace> {
  const providers = PROVIDERS.map(providerInput);
  return await emitWorkspace({
    ...settings,
    runtime: runtimeTemplate(),
    contracts: [cancelContract()],
    providers: reversed ? providers.reverse() : providers,
  });
}
