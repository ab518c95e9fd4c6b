import { describe, expect, it } from "vitest";
import { compileErrors } from "./compiler.js";
import { emitSmall, smallModel, smallPlan, sourceIn } from "./small.js";

const document = `
openapi: 3.1.0
info: { title: "*/ evil() /* \\u2028 \`\${x}\`", version: "1" }
servers: [{ url: "https://api.example.com/\\"+evil()+\\"" }]
paths:
  /a/{constructor}/{__proto__}:
    post:
      operationId: delete
      summary: "*/ evil(); /*"
      parameters:
        - { name: constructor, in: path, required: true, schema: { type: string } }
        - { name: __proto__, in: path, required: true, schema: { type: string } }
        - { name: "a\\"b\\\\", in: query, schema: { type: string, enum: ["x\\"y", "\`"] } }
        - { name: x-y, in: header, schema: { type: string } }
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  __proto__: { type: string }
                  constructor: { type: object, properties: { "a b": { type: string, enum: ["on\\"", "off"] } } }
                  toString: { type: string }
                  reply: { type: object, properties: { body: { type: string } } }
                  stringOf: { type: object, properties: { cancelSession: { type: string } } }
        "400":
          description: bad
          content: { application/json: { schema: { $ref: "#/components/schemas/Client" } } }
  /b:
    get:
      operationId: service
      responses:
        "204": { description: ok }
        default: { description: other, content: { text/plain: { schema: { type: string } } } }
  /c:
    get:
      operationId: operations
      responses: { 3XX: { description: elsewhere } }
components:
  schemas:
    Client:
      type: object
      properties: { hasOwnProperty: { type: string }, input: { $ref: "#/components/schemas/DeleteOperationInput" } }
    DeleteOperationInput: { type: string }
`;

const binding = `
operation: { name: delete, because: The test says so. }
security: none
request:
  path: { constructor: $input.sessionId, __proto__: $input.sessionId }
  drop: [reason, idempotencyKey]
responses:
  "200":
    when:
      - if: response.body.reply.body == "reply"
        then: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      - if: response.body.stringOf.cancelSession == "x" && has(response.body.stringOf)
        then: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
    switch: $response.body#/constructor/a b
    cases:
      'on"': { outcome: cancelled, because: The test says so. }
      off: { outcome: not_cancelled, fault: REJECTED }
    set:
      /message: $response.body#/toString
      /referenceId: $response.body#/__proto__
  "400":
    set: { /message: $response.body#/hasOwnProperty }
    outcome: not_cancelled
    fault: REJECTED
`;

describe("names that mean something to JavaScript or TypeScript", () => {
  it("end in packages that compile, with every name as the document has it", async () => {
    const model = smallModel(document);
    const workspace = await emitSmall(model, [smallPlan(model, binding)]);
    expect(workspace.findings.filter(({ rule }) => rule.startsWith("emit/does"))).toEqual([]);
    expect(compileErrors({ packages: workspace.packages })).toEqual([]);
    expect(sourceIn(workspace, "src/types.ts")).toContain('readonly ["__proto__"]: string;');
    expect(sourceIn(workspace, "src/cancel-session.ts")).toContain('["__proto__"]: input.sessionId');
  });

  it("give a schema that is called like an export a name of its own", async () => {
    const model = smallModel(document);
    const types = sourceIn(await emitSmall(model), "src/types.ts");
    expect(types).toContain('export type ClientSchema = components["schemas"]["Client"];');
    expect(types).toContain("export interface DeleteOperationInput {");
    expect(types).toContain('export type DeleteOperationInputSchema = components["schemas"]["DeleteOperationInput"];');
  });

  it("never leave a comment or a string", async () => {
    const { packages } = await emitSmall(smallModel(document));
    const small = packages.find(({ folder }) => folder === "small");
    for (const { path, text } of small?.files ?? []) {
      if (!path.endsWith(".ts")) continue;
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\]|\\.)*"/g, "");
      expect(code.includes("evil"), path).toBe(false);
    }
  });
});

describe("two packages of one folder", () => {
  it("are a finding, and the first stays", async () => {
    const { findings, packages } = await emitSmall(smallModel(document), [], "runtime");
    expect(findings.map(({ rule }) => rule)).toContain("emit/name-taken");
    expect(packages.map(({ folder }) => folder)).toEqual(["cancel-session", "runtime"]);
  });
});
