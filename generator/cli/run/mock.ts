import { readCount, UsageError } from "../arguments.js";
import type { Input } from "../command.js";
import { loadGenerated } from "../generated-package.js";
import { listen, untilEnded } from "../listen.js";
import { createMock, type MockOptions, SCENARIO_HEADER } from "../mock/app.js";
import { openWorkspace } from "../open-workspace.js";
import { report } from "../report.js";
import type { ExitCode, Terminal } from "../terminal.js";

/** A day. */
const LONGEST_MS = 86_400_000;

interface Options {
  readonly port: string | undefined;
  readonly "pending-ms": string | undefined;
  readonly "known-only": boolean;
  readonly credential: string | undefined;
  readonly later: string | undefined;
}

/** What `mock` does. */
export async function run({ options, positionals }: Input<Options>, terminal: Terminal): Promise<ExitCode> {
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new UsageError("mock takes one provider");
  const port = readCount("port", options.port, 0, 65_535) ?? 0;
  const pendingMs = readCount("pending-ms", options["pending-ms"], 0, LONGEST_MS);
  const later = laterOf(options.later);
  if (options.credential === "") throw new UsageError("--credential takes a text: what is empty, nobody can bring");
  const opened = openWorkspace(terminal, [name]);
  if ("refused" in opened) {
    report({ findings: opened.refused, root: terminal.cwd }, terminal);
    return 2;
  }
  const [provider] = opened.workspace.providers;
  if (provider?.model === undefined) throw new UsageError(`${name} cannot be read: run \`concordat lint ${name}\``);
  const { model, plans } = provider;
  const generated = await loadGenerated(opened.workspace.project, name, plans);
  const { app, scenarios } = await createMock({
    model,
    plans,
    generated,
    options: {
      knownOnly: options["known-only"],
      ...(pendingMs === undefined ? {} : { pendingMs }),
      ...(later === undefined ? {} : { later }),
      ...(options.credential === undefined ? {} : { credential: options.credential }),
    },
  });
  const { url, end } = await listen(app, port);
  terminal.stdout.write(`${url}\n`);
  for (const [operation, names] of scenarios)
    terminal.stderr.write(`${operation}: ${SCENARIO_HEADER}, or the beginning of an id, may be ${names.join(", ")}\n`);
  await untilEnded();
  await end();
  return 0;
}

function laterOf(text: string | undefined): MockOptions["later"] {
  if (text === undefined) return undefined;
  const at = text.lastIndexOf("=");
  const afterMs = at < 1 ? undefined : readCount("later", text.slice(at + 1), 0, LONGEST_MS);
  if (afterMs === undefined) throw new UsageError(`--later takes <scenario>=<ms>, not ${JSON.stringify(text)}`);
  return { scenario: text.slice(0, at), afterMs };
}
