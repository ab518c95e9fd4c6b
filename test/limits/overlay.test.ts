import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { concordat } from "../cli/project.js";

const root = mkdtempSync(join(tmpdir(), "overlay-limits-"));
afterAll(() => rmSync(root, { recursive: true }));

const SOURCE = `openapi: 3.1.0
info: { title: T, version: "1" }
servers: [{ url: https://api.example.com }]
paths: { /a: { get: { operationId: a, responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/A" } } } } } } } }
components: { schemas: { A: { type: object, properties: { x: { type: string } } } } }
`;

/** Runs `lint` on one provider whose repairs are these actions. */
async function lintWith(actions: readonly string[]) {
  const folder = join(root, "specs/providers/p");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, "concordat.yaml"), "");
  writeFileSync(join(folder, "source.yaml"), SOURCE);
  const overlay = `overlay: 1.1.0\ninfo: { title: Repairs, version: "1" }\nactions:\n${actions.join("\n")}\n`;
  writeFileSync(join(folder, "repairs.overlay.yaml"), overlay);
  const { stdout } = await concordat(root, "lint", "--format", "json");
  const findings: readonly { rule: string; message: string }[] = JSON.parse(stdout).findings;
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}

const properties = "$.components.schemas.A.properties";

describe("repairs of a small document that make it a large one", () => {
  test("by copying a part into itself, each time twice as large, are stopped", { timeout: 60_000 }, async () => {
    const actions = Array.from({ length: 40 }, (_, at) => [
      `  - { target: ${properties}, description: one more, update: { c${at}: { type: object, properties: {} } } }`,
      `  - { target: ${properties}.c${at}.properties, description: all again, copy: ${properties} }`,
    ]).flat();
    const found = await lintWith(actions);
    expect(found).toContainEqual(
      expect.stringMatching(/^repair\/invalid-overlay: The document would grow to more values than are read\./),
    );
    expect(found).toContainEqual(expect.stringMatching(/^source\/limit: The document has \d+ objects and lists/));
  });

  test("by nesting deeper than is read are a finding", async () => {
    const found = await lintWith([
      "  - { target: $.components.schemas, description: deep, update: { D0: { type: object } } }",
      ...Array.from(
        { length: 30 },
        (_, at) =>
          `  - { target: $.components.schemas, description: deep, update: { D${at + 1}: { not: { not: { not: { not: { not: { not: { not: { not: { not: {} } } } } } } } } } } }`,
      ),
      ...Array.from(
        { length: 30 },
        (_, at) =>
          `  - { target: $.components.schemas.D${at + 1}${".not".repeat(9)}, description: deep, copy: $.components.schemas.D${at} }`,
      ),
    ]);
    expect(found).toContainEqual(expect.stringMatching(/^source\/limit: The document nests \d+ levels deep/));
  });

  test("by references that apply schemas twice as often each time are a finding", async () => {
    const names = Array.from({ length: 30 }, (_, at) => at);
    const found = await lintWith(
      names.map(
        (at) =>
          `  - { target: $.components.schemas, description: more, update: { B${at}: { allOf: [{ $ref: '#/components/schemas/${at === 0 ? "A" : `B${at - 1}`}' }, { $ref: '#/components/schemas/${at === 0 ? "A" : `B${at - 1}`}' }] } } }`,
      ),
    );
    expect(found).toContainEqual(expect.stringMatching(/^source\/limit: \d+ schemas apply to one value/));
  });
});
