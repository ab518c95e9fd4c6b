import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { operationsNamed } from "../../contract/check/operation-meant.js";
import { scaffoldBinding } from "../../contract/scaffold.js";
import { findOperation, operationName, operationNames } from "../../model/find-operation.js";
import { replaceFile } from "../../output/replace-file.js";
import { didYouMean } from "../../source/closest.js";
import { UsageError } from "../arguments.js";
import type { Input } from "../command.js";
import { openWorkspace } from "../open-workspace.js";
import { report } from "../report.js";
import type { ExitCode, Terminal } from "../terminal.js";

interface Options {
  readonly operation: string | undefined;
  readonly write: boolean;
}

/** What `bind` does. */
export async function run({ options, positionals }: Input<Options>, terminal: Terminal): Promise<ExitCode> {
  const [name, slug, ...more] = positionals;
  if (name === undefined || slug === undefined || more.length > 0)
    throw new UsageError("bind takes one provider and one contract");
  const opened = openWorkspace(terminal, [name], { allOperations: true });
  if ("refused" in opened) {
    report({ findings: opened.refused, root: terminal.cwd }, terminal);
    return 2;
  }
  const { contracts, project, providers } = opened.workspace;
  const names = contracts.map((each) => each.name);
  const contract = contracts.find((each) => each.name === slug);
  if (contract === undefined)
    throw new UsageError(`there is no contract ${JSON.stringify(slug)}.${didYouMean(slug, names)}`);
  const [provider] = providers;
  const model = provider?.model;
  if (provider === undefined || model === undefined)
    throw new UsageError(`${name} cannot be read: run \`concordat lint ${name}\``);
  const [only, ...others] = model.operations;
  const wanted = options.operation;
  const operation = wanted === undefined && others.length === 0 ? only : findOperation(model, wanted ?? "");
  if (operation === undefined) {
    const why = wanted === undefined ? "name one with --operation" : `there is no ${JSON.stringify(wanted)}`;
    const likely = wanted === undefined ? operationsNamed(model, contract.operationWords).map(operationName) : [];
    const listed = likely.length === 0 ? "" : ` By their names these may be meant: ${likely.slice(0, 12).join(", ")}.`;
    throw new UsageError(
      `${name} has ${model.operations.length} operations: ${why}.${didYouMean(wanted ?? "", operationNames(model))}${listed}`,
    );
  }
  const text = scaffoldBinding({ contract, model, operation });
  if (!options.write) {
    terminal.stdout.write(text);
    return 0;
  }
  const file = `${provider.folder.folder}/bindings/${slug}.yaml`;
  const path = join(project.root, file);
  if (existsSync(path)) throw new UsageError(`${file} is there already`);
  mkdirSync(dirname(path), { recursive: true });
  await replaceFile(path, text);
  terminal.stderr.write(
    `${file}: fill in each \`?\`, then run \`concordat lint ${name}\`\n` +
      `What each answer must come to is stated apart: \`concordat conform ${name} --contract ${slug} --scaffold --write\` begins that\n`,
  );
  return 0;
}
