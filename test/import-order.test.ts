import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const generator = fileURLToPath(new URL("../generator/", import.meta.url));
const STAGES = ["source", "repair", "model", "contract", "lint", "emit", "output", "cli"] as const;

const files = readdirSync(generator, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => relative(generator, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
  .sort();

function importsOf(file: string): string[] {
  const text = readFileSync(join(generator, file), "utf8");
  const found = text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;]*?from\s*"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/g);
  return [...found].map((match) => match[1] ?? match[2] ?? "");
}

function stageOf(file: string): number {
  // The pipeline stands between the stages and the command line; index.ts, the Node API, above everything.
  if (/^index\.[jt]s$/.test(file)) return STAGES.length;
  if (file.startsWith("pipeline/")) return STAGES.indexOf("cli") - 0.5;
  return STAGES.findIndex((stage) => stage === file.split("/")[0]);
}

/** What breaks the order: an import of a later stage, or one between lint and emit. */
function violation(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const target = relative(generator, resolve(generator, dirname(file), specifier)).replaceAll("\\", "/");
  if (target.startsWith("..")) return `${file} imports ${specifier}, which is not in generator/`;
  const [from, to] = [stageOf(file), stageOf(target)];
  const strangers =
    [file, target]
      .map((path) => path.split("/")[0])
      .sort()
      .join(" ") === "emit lint";
  return to > from || strangers ? `${file} imports ${target}` : undefined;
}

describe("the folders of generator/", () => {
  it("are the stages, and nothing else", () => {
    expect(files.filter((file) => stageOf(file) < 0)).toEqual([]);
  });

  it("import only what stands before them, and lint and emit do not know each other", () => {
    expect(
      files.flatMap((file) =>
        importsOf(file)
          .map((specifier) => violation(file, specifier))
          .filter((found) => found !== undefined),
      ),
    ).toEqual([]);
  });

  it.each([
    ["model/build.ts", "../lint/engine.js"],
    ["lint/engine.ts", "../emit/workspace.js"],
    ["emit/workspace.ts", "../lint/engine.js"],
    ["source/read.ts", "../repair/apply.js"],
    ["output/write.ts", "../pipeline/lint.js"],
    ["cli/main.ts", "../index.js"],
  ])("would be caught: %s importing %s", (file, specifier) => {
    expect(violation(file, specifier)).toBeDefined();
  });

  it("name no provider, and no word of any contract: those are data", () => {
    const names = /xendit|maven|flinks|crisscross|1099|\bcancel(s|led|led_at|lation|ler)?\b/i;
    const lines = files.flatMap((file) =>
      readFileSync(join(generator, file), "utf8")
        .split("\n")
        .map((line, index) => `${file}:${index + 1}: ${line.trim()}`),
    );
    expect(lines.filter((line) => names.test(line))).toEqual([]);
  });
});
