import { readCount, UsageError } from "../arguments.js";
import type { Input } from "../command.js";
import { readable } from "../credentials.js";
import { visible } from "../formats/visible.js";
import { backendsOf } from "../gateway/backends.js";
import { createGateway } from "../gateway/gateway.js";
import { providerParameter } from "../gateway/provider-parameter.js";
import { together } from "../gateway/routes.js";
import { loadContractServer } from "../generated-package.js";
import { listen, untilEnded } from "../listen.js";
import { openWorkspace } from "../open-workspace.js";
import { report } from "../report.js";
import type { ExitCode, Terminal } from "../terminal.js";

/** What callers of the gateway must bring; without one, whoever reaches the port would act with the providers' credentials. */
const TOKEN = "CONCORDAT_GATEWAY_TOKEN";

/** Longer than any call of a provider takes: an adapter's deadline is 30 s. */
const PATIENCE_MS = 45_000;

interface Options {
  readonly port: string | undefined;
}

/** What `gateway` does. */
export async function run({ options, positionals }: Input<Options>, terminal: Terminal): Promise<ExitCode> {
  if (positionals.length > 0) throw new UsageError("gateway takes no operands");
  const port = readCount("port", options.port, 0, 65_535) ?? 0;
  const environment = { ...terminal.environment };
  const token = readable(TOKEN, environment[TOKEN]);
  if (token === undefined) throw new UsageError(`set ${TOKEN}: what callers must bring as bearer token`);
  if (/\s/.test(token)) throw new UsageError(`${TOKEN} has a space in it, which no bearer token has`);
  const opened = openWorkspace(terminal, []);
  if ("refused" in opened) {
    report({ findings: opened.refused, root: terminal.cwd }, terminal);
    return 2;
  }
  const { project, contracts, providers } = opened.workspace;
  const apps = [];
  for (const contract of contracts.filter((each) => providerParameter(each) !== undefined)) {
    const backends = await backendsOf({ project, contract, providers, environment });
    const createServer = await loadContractServer(project, contract.name);
    const onError = (error: unknown, { operation }: { readonly operation: string }) =>
      terminal.stderr.write(`${visible(`${operation}: ${error instanceof Error ? error.message : "failed"}`)}\n`);
    apps.push({
      operation: contract.operation,
      app: createGateway({ contract, createServer, backends, token, onError }),
    });
    terminal.stderr.write(`${contract.operation.method.toUpperCase()} ${contract.operation.path}\n`);
    if (backends.size === 0) terminal.stderr.write("  no provider is bound\n");
    for (const [name, backend] of backends)
      terminal.stderr.write(
        `  ${name}: ${"missing" in backend ? `not ready, set ${backend.missing.join(", ")}` : "ready"}\n`,
      );
  }
  if (apps.length === 0) throw new UsageError("there is no contract whose path names a provider");
  const { url, close } = await listen(together(apps), port);
  terminal.stdout.write(`${url}\n`);
  await untilEnded();
  // What was begun at a provider is answered first; a caller that sends nothing more does not hold the process.
  await close(PATIENCE_MS);
  return 0;
}
