import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
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
  }, 60_000);

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

  it("with the providers' folders made in another order", async () => {
    const root = newProject();
    const providers = join(root, "specs/providers");
    const names = readdirSync(providers).reverse();
    const other = join(root, "elsewhere");
    for (const name of names) {
      mkdirSync(join(other, name), { recursive: true });
      for (const file of readdirSync(join(providers, name), { recursive: true, withFileTypes: true }).reverse()) {
        const from = join(file.parentPath, file.name);
        const to = join(other, from.slice(providers.length + 1));
        if (file.isDirectory()) mkdirSync(to, { recursive: true });
        else cpSync(from, to, { recursive: true });
      }
    }
    const settings = join(root, "concordat.yaml");
    mkdirSync(join(root, "moved"));
    cpSync(join(root, "specs/contract"), join(root, "moved/contract"), { recursive: true });
    cpSync(other, join(root, "moved/providers"), { recursive: true });
    writeFileSync(settings, readFileSync(settings, "utf8").replace("specs: specs", "specs: moved"));
    await generate(root);
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
