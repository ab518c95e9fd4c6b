import fc from "fast-check";
import ts from "typescript";
import { expect, it } from "vitest";
import { emitApiSources } from "../../generator/emit/api-sources.js";
import type { ApiModel } from "../../generator/model/model.js";
import { scopeModel } from "../../generator/model/scope.js";
import { smallModel } from "./small.js";

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Schemas that the directions treat differently, lead to each other, and want each other's names. */
const schemas = {
  Pet: { type: "object", properties: { state: { type: "string", enum: ["a", "b"] } } },
  PetRequest: { type: "object", properties: { pet: to("Pet") } },
  Thing: {
    type: "object",
    required: ["id", "secret"],
    properties: { id: { readOnly: true }, secret: { writeOnly: true }, state: { enum: ["a", "b"] } },
  },
  Order: { type: "object", properties: { id: { type: "string", readOnly: true }, pets: { items: to("Pet") } } },
  Login: { type: "object", properties: { password: { type: "string", writeOnly: true }, order: to("Order") } },
  Cat: { type: "object", properties: { kind: { type: "string", enum: ["cat", "kitten"] } } },
  Animal: { oneOf: [to("Cat")], discriminator: { propertyName: "kind", mapping: { cat: "Cat" } } },
  Plain: { type: "object", properties: { size: { type: "integer" } } },
  AInput: { type: "object" },
  BResult: { type: "object", properties: { plain: to("Plain") } },
  "Pet#Request": { type: "object" },
};
const keys = Object.keys(schemas);

interface Drawn {
  readonly id: string;
  readonly sent: string | undefined;
  readonly given: string | undefined;
  readonly told: string | undefined;
}

const schema = fc.option(fc.constantFrom(...keys), { nil: undefined });
const drawn: fc.Arbitrary<Drawn> = fc.record({
  id: fc.constantFrom("a", "b", "A", "get-thing", "getThing", ""),
  sent: schema,
  given: schema,
  told: schema,
});

function modelOf(operations: readonly Drawn[]): ApiModel {
  const content = (name: string) => ({ content: { "application/json": { schema: to(name.replaceAll("#", "%23")) } } });
  const post = ({ id, sent, given }: Omit<Drawn, "told">) => ({
    ...(id !== "" && { operationId: id }),
    ...(sent !== undefined && { requestBody: content(sent) }),
    responses: { 200: { description: "", ...(given !== undefined && content(given)) } },
  });
  const paths = operations.map(({ told, ...operation }, index) => {
    const callbacks = {
      tell: { "{$request.query.url}": { post: post({ id: "told", sent: told, given: undefined }) } },
    };
    return [`/${index}`, { post: { ...post(operation), ...(told !== undefined && { callbacks }) } }] as const;
  });
  const info = { title: "x", version: "1" };
  return smallModel(
    JSON.stringify({ openapi: "3.1.0", info, paths: Object.fromEntries(paths), components: { schemas } }),
  );
}

/** Each exported type, and each schema of the wire types, as it is written. */
function printedTypes(whole: ApiModel, wanted: ReadonlySet<number>): Map<string, string> {
  const model = scopeModel(whole, new Set(whole.operations.filter((_, index) => wanted.has(index))));
  const sources = emitApiSources({ model, service: "x", plans: [], runtime: "@x/runtime", contractPackage: String });
  const printed = new Map<string, string>();
  for (const { path, text } of sources.value ?? []) {
    if (!/\/(?:types|wire)\.ts$/.test(path)) continue;
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    for (const statement of file.statements) {
      if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) continue;
      if (path.endsWith("types.ts")) printed.set(`${path} ${statement.name.text}`, statement.getText());
      else if (statement.name.text === "components") addSchemas(statement, `${path} schemas`, printed);
    }
  }
  return printed;
}

function addSchemas(components: ts.Declaration, path: string, printed: Map<string, string>): void {
  const visit = (node: ts.Node, depth: number): void => {
    if (depth === 3 && ts.isPropertySignature(node)) {
      const isSchema = node.parent.parent.getText().startsWith("schemas:");
      if (isSchema) printed.set(`${path} ${node.name.getText()}`, node.getText());
      return;
    }
    ts.forEachChild(node, (child) => visit(child, depth + 1));
  };
  visit(components, 0);
}

it("A package's types keep their names and texts when any operation of the document is added to its scope", () => {
  const documents = fc.array(drawn, { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(documents, fc.nat(31), fc.nat(4), (operations, chosen, added) => {
      const whole = modelOf(operations);
      const scope = operations.flatMap((_, index) => ((chosen >> index) & 1 ? [index] : []));
      const before = printedTypes(whole, new Set(scope));
      const after = printedTypes(whole, new Set([...scope, added % operations.length]));
      for (const [name, text] of before) expect([name, after.get(name)]).toEqual([name, text]);
    }),
    { numRuns: 60, seed: 11 },
  );
});

it("An operation that answers a schema leaves the type of one that takes it as it was", () => {
  const operations = [
    { id: "createPet", sent: "Pet", given: undefined, told: undefined },
    { id: "getPet", sent: undefined, given: "Pet", told: undefined },
  ];
  const create = printedTypes(modelOf(operations), new Set([0]));
  expect(create.get("src/types.ts CreatePetInput")).toContain("PetRequest");
  expect([...create.keys()]).not.toContain("src/types.ts Pet");
  const both = printedTypes(modelOf(operations), new Set([0, 1]));
  expect(both.get("src/types.ts CreatePetInput")).toBe(create.get("src/types.ts CreatePetInput"));
});

it("A schema with properties of each direction and an enum has one type for each direction and no other", () => {
  const types = printedTypes(modelOf([{ id: "a", sent: "Thing", given: "Thing", told: undefined }]), new Set([0]));
  const names = [...types.keys()].filter((name) => /^src\/types\.ts Thing/.test(name));
  expect(names).toEqual(["src/types.ts ThingResponse", "src/types.ts ThingRequest"]);
});
