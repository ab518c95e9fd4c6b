import { expect, test } from "vitest";
import { emitWorkspace } from "../../generator/emit/workspace.js";
import { settings } from "./workspace.js";

test("a package that does not compile is a finding with the compiler's words, and is not written", async () => {
  const runtime = [{ path: "src/index.ts", text: "export const count = name();\n" }];
  const { packages, findings } = await emitWorkspace({ ...settings, runtime, contracts: [], providers: [] });
  expect(packages).toEqual([]);
  expect(findings.map(({ rule }) => rule)).toEqual(["emit/does-not-compile"]);
  expect(findings[0]?.message).toMatch(/^`src\/index\.ts` of @concordat\/runtime does not compile:.*TS9010/s);
});
