import { join } from "node:path";
import { type Content, contentAt, foldersUpTo, moveInto, removeFrom, syncFolder } from "./disk.js";
import { resolveInside } from "./files.js";

/** What may be overwritten or removed: exactly what the run saw there, or whatever it is (files that are only built). */
export type Before = Content | "anything";

/** One step of a run: a staged file to move into place, or a file of ours to remove. */
export type Step =
  | {
      readonly kind: "move";
      readonly path: string;
      readonly before: Before;
      /** The file's name in the staging folder. */
      readonly staged: string;
      readonly after: Content;
    }
  | { readonly kind: "remove"; readonly path: string; readonly before: Before };

/** A step that can neither be done nor was done: something else changed the file, or its staged text, since the run began. */
export class BlockedStep extends Error {
  readonly path: string;

  constructor(path: string, reason: string) {
    super(reason);
    this.path = path;
  }
}

/**
 * The steps of an interrupted run that are still to be done. Every step is looked at before the first is done.
 * @throws BlockedStep where the output is no longer what the run left
 */
export async function remaining(root: string, staging: string, steps: readonly Step[]): Promise<readonly Step[]> {
  const left: Step[] = [];
  for (const step of steps) if (!(await isDone(root, staging, step))) left.push(step);
  return left;
}

async function isDone(root: string, staging: string, step: Step): Promise<boolean> {
  const target = await resolveInside(root, step.path);
  if (target === undefined) throw new BlockedStep(step.path, "a link or a file stands on the way to it");
  const now = await contentAt(target);
  if (now === (step.kind === "move" ? step.after : "nothing")) return true;
  if (now === "no-file" || (step.before !== "anything" && now !== step.before))
    throw new BlockedStep(step.path, "it was changed by somebody else");
  if (step.kind === "move" && (await contentAt(join(staging, step.staged))) !== step.after)
    throw new BlockedStep(step.path, "its new text is no longer there");
  return false;
}

/**
 * Does those of the steps that are left, and waits until the disk has them all: what an interrupted run did may still be in memory.
 */
export async function carryOut(
  root: string,
  staging: string,
  steps: readonly Step[],
  left: readonly Step[],
): Promise<void> {
  const isLeft = new Set(left);
  const touched = new Set<string>();
  for (const step of steps) {
    const target = await resolveInside(root, step.path);
    if (target === undefined) throw new BlockedStep(step.path, "a link or a file stands on the way to it");
    for (const folder of foldersUpTo(root, target)) touched.add(folder);
    if (!isLeft.has(step)) continue;
    if (step.kind === "move") await moveInto(join(staging, step.staged), target);
    else await removeFrom(root, target);
  }
  for (const folder of touched) await syncFolder(folder);
}

/** @returns undefined where the text is not a list of steps as `printSteps` writes it */
export function parseSteps(text: string): readonly Step[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || !("version" in value) || value.version !== 2) return undefined;
  if (!("steps" in value) || !Array.isArray(value.steps)) return undefined;
  return value.steps.every(isStep) ? value.steps : undefined;
}

export function printSteps(steps: readonly Step[]): string {
  return JSON.stringify({ version: 2, steps });
}

function isStep(value: unknown): value is Step {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  if (!("path" in value) || typeof value.path !== "string") return false;
  if (!("before" in value) || !(value.before === "anything" || isContent(value.before))) return false;
  if (value.kind === "remove") return true;
  if (value.kind !== "move" || !("staged" in value) || !("after" in value)) return false;
  return typeof value.staged === "string" && /^\d+$/.test(value.staged) && isContent(value.after);
}

function isContent(value: unknown): value is Content {
  return typeof value === "string" && /^(?:sha256:[0-9a-f]{64}|nothing|no-file)$/.test(value);
}
