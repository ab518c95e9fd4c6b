import type { Contract } from "../contract/contract.js";
import { locate } from "../source/origin.js";
import { emitApiSources } from "./api-sources.js";
import { fileName } from "./code/index.js";
import { emitContractModule } from "./contract-module.js";
import { HONO, manifest, type PackageDraft, type PackageSettings, packageName, withHeader } from "./package.js";
import { emitContractReadme } from "./readme/contract.js";

/** A contract's package: the types that every bound provider shares, and the contract's own HTTP face. */
export function contractPackageFiles(contract: Contract, settings: PackageSettings): PackageDraft {
  const { model } = contract;
  const folder = fileName(contract.name);
  const name = packageName(settings.scope, folder);
  const runtime = packageName(settings.scope, "runtime");
  const sources = emitApiSources({
    model,
    service: contract.name,
    plans: [],
    runtime,
    contractPackage: (other) => packageName(settings.scope, fileName(other)),
  });
  const entries = new Map([
    [".", "index"],
    ["./client", "client"],
    ["./server", "server"],
    ["./validators", "validators"],
  ]);
  const files = [
    manifest(settings, {
      name,
      description: `The contract ${contract.name}: ${model.title}.`,
      entries,
      dependencies: new Map([[runtime, settings.version]]),
      optionalPeers: HONO,
    }),
    emitContractReadme({ contract, name }),
    emitContractModule({ contract, runtime }),
    ...(sources.value ?? []),
  ];
  const location = locate(model.document.root, []) ?? {
    file: folder,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    pointer: "",
  };
  return { name, folder, files: files.map(withHeader), findings: sources.findings, location };
}
