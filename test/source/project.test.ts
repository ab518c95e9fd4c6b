import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadDocument } from "../../generator/source/load.js";
import { discover } from "../../generator/source/project.js";
import { places } from "./support.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "concordat-project-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text = "openapi: 3.1.0\n"): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe("a project", () => {
  test("is its files, sorted, with paths relative to the folder of concordat.yaml", () => {
    write("concordat.yaml", 'scope: "@acme"\nspecs: ./api/\nrules: { x: off }\n');
    for (const name of ["zebra", "Ant", "bee"]) write(`api/providers/${name}/source.yaml`);
    write("api/providers/bee/repairs.overlay.yaml");
    write("api/providers/bee/assumptions.overlay.yaml");
    write("api/providers/bee/bindings/refund.yaml");
    write("api/providers/bee/bindings/close.yaml");
    write("api/providers/bee/expectations/close.yaml");
    write("api/providers/bee/notes.md");
    write("api/providers/.hidden/source.yaml");
    write("api/providers/README.md");
    write("api/contract/refund.openapi.yaml");
    write("api/contract/close.openapi.yaml");
    write("api/contract/close.scenarios.yaml");
    const { value, findings } = discover({ cwd: join(root, "api/providers") });
    expect(findings).toEqual([]);
    expect(value).toMatchObject({
      root,
      configFile: "concordat.yaml",
      config: { scope: "@acme", specs: "api", output: "generated", license: "MIT", raw: { rules: { x: "off" } } },
      contracts: [
        { contract: "close", file: "api/contract/close.openapi.yaml" },
        { contract: "refund", file: "api/contract/refund.openapi.yaml" },
      ],
      scenarios: [{ contract: "close", file: "api/contract/close.scenarios.yaml" }],
    });
    expect(value?.providers.map(({ name }) => name)).toEqual(["Ant", "bee", "zebra"]);
    expect(value?.providers[1]).toEqual({
      name: "bee",
      folder: "api/providers/bee",
      source: "api/providers/bee/source.yaml",
      repairs: "api/providers/bee/repairs.overlay.yaml",
      assumptions: "api/providers/bee/assumptions.overlay.yaml",
      bindings: [
        { contract: "close", file: "api/providers/bee/bindings/close.yaml" },
        { contract: "refund", file: "api/providers/bee/bindings/refund.yaml" },
      ],
      expectations: [{ contract: "close", file: "api/providers/bee/expectations/close.yaml" }],
    });
  });

  test("needs no settings", () => {
    write("specs/providers/bee/source.json", '{"openapi":"3.1.0"}');
    const { value, findings } = discover({ cwd: root });
    expect([findings, value?.root, value?.configFile, value?.config.scope]).toEqual([
      [],
      root,
      undefined,
      "@concordat",
    ]);
    const file = value?.providers[0]?.source ?? "";
    expect(loadDocument({ root, provider: "bee", file }).value).toMatchObject({ provider: "bee", kind: "openapi" });
  });

  test("says where its settings are wrong, and goes on with the defaults", () => {
    write("concordat.yaml", "scop: x\nscope: acme\noutput: ../out\nspecs: /etc\nlicense: [MIT]\n");
    const { value, findings } = discover({ cwd: root });
    expect(places(findings)).toEqual(
      [1, 2, 3, 4, 5].map((line) => `source/config ${line}:${[0, 1, 8, 9, 8, 10][line]}`),
    );
    expect(findings[0]?.message).toContain('Did you mean "scope"?');
    expect(value?.config).toMatchObject({ scope: "@concordat", output: "generated", specs: "specs", license: "MIT" });
  });

  test("is not read where its settings are broken", () => {
    write("concordat.yaml", "a: [1\n");
    expect(discover({ cwd: root })).toMatchObject({ value: undefined, findings: [{ rule: "source/syntax" }] });
  });

  test.each([
    ["none", [], "holds no source file"],
    ["two", ["source.md", "source.yaml"], "source.md and source.yaml"],
  ])("reports a provider folder with %s source files", (_, files, words) => {
    write("specs/providers/bee/x.txt");
    for (const file of files) write(`specs/providers/bee/${file}`);
    const { value, findings } = discover({ cwd: root });
    expect(value?.providers).toEqual([]);
    expect(findings).toMatchObject([{ rule: "source/provider-files", message: expect.stringContaining(words) }]);
  });

  test("says where a file belongs that is given for a provider", () => {
    write("specs/providers/ant/source.yaml");
    const { findings } = discover({ cwd: root, providers: ["api.yaml"] });
    expect(findings).toMatchObject([{ help: expect.stringContaining("specs/providers/<name>/source.yaml") }]);
  });

  test("gives the providers that are asked for, and says which are not there", () => {
    for (const name of ["ant", "bee"]) write(`specs/providers/${name}/source.yaml`);
    const { value, findings } = discover({ cwd: root, providers: ["bee", "amt"] });
    expect(value?.providers.map(({ name }) => name)).toEqual(["bee"]);
    expect(findings).toMatchObject([
      {
        rule: "source/unknown-provider",
        message: 'There is no provider "amt" in specs/providers. Did you mean "ant"?',
      },
    ]);
  });

  test("does not look at folders that lead out of it", () => {
    const outside = mkdtempSync(join(tmpdir(), "concordat-outside-"));
    try {
      mkdirSync(join(outside, "providers/bee"), { recursive: true });
      writeFileSync(join(outside, "providers/bee/source.yaml"), "openapi: 3.1.0\n");
      symlinkSync(outside, join(root, "specs"));
      expect(discover({ cwd: root }).value?.providers).toEqual([]);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });
});
