import { beforeAll, describe, expect, it } from "vitest";
import type { GeneratedPackage } from "../../generator/emit/files.js";
import { compileErrors } from "./compiler.js";
import { emitFive } from "./workspace.js";

let packages: readonly GeneratedPackage[] = [];

beforeAll(async () => {
  const emitted = await emitFive();
  expect(emitted.findings).toEqual([]);
  packages = emitted.packages;
});

function fileIn(folder: string, path: string): string {
  const found = packages.find((each) => each.folder === folder)?.files.find((file) => file.path === path);
  if (found === undefined) throw new Error(`${folder}/${path} was not emitted`);
  return found.text;
}

function manifestOf({ files }: GeneratedPackage): Record<string, never> {
  return JSON.parse(files.find(({ path }) => path === "package.json")?.text ?? "{}");
}

/** The packages with one text of one file replaced. */
function withChange(folder: string, path: string, from: string | RegExp, to: string): GeneratedPackage[] {
  const before = fileIn(folder, path);
  const after = before.replace(from, to);
  expect(after, `${String(from)} is not in ${folder}/${path}`).not.toBe(before);
  return packages.map((each) =>
    each.folder === folder
      ? { ...each, files: each.files.map((file) => (file.path === path ? { path, text: after } : file)) }
      : each,
  );
}

describe("the packages of the five providers", () => {
  it("are the runtime, the contract and the providers, sorted", () => {
    expect(packages.map(({ folder }) => folder)).toEqual([
      "1099policy",
      "cancel-session",
      "crisscross",
      "flinks",
      "maven",
      "runtime",
      "xendit",
    ]);
  });

  it("compile under every strict option of TypeScript", () => {
    expect(compileErrors({ packages, withLibraries: true })).toEqual([]);
  });

  it("have README examples that compile", () => {
    const users: Record<string, string> = {};
    for (const { folder, files } of packages) {
      if (folder === "runtime") continue;
      const readme = files.find(({ path }) => path === "README.md")?.text ?? "";
      const blocks = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? "");
      expect(blocks.length, folder).toBeGreaterThan(0);
      // isolatedDeclarations asks for types at exports; an example is not published.
      for (const [index, block] of blocks.entries()) {
        users[`${folder}-${index}.ts`] = block.replace("export default createServer", "void createServer");
      }
    }
    expect(compileErrors({ packages, users, types: ["node"] })).toEqual([]);
  });

  it("look at the success first in their README, a number or a range", () => {
    const statuses = packages.map(({ folder, files }) => {
      const readme = files.find(({ path }) => path === "README.md")?.text ?? "";
      return [folder, /if \(response\.status === (.+?)\)/.exec(readme)?.[1]];
    });
    expect(Object.fromEntries(statuses)).toMatchObject({ crisscross: '"2XX"', maven: "204", xendit: "200" });
  });

  it("are the same bytes whatever the order of providers, twice", async () => {
    const again = await emitFive({ reversed: true });
    expect(again.packages).toEqual(packages);
  });

  it("hold nothing of the machine: no absolute path, no date", () => {
    for (const { folder, files, dist } of packages) {
      if (folder === "runtime") continue;
      for (const { path, text } of [...files, ...dist]) {
        expect(text.includes(process.cwd()), `${folder}/${path}`).toBe(false);
      }
    }
  });
});

describe("a package's manifest", () => {
  it("leads every sub-path to files that are there, types first", () => {
    for (const each of packages) {
      const { exports, files } = manifestOf(each) as unknown as {
        exports: Record<string, Record<string, string> | string>;
        files: string[];
      };
      const all = new Set([...each.files, ...each.dist].map(({ path }) => `./${path}`));
      for (const [subPath, conditions] of Object.entries(exports)) {
        if (typeof conditions === "string") continue;
        expect(Object.keys(conditions), `${each.name} ${subPath}`).toEqual(["types", "concordat-source", "default"]);
        for (const target of Object.values(conditions)) expect(all, `${each.name} ${target}`).toContain(target);
      }
      expect(files).toEqual(["dist", "src", "README.md", "LICENSE"]);
      expect(all).toContain("./LICENSE");
      expect(all).toContain("./README.md");
    }
  });

  it("pins the packages of the workspace and leaves Hono to who serves", () => {
    const provider = packages.find(({ folder }) => folder === "flinks");
    if (provider === undefined) throw new Error("no package");
    expect(manifestOf(provider)).toMatchObject({
      name: "@concordat/flinks",
      version: "0.1.0",
      license: "MIT",
      type: "module",
      sideEffects: false,
      dependencies: { "@concordat/cancel-session": "0.1.0", "@concordat/runtime": "0.1.0" },
      peerDependenciesMeta: { hono: { optional: true } },
    });
  });

  it("asks for nothing that its sources do not import", () => {
    for (const each of packages) {
      const { dependencies = {} } = manifestOf(each) as { dependencies?: Record<string, string> };
      const sources = each.files.filter(({ path }) => path.startsWith("src/")).map(({ text }) => text);
      const imported = sources.flatMap((text) =>
        [...text.matchAll(/from "(@concordat\/[^/"]+)/g)].map((match) => match[1] ?? ""),
      );
      expect([...new Set(imported)].sort(), each.name).toEqual(Object.keys(dependencies).sort());
    }
  });
});

describe("an adapter stops compiling when the wire changes", () => {
  const adapter = "src/cancel-session.ts";
  it.each([
    ["a state is added", "xendit", "src/wire.ts", '"CANCELED"', '"CANCELED" | "PAUSED"', /satisf/],
    ["a state goes away", "xendit", "src/wire.ts", / \| "EXPIRED"|"EXPIRED" \| /, "", /comparable/],
    ["a state is renamed", "flinks", "src/wire.ts", '"Cancelled"', '"Canceled"', /comparable|satisf/],
    ["a switched member is renamed", "flinks", "src/wire.ts", /\bstatus\?: /, "state?: ", /status/],
    ["a value that a guard compares goes away", "xendit", "src/wire.ts", /"PAY" \| | \| "PAY"/, "", /no overlap/],
    ["an error code is added", "xendit", "src/wire.ts", '"NOT_FOUND"', '"NOT_FOUND" | "GONE"', /satisf/],
    ["a fact is renamed", "1099policy", "src/wire.ts", /\bexpires_at\?: /, "expiry?: ", /expires_at/],
    [
      "a parameter becomes required",
      "xendit",
      "src/types.ts",
      '"for-user-id"?: string | undefined',
      '"for-user-id": string',
      /undefined/,
    ],
    ["a parameter is renamed", "maven", "src/types.ts", "session_id:", "id:", /session_id/],
    [
      "a required member of the body is added",
      "crisscross",
      "src/wire.ts",
      /(sessionId: string;)/,
      "$1 token: string;",
      /token/,
    ],
  ] as const)("%s", (_, folder, path, from, to, message) => {
    const changed = withChange(folder, path, from, to);
    const errors = compileErrors({ packages: changed, only: `@concordat/${folder}` }).filter((error) =>
      error.startsWith(`@concordat/${folder}/${adapter}`),
    );
    expect(errors.join("\n")).toMatch(message);
  });

  it.each([
    ["an outcome that the contract does not know", /"cancelled", next: "none"/, '"canceled", next: "none"'],
    [
      "a fault that the outcome does not allow",
      /"indeterminate", fault: "UNRECOGNISED_RESPONSE"/,
      '"indeterminate", fault: "REJECTED"',
    ],
  ])("and when it states %s", (_, from, to) => {
    const errors = compileErrors({ packages: withChange("xendit", adapter, from, to), only: "@concordat/xendit" });
    expect(errors.join("\n")).toMatch(/assignable/);
  });
});
