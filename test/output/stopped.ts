import { execFile } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprintOf } from "../cli/project.js";

const preload: string = new URL("./stop-at.mjs", import.meta.url).href;

export interface Stop {
  readonly at: number;
  /** How: a kill, a disk that is full, or one that is read-only from then on. */
  readonly with: "kill" | "ENOSPC" | "EROFS" | "EACCES";
}

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of Node, and stops it before one of its calls to the files below `output`, or after some milliseconds. */
export function runNode(input: {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly output: string;
  readonly stop?: Stop;
  readonly killAfterMs?: number;
  /** A file to write each call to. */
  readonly log?: string;
}): Promise<Ended> {
  const { stop, log } = input;
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: "1", STOP_IN: input.output };
  if (log !== undefined) env.STOP_LOG = log;
  if (stop !== undefined) Object.assign(env, { STOP_AT: String(stop.at), STOP_WITH: stop.with });
  const watched = stop === undefined && log === undefined ? [] : ["--import", preload];
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const child = execFile(
      process.execPath,
      [...watched, ...input.argv],
      { cwd: input.cwd, env },
      (_error, stdout, stderr) => {
        clearTimeout(timer);
        resolve({ code: child.exitCode, signal: child.signalCode, stdout, stderr });
      },
    );
    if (input.killAfterMs !== undefined) timer = setTimeout(() => child.kill("SIGKILL"), input.killAfterMs);
  });
}

export const concordat: string = fileURLToPath(new URL("../../bin/concordat.js", import.meta.url));

/** Every file of an output with its hash, ours to coordinate runs left out. */
export function treeOf(output: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fingerprintOf(output)).filter(([path]) => !path.startsWith(".concordat/")));
}

export function replaceFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

export const PHASES = ["before", "locked", "staging", "decided", "renaming", "clearing", "after"] as const;
export type Phase = (typeof PHASES)[number];

/** How far a run came that was killed: by what it left, and not by when it was. */
export function phaseOf(output: string, trees: { readonly old: object; readonly next: object }): Phase {
  const work = join(output, ".concordat");
  const left = existsSync(work) ? readdirSync(work) : [];
  const now = JSON.stringify(treeOf(output));
  const isOld = now === JSON.stringify(trees.old);
  if (left.includes("journal.json")) return isOld ? "decided" : "renaming";
  if (now === JSON.stringify(trees.next)) return left.length > 0 ? "clearing" : "after";
  if (!isOld) throw new Error("A mix without a journal");
  if (left.includes("staging")) return "staging";
  return left.length > 0 ? "locked" : "before";
}

export function linesOf(file: string): string[] {
  return readFileSync(file, "utf8").trimEnd().split("\n");
}
