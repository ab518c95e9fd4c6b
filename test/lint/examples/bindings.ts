import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { compileBinding } from "../../../generator/contract/compile.js";
import { readExpectations } from "../../../generator/contract/expectations/read-expectations.js";
import { readContract } from "../../../generator/contract/read-contract.js";
import { SourceText } from "../../../generator/source/text.js";
import { documentOf, modelOf } from "../../contract/documents.js";

/** A contract of this repository in the words of the examples: a pet is released as a session is cancelled. */
export const CONTRACT = [
  ["cancelled", "released"],
  ["canceled", "freed"],
  ["cancellation", "freeing"],
  ["cancelation", "letting_go"],
  ["cancelling", "releasing"],
  ["canceling", "setting_free"],
  ["cancellable", "releasable"],
  ["canceller", "releaser"],
  ["cancel", "release"],
  ["session", "pet"],
  ["PET_COMPLETED", "PET_ADOPTED"],
].reduce(
  (text, [from = "", to = ""]) =>
    text.replaceAll(from, to).replaceAll(from.toUpperCase(), to.toUpperCase()).replaceAll(capital(from), capital(to)),
  readFileSync("specs/contract/cancel-session.openapi.yaml", "utf8"),
);

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export const DOCUMENT = `openapi: 3.1.0
info: { title: Shelter, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}:
    get: { operationId: getPet, parameters: [{ $ref: "#/components/parameters/Id" }], responses: {} }
  /pets/{id}/release:
    post:
      operationId: releasePet
      security: [{ key: [] }]
      parameters: [{ $ref: "#/components/parameters/Id" }]
      requestBody: { content: { application/json: { schema: { type: object, properties: { reason: { type: string } } } } } }
      responses:
        "200": { description: The pet., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
        "403": { description: No. }
        "404": { description: No such pet. }
        "503": { description: Later. }
components:
  parameters:
    Id: { name: id, in: path, required: true, schema: { type: string } }
  securitySchemes:
    key: { type: http, scheme: bearer }
  schemas:
    Pet:
      type: object
      required: [id, status, released_at]
      properties:
        id: { type: string }
        status: { type: string, enum: [FREE, KEPT] }
        count: { type: integer }
        tags: { type: array, items: { type: string } }
        note: { type: string }
        at: { type: integer, description: In seconds since the Unix epoch. }
        released_at: { type: string, format: date-time }
        expires_at: { type: string, format: date-time }
`;

export const BINDING = `operation: releasePet
request:
  path: { id: $input.petId }
  body: { /reason: $input.reason }
  drop: [idempotencyKey]
responses:
  "200":
    switch: $response.body#/status
    cases:
      FREE: { outcome: released, because: The page calls a pet free that was released. }
      KEPT: { outcome: not_released, fault: PET_ADOPTED, because: It has a home. }
    set: { /petId: $response.body#/id, /releasedAt: $response.body#/released_at }
  "403": { outcome: not_released, fault: PERMISSION_DENIED }
  "404": { outcome: not_released, fault: PET_NOT_FOUND }
`;

// biome-ignore lint/suspicious/noExplicitAny: parsed YAML, which each example changes somewhere else.
export type Node = any;
export type BindingExample = (text: string) => { readonly binding: Node; readonly document?: (root: Node) => unknown };

const base = (): Node => parse(BINDING);
const given = (text: string): Node => parse(text) ?? {};

/** What stands in the binding, in its request, under its responses, or under the response that has a body. */
const at =
  (find: (binding: Node) => Node, document?: (root: Node) => void): BindingExample =>
  (text) => {
    const binding = base();
    Object.assign(find(binding), given(text));
    return { binding, ...(document === undefined ? {} : { document }) };
  };
const top = at((binding) => binding);
const request = at((binding) => binding.request);
const responses = (document?: (root: Node) => void) => at((binding) => binding.responses, document);
const success = (document?: (root: Node) => void) => at((binding) => binding.responses["200"], document);
const cases = (document?: (root: Node) => void) => at((binding) => binding.responses["200"].cases, document);
const guard: BindingExample = (text) => {
  const binding = base();
  binding.responses["200"].when = parse(`- ${text.trim()}
  then: { outcome: released }
`);
  return { binding };
};
const set = at((binding) => binding.responses["200"].set);

export const operationOf = (root: Node) => root.paths["/pets/{id}/release"].post;
export const propertiesOf = (root: Node) => root.components.schemas.Pet.properties;
const answers = (status: string, response: Node) => (root: Node) => {
  operationOf(root).responses[status] = { description: "An answer.", ...response };
};
const states =
  (...names: readonly string[]) =>
  (root: Node) => {
    propertiesOf(root).status.enum = names;
  };
const inDocument =
  (put: (root: Node, value: Node) => void): BindingExample =>
  (text) => ({ binding: base(), document: (root) => put(root, given(text)) });

const BODY = {
  content: { "application/json": { schema: { type: "object", properties: { code: { type: "string" } } } } },
};

const TOLD = structuredClone(BODY);
Object.assign(TOLD.content["application/json"].schema.properties, { message: { type: "string" } });

/** The rules of a binding whose examples are run, each with where its example stands. */
export const BINDINGS: Readonly<Record<string, BindingExample>> = {
  "contract/basis-unstated": responses(answers("204", {})),
  "contract/body-unread": responses(states("RELEASED", "KEPT")),
  "contract/case-not-in-enum": success(),
  "contract/case-unreachable": success(),
  "contract/dangling-pointer": success(),
  "contract/definite-5xx": responses(),
  "contract/definite-redirect": responses(answers("302", {})),
  "contract/enum-ignored": responses((root) => {
    propertiesOf(root).free = { type: "boolean" };
  }),
  "contract/example-undecoded": success((root) => {
    propertiesOf(root).status = { type: "string" };
    operationOf(root).responses["200"].content["application/json"].example = { id: "a", status: "LOST" };
  }),
  "contract/guard-literal": guard,
  "contract/guard-syntax": guard,
  "contract/guard-type": guard,
  "contract/identity-unread": (text) => {
    const binding = base();
    binding.responses["200"].set = {};
    Object.assign(binding.responses["200"], given(text)["200"]);
    return { binding };
  },
  "contract/input-lost": (text) => {
    const binding = base();
    const { drop = [], ...sent } = given(text).request;
    binding.request = { ...sent, drop: ["idempotencyKey", ...drop] };
    return { binding, document: (root) => delete operationOf(root).requestBody };
  },
  "contract/invalid-binding": (text) => {
    const { operation: _operation, ...rest } = base();
    return { binding: { ...given(text), ...rest } };
  },
  "contract/method-safety": top,
  "contract/names-crossed": success(),
  "contract/no-success": at((binding) => binding, answers("204", {})),
  "contract/operation-contradicted": at(
    (binding) => binding,
    (root) => {
      root.paths["/pets/{id}/refund"] = { post: { ...operationOf(root), operationId: "refundPet" } };
      root.paths["/pets/{id}/free"] = { post: { ...operationOf(root), operationId: "freePet" } };
    },
  ),
  "contract/otherwise-on-success": (text) => {
    const binding = base();
    const { otherwise, ...kept } = given(text)["200"];
    Object.assign(binding.responses["200"], kept, otherwise === undefined ? {} : { otherwise });
    return { binding };
  },
  "contract/pending-without-next": cases(states("FREE", "KEPT", "PENDING")),
  "contract/prose-read": responses(answers("409", TOLD)),
  "contract/range-alone": responses(answers("4XX", BODY)),
  "contract/required-not-set": (text) => {
    const binding = base();
    Object.assign(binding.request, given(text).request);
    return {
      binding,
      document: (root) => {
        operationOf(root).requestBody = {
          required: true,
          content: {
            "application/json": {
              schema: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
            },
          },
        };
      },
    };
  },
  "contract/response-undeclared": responses(),
  "contract/response-unmapped": responses((root) => {
    answers("202", {})(root);
    operationOf(root).responses["200"] = { description: "Done." };
  }),
  "contract/secret-read": success((root) => {
    propertiesOf(root).pickup_link = { type: "string", "x-concordat-secret": true };
  }),
  "contract/security-unbound": inDocument((root, { securitySchemes }) => {
    root.components.securitySchemes = securitySchemes;
  }),
  "contract/status-contradicted": responses(),
  "contract/success-on-error-status": responses(),
  "contract/switch-not-exhaustive": success(),
  "contract/target-contradicted": success((root) => {
    propertiesOf(root).pending_ids = { type: "array", items: { type: "string" } };
  }),
  "contract/target-set-twice": success(),
  "contract/target-unset": success(),
  "contract/type-mismatch": set,
  "contract/unit-unstated": (text) => {
    const binding = base();
    binding.responses["200"].set["/releasedAt"] = { from: "$response.body#/released_at", as: "epoch_seconds" };
    return { binding, document: (root) => Object.assign(propertiesOf(root), given(text)) };
  },
  "contract/unknown-input": request,
  "contract/unknown-operation": top,
  "contract/unknown-parameter": request,
  "contract/unknown-target": success(),
  "contract/verdict-not-allowed": cases(),
  "contract/word-contradicted": success(states("released")),
  "contract/word-unknown": success(states("OK")),
};

/** The contract, whose result says when a pet was released. */
function contractDocument(): Node {
  const document = parse(CONTRACT);
  document.components.schemas.Released.allOf[1].required.push("releasedAt");
  return document;
}

export const contractOf = (document: Node) =>
  readContract(modelOf(documentOf(new SourceText("release-pet.openapi.yaml", stringify(document)))));

/** The contract whose result says when, read once. */
const bound: ReturnType<typeof contractOf> = contractOf(contractDocument());

/** The rules that the checks of a binding report, with the example in its place. */
export function rulesOfBinding(example: BindingExample, text: string): readonly string[] {
  const { binding, document } = example(text);
  const root = parse(DOCUMENT);
  document?.(root);
  const { value: contract, findings } = bound;
  if (contract === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  const model = modelOf(documentOf(new SourceText("source.yaml", stringify(root))));
  const source = new SourceText("release-pet.yaml", stringify(binding));
  return compileBinding({ contract, model, source }).findings.map(({ rule }) => rule);
}

/** The rules that the reader of a contract reports where a part of its block is the example's. */
export function rulesOfContract(text: string): readonly string[] {
  const document = contractDocument();
  const { outcomes, ...block } = given(text)["x-concordat"];
  if (typeof outcomes === "object") Object.assign(document["x-concordat"].outcomes, outcomes);
  else document["x-concordat"].outcomes = outcomes;
  Object.assign(document["x-concordat"], block);
  return contractOf(document).findings.map(({ rule }) => rule);
}

/** What a provider must come to, for its one scenario but for the result. */
const EXPECTATIONS = `contract: release-pet
input: { petId: a }
request: { method: POST, target: "/pets/{id}/release" }
scenarios:
  released:
    answers: [{ status: 200, body: { id: a, status: FREE } }]
    requests: 1
`;

/** The rules that the reader of expectations reports where the words of a result are the example's. */
export function rulesOfExpectations(text: string): readonly string[] {
  const { value: contract } = bound;
  const operation = modelOf(documentOf(new SourceText("source.yaml", DOCUMENT))).operations.find(
    ({ operationId }) => operationId === "releasePet",
  );
  if (contract === undefined || operation === undefined) throw new Error("there is no contract or no operation");
  const expectations = parse(EXPECTATIONS);
  const rest = { releasedAt: "2026-07-01T12:00:00Z", provenance: { httpStatus: 200, basis: "body", status: "FREE" } };
  expectations.scenarios.released.result = { ...rest, ...given(text).result };
  const source = new SourceText("release-pet.yaml", stringify(expectations));
  const about = { provider: "shelter", contract, operation, named: new Map([["released", "The pet is free."]]) };
  return readExpectations(source, about).findings.map(({ rule }) => rule);
}

/** The rules that the binding has which the examples change. */
export const rulesOfBase = (): readonly string[] => rulesOfBinding(() => ({ binding: base() }), "");
