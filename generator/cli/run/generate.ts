import { watch } from "node:fs";
import { join } from "node:path";
import { generateWorkspace, isBlocking } from "../../pipeline/generate.js";
import { readRemote } from "../allow-remote.js";
import { UsageError } from "../arguments.js";
import type { Input } from "../command.js";
import { unlockedPackages } from "../lock-file.js";
import { openWorkspace } from "../open-workspace.js";
import { report } from "../report.js";
import type { ExitCode, Terminal } from "../terminal.js";

/** Editors write a file in several steps; a run starts when they have been quiet this long. */
const QUIET_MS = 100;

interface Options {
  readonly check: boolean;
  readonly "all-operations": boolean;
  readonly "allow-remote": readonly string[];
  readonly watch: boolean;
}

/** What `generate` does. */
export async function run({ options, positionals }: Input<Options>, terminal: Terminal): Promise<ExitCode> {
  if (options.check && options.watch) throw new UsageError("--check and --watch exclude each other");
  const { check, "all-operations": allOperations } = options;
  const remote = readRemote(options["allow-remote"]);
  const once = () => generateOnce({ check, allOperations, remote, providers: positionals }, terminal);
  return options.watch ? await watchSpecs(once, terminal) : await once();
}

async function generateOnce(
  run: {
    readonly check: boolean;
    readonly allOperations: boolean;
    readonly remote: readonly string[];
    readonly providers: readonly string[];
  },
  terminal: Terminal,
): Promise<ExitCode> {
  const opened = openWorkspace(terminal, run.providers, run);
  if ("refused" in opened) {
    report({ findings: opened.refused, root: terminal.cwd }, terminal);
    return 2;
  }
  const { project } = opened.workspace;
  const { findings, written, removed, packages } = await generateWorkspace(opened.workspace, {
    check: run.check,
    partial: run.providers.length > 0,
  });
  if (findings.length > 0) report({ findings, root: project.root, to: "stderr" }, terminal);
  const failed = findings.some(isBlocking);
  if (failed) {
    terminal.stderr.write(
      run.check
        ? "The output is not current: run `concordat generate`.\n"
        : `Nothing was written; ${project.config.output}/ is as it was.\n`,
    );
    return 1;
  }
  for (const { name, folder, files } of packages)
    terminal.stdout.write(`${name.padEnd(32)} ${project.config.output}/${folder} (${files} files)\n`);
  if (run.check) return 0;
  terminal.stderr.write(`${written.length} written, ${removed.length} removed.\n`);
  const unlocked = unlockedPackages(project, packages);
  if (unlocked.length > 0)
    terminal.stderr.write(
      `package-lock.json does not know ${unlocked.join(", ")} yet: run \`npm install\`, or \`npm ci\` will stop.\n`,
    );
  return 0;
}

async function watchSpecs(once: () => Promise<ExitCode>, terminal: Terminal): Promise<ExitCode> {
  let code = await once();
  const opened = openWorkspace(terminal, []);
  if ("refused" in opened) return code;
  const { root, config } = opened.workspace.project;
  const ended = new AbortController();
  process.once("SIGINT", () => ended.abort());
  terminal.stderr.write(`Watching ${config.specs}/; Ctrl+C ends.\n`);
  await new Promise<void>((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    let running = Promise.resolve();
    const watcher = watch(join(root, config.specs), { recursive: true, signal: ended.signal }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(async () => {
          code = await once();
        });
      }, QUIET_MS);
    });
    watcher.on("close", () => {
      clearTimeout(timer);
      void running.then(resolve);
    });
  });
  return code;
}
