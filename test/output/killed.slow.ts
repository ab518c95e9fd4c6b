import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { concordat as nextCommand } from "../cli/project.js";
import {
  concordat,
  type Ended,
  linesOf,
  PHASES,
  type Phase,
  phaseOf,
  replaceFolder,
  runNode,
  treeOf,
} from "./stopped.js";

const SEED = 20_260_101;
/** At any time of the whole run, by the clock; and before calls to the disk, so many in each part of the writing. */
const BY_CLOCK = 12;
const BY_CALL = { locked: 4, staging: 10, decided: 4, renaming: 14, clearing: 6 } as const;
const COMMANDS = [["lint"], ["generate", "--check"], ["fix", "--dry-run"], ["generate"]] as const;

type Moment = { readonly afterMs: number } | { readonly at: number };

let root: string;
let oldOutput: string;
let trees: { readonly old: object; readonly next: object };
let calls: readonly string[];
let lengthMs: number;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "concordat-killed-"));
  const project = newProject("measured");
  await runNode({ ...project, argv: [concordat, "generate"] });
  oldOutput = join(root, "old");
  replaceFolder(project.output, oldOutput);
  changeDocuments(project.cwd);
  const log = join(root, "calls.log");
  const began = Date.now();
  await runNode({ ...project, argv: [concordat, "generate"], log });
  lengthMs = Date.now() - began;
  calls = linesOf(log);
  trees = { old: treeOf(oldOutput), next: treeOf(project.output) };
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("a kill at any moment of generate leaves, after the next command, the old output or the new", async () => {
  const moments = momentsOf(randomFrom(SEED));
  expect(moments.length).toBeGreaterThanOrEqual(50);
  const hits = new Map<Phase, number>(PHASES.map((phase) => [phase, 0]));
  const queue = moments.map((moment, index) => ({ moment, index }));
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const phase = await killAndGoOn(next.moment, next.index);
      hits.set(phase, (hits.get(phase) ?? 0) + 1);
    }
  };
  await Promise.all([work(), work()]);
  console.info(`kills: ${[...hits].map(([phase, count]) => `${phase} ${count}`).join(", ")}`);
  for (const phase of PHASES.filter((each) => each !== "after")) expect(hits.get(phase), phase).toBeGreaterThan(0);
}, 900_000);

/** @returns how far the run came that was killed */
async function killAndGoOn(moment: Moment, index: number): Promise<Phase> {
  const project = newProject(`run-${index}`);
  replaceFolder(oldOutput, project.output);
  changeDocuments(project.cwd);
  const stop = "at" in moment ? { stop: { at: moment.at, with: "kill" as const } } : { killAfterMs: moment.afterMs };
  const killed = await runNode({ ...project, argv: [concordat, "generate"], ...stop });
  if ("at" in moment) expect(killed.signal, calls[moment.at]).toBe("SIGKILL");
  const phase = phaseOf(project.output, trees);

  const command = COMMANDS[index % COMMANDS.length] ?? COMMANDS[0];
  // Nobody stops the next command: it needs no process of its own.
  const next = await nextCommand(project.cwd, ...command);
  expect(next.code, next.stderr).toBe(expectedCode(command, phase));
  const isNew = command[0] === "generate" && command.length === 1 ? true : isDecided(phase);
  expect(treeOf(project.output), `${phase}, ${command.join(" ")}`).toEqual(isNew ? trees.next : trees.old);
  rmSync(project.cwd, { recursive: true });
  return phase;
}

function isDecided(phase: Phase): boolean {
  return PHASES.indexOf(phase) >= PHASES.indexOf("decided");
}

/** The output is stale where the old one stands; what the other commands say does not depend on it. */
function expectedCode(command: readonly string[], phase: Phase): Ended["code"] {
  return command.includes("--check") && !isDecided(phase) ? 1 : 0;
}

function momentsOf(random: () => number): readonly Moment[] {
  const isStaging = (call: string) => call.includes(".concordat/staging");
  const journal = calls.indexOf("open .concordat/journal.json.new");
  const decided = calls.findIndex((call) => call.startsWith("rename .concordat/journal.json.new")) + 1;
  const cleared = calls.findIndex((call, index) => index > decided && call === "rm .concordat/journal.json") + 1;
  const staging = calls.findIndex((call) => call.startsWith("mkdir") && isStaging(call)) + 1;
  const firstMove = calls.findIndex((call, index) => index > decided && /^(?:rename|rm)/.test(call)) + 1;
  const parts = {
    locked: [1, staging],
    staging: [staging, journal],
    decided: [decided, firstMove],
    renaming: [firstMove, cleared],
    clearing: [cleared, calls.length],
  } as const;
  const between = ([from, to]: readonly [number, number]) => from + Math.floor(random() * (to - from));
  return [
    ...Array.from({ length: BY_CLOCK }, () => ({ afterMs: random() * lengthMs })),
    ...(["locked", "staging", "decided", "renaming", "clearing"] as const).flatMap((part) =>
      Array.from({ length: BY_CALL[part] }, () => ({ at: between(parts[part]) })),
    ),
  ];
}

function newProject(name: string): { readonly cwd: string; readonly output: string } {
  const cwd = join(root, name);
  writeFile(cwd, "concordat.yaml", 'scope: "@killed"\n');
  writeDocument(cwd, "kept", "Old");
  writeDocument(cwd, "gone", "Old");
  return { cwd, output: join(cwd, "generated") };
}

/** One package changes, one goes, one comes. */
function changeDocuments(cwd: string): void {
  writeDocument(cwd, "kept", "New");
  writeDocument(cwd, "come", "New");
  rmSync(join(cwd, "specs/providers/gone"), { recursive: true });
}

function writeDocument(cwd: string, name: string, title: string): void {
  const session = { type: "object", properties: { id: { type: "string" }, [title]: { type: "string" } } };
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Session" } } };
  const operation = { operationId: `read${title}`, responses: { 200: { description: "The session.", content } } };
  const document = {
    openapi: "3.1.0",
    info: { title: `${title} ${name}`, version: "1" },
    servers: [{ url: "https://api.example.com" }],
    paths: { "/session": { get: operation } },
    components: { schemas: { Session: session } },
  };
  writeFile(cwd, `specs/providers/${name}/source.json`, JSON.stringify(document, null, 2));
}

function writeFile(cwd: string, path: string, text: string): void {
  mkdirSync(join(cwd, path, ".."), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

/** mulberry32: the same moments at every run, of those that are counted. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
