import { locate } from "../source/origin.js";
import { adapterModule, emitApiSources, emitIndex } from "./api-sources.js";
import { fileName } from "./code/index.js";
import { HONO, manifest, type PackageDraft, type PackageSettings, packageName, withHeader } from "./package.js";
import type { ProviderInput } from "./provider-input.js";
import { emitProviderReadme } from "./readme/provider.js";
import { hasWebhooks, WEBHOOK_ENTRIES } from "./webhooks/webhooks.js";

/** A provider's package: client, types, validators, server, and an adapter for each contract. */
export function providerPackageFiles(input: ProviderInput, settings: PackageSettings): PackageDraft {
  const { model, plans, provider } = input;
  const folder = fileName(provider);
  const name = packageName(settings.scope, folder);
  const runtime = packageName(settings.scope, "runtime");
  const contractPackage = (contract: string) => packageName(settings.scope, fileName(contract));
  const sources = emitApiSources({ model, service: provider, plans, runtime, contractPackage });
  const entries = new Map([
    [".", "index"],
    ["./server", "server"],
    ["./validators", "validators"],
    ...(hasWebhooks(model) ? WEBHOOK_ENTRIES : []),
    ...plans.map((plan) => [`./${adapterModule(plan)}`, adapterModule(plan)] as const),
  ]);
  const dependencies = new Map([
    [runtime, settings.version],
    ...plans.map(({ contract }) => [contractPackage(contract.name), settings.version] as const),
  ]);
  const contracts = plans.map(({ contract }) => contract.name).join(", ");
  const description =
    contracts === ""
      ? `Typed client and server of ${model.title}.`
      : `Typed client and server of ${model.title}, bound to ${contracts}.`;
  const files = [
    manifest(settings, { name, description, entries, dependencies, optionalPeers: HONO }),
    emitProviderReadme({ ...input, name, scope: settings.scope }),
    emitIndex(runtime),
    ...(sources.value ?? []),
  ];
  const location = locate(model.document.root, []) ?? {
    file: provider,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    pointer: "",
  };
  return { name, folder, files: files.map(withHeader), findings: sources.findings, location };
}
