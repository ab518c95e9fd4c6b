import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyProject, fingerprintOf, repository } from "./project.js";

const run = promisify(execFile);
const concordat = join(repository, "bin/concordat.js");
const committed = () =>
  Object.fromEntries(
    Object.entries(fingerprintOf(join(repository, "generated"))).filter(
      ([path]) => !path.includes("node_modules/") && !path.startsWith(".concordat/"),
    ),
  );

const projects: ReturnType<typeof copyProject>[] = [];
const newProject = () => {
  const project = copyProject();
  projects.push(project);
  return project.root;
};
afterAll(() => {
  for (const project of projects) project.remove();
});

async function generate(cwd: string, environment: Readonly<Record<string, string>> = {}) {
  await run(process.execPath, [concordat, "generate"], { cwd, env: { ...process.env, ...environment } });
}

describe("the same input gives the same bytes", () => {
  let first: Readonly<Record<string, string>>;
  beforeAll(async () => {
    const root = newProject();
    await generate(root);
    first = fingerprintOf(join(root, "generated"));
  });

  it("as the committed output, built files included", () => {
    expect(first).toEqual(committed());
  });

  it("the second time", async () => {
    const root = newProject();
    await generate(root);
    await generate(root);
    expect(fingerprintOf(join(root, "generated"))).toEqual(first);
  });

  it("from a folder further down", async () => {
    const root = newProject();
    await generate(join(root, "specs/providers/xendit"));
    expect(fingerprintOf(join(root, "generated"))).toEqual(first);
  });

  it.each([
    [{ LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati" }],
    [{ LC_ALL: "C", TZ: "America/St_Johns", NODE_OPTIONS: "--icu-data-dir=." }],
  ])("with the environment %j", async (environment) => {
    const root = newProject();
    await generate(root, environment);
    expect(fingerprintOf(join(root, "generated"))).toEqual(first);
  });

  it("with every folder listed backwards", async () => {
    const preload = ["--import", new URL("./reversed-folders.mjs", import.meta.url).href];
    const listing = 'import { readdirSync } from "node:fs"; console.log(readdirSync("specs/providers").join())';
    const root = newProject();
    const names = readdirSync(join(root, "specs/providers"));
    const { stdout } = await run(process.execPath, [...preload, "--input-type=module", "-e", listing], { cwd: root });
    expect(stdout.trim()).toBe(names.reverse().join());
    await run(process.execPath, [...preload, concordat, "generate"], { cwd: root });
    expect(fingerprintOf(join(root, "generated"))).toEqual(first);
  });

  it("and no path of the machine stands in it", () => {
    const output = join(repository, "generated");
    const files = Object.keys(committed()).filter((path) =>
      readFileSync(join(output, path), "utf8").includes(repository),
    );
    expect(files).toEqual([]);
  });
});
