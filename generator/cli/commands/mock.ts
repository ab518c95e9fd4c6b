import { readCount, UsageError } from "../arguments.js";
import { type Command, defineCommand } from "../command.js";
import { loadGenerated } from "../generated-package.js";
import { listen, untilEnded } from "../listen.js";
import { createMock, type MockOptions, SCENARIO_HEADER } from "../mock/app.js";
import { openWorkspace } from "../open-workspace.js";
import { report } from "../report.js";

/** A day. */
const LONGEST_MS = 86_400_000;

export const mock: Command = defineCommand({
  name: "mock",
  summary: "Serves a provider's generated server on loopback, with a small state machine behind it.",
  operands: "<provider>",
  options: {
    port: { kind: "value", value: "<port>", summary: "port on 127.0.0.1; default: a free one, which is printed" },
    "pending-ms": { kind: "value", value: "<ms>", summary: "how long a pending state lasts; default: 5000" },
    "known-only": { kind: "flag", summary: "only objects that were put there exist (docs/mock.md); default: all do" },
    credential: { kind: "value", value: "<text>", summary: "the one credential that is taken; default: any" },
    later: {
      kind: "value",
      value: "<scenario>=<ms>",
      summary: "what becomes of an object that nothing happens to, and when after it was first named",
    },
  },
  async run({ options, positionals }, terminal) {
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
      terminal.stderr.write(
        `${operation}: ${SCENARIO_HEADER}, or the beginning of an id, may be ${names.join(", ")}\n`,
      );
    await untilEnded();
    await end();
    return 0;
  },
});

function laterOf(text: string | undefined): MockOptions["later"] {
  if (text === undefined) return undefined;
  const at = text.lastIndexOf("=");
  const afterMs = at < 1 ? undefined : readCount("later", text.slice(at + 1), 0, LONGEST_MS);
  if (afterMs === undefined) throw new UsageError(`--later takes <scenario>=<ms>, not ${JSON.stringify(text)}`);
  return { scenario: text.slice(0, at), afterMs };
}
