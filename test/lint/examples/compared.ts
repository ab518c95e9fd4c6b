import { parse, stringify } from "yaml";
import { compileBinding } from "../../../generator/contract/compile.js";
import { compareProviders, NO_CONFIG } from "../../../generator/lint/index.js";
import { SourceText } from "../../../generator/source/text.js";
import { modelOf } from "../../contract/documents.js";
import { readDocument } from "../read.js";
import { BINDING, CONTRACT, contractOf, DOCUMENT, type Node, operationOf, propertiesOf } from "./bindings.js";

/** What is done to a provider's document and binding so that it does what a row of the example says. */
type Change = (document: Node, binding: Node) => unknown;

const json = (schema: Node) => ({ content: { "application/json": { schema } } });
const named = (...names: readonly string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
});
const refused =
  (status: string): Change =>
  (document, binding) => {
    operationOf(document).responses[status] = { description: "Refused." };
    binding.responses[status] = { outcome: "not_released", fault: "PET_ADOPTED", because: "It has a home." };
  };
const scheme =
  (name: string): Change =>
  (document) => {
    document.components.securitySchemes.key = { type: "http", scheme: name };
  };
const errors =
  (...names: readonly string[]): Change =>
  (document) => {
    operationOf(document).responses["404"] = { description: "No such pet.", ...json(named(...names)) };
  };
const id =
  (schema: Node): Change =>
  (document) =>
    Object.assign(document.components.parameters.Id.schema, schema);
const pet =
  (...names: readonly string[]): Change =>
  (document) => {
    const { id, status, released_at } = propertiesOf(document);
    document.components.schemas.Pet.properties = { id, status, released_at, ...named(...names).properties };
  };
const spelt =
  (state: string): Change =>
  (document, binding) => {
    propertiesOf(document).status.enum = [state];
    binding.responses["200"].cases = { [state]: { outcome: "released", because: "It has a home." } };
  };
const time =
  (schema: Node): Change =>
  (document) => {
    document.components.schemas.Pet.properties = { first: schema, ...propertiesOf(document) };
  };
const nothing: Change = () => undefined;

/** Of each rule the two providers that its wrong example tells of. */
export const COMPARED: Readonly<Record<string, readonly [a: Change, b: Change]>> = {
  "providers/authentication": [scheme("basic"), scheme("bearer")],
  "providers/error-shape": [errors("code", "message"), errors("type", "title", "status", "detail")],
  "providers/id-form": [id({ format: "uuid" }), id({ minLength: 27, maxLength: 27 })],
  "providers/id-place": [
    nothing,
    (document, binding) => {
      document.paths["/pets/release"] = { post: { ...operationOf(document), parameters: [] } };
      delete document.paths["/pets/{id}/release"];
      const body = { ...json({ type: "object", required: ["id"], properties: { id: { type: "string" } } }) };
      document.paths["/pets/release"].post.requestBody = { required: true, ...body };
      binding.request = { body: { "/id": "$input.petId" }, drop: ["reason", "idempotencyKey"] };
    },
  ],
  "providers/idempotency-key": [
    (document, binding) => {
      const key = { name: "Idempotency-Key", in: "header", schema: { type: "string" } };
      operationOf(document).parameters = [...operationOf(document).parameters, key];
      binding.request = { ...binding.request, header: { "Idempotency-Key": "$input.idempotencyKey" }, drop: [] };
    },
    nothing,
  ],
  "providers/name-case": [pet("at_home"), pet("atHome", "isFed")],
  "providers/pending-outcome": [
    (_document, binding) => {
      binding.responses["200"].cases.KEPT = {
        outcome: "release_pending",
        next: "read_pet",
        because: "It is kept still.",
      };
    },
    nothing,
  ],
  "providers/refusal-status": [refused("409"), refused("422")],
  "providers/state-spelling": [spelt("TAKEN"), spelt("Taken")],
  "providers/success-body": [
    (document, binding) => {
      operationOf(document).responses["200"] = { description: "Released." };
      binding.responses["200"] = { outcome: "released", basis: "status_code" };
    },
    pet(),
  ],
  "providers/time-format": [
    time({ type: "integer", description: "In seconds since the Unix epoch." }),
    time({ type: "string", format: "date-time" }),
  ],
  "providers/work-in-flight": [
    (document) => {
      operationOf(document).description = "A walk in flight is ended.";
    },
    nothing,
  ],
};

const { value: contract } = contractOf(parse(CONTRACT));

/** What a comparison of two providers says, by rule. */
export function rowsOf(a: Change, b: Change): ReadonlyMap<string, string> {
  if (contract === undefined) throw new Error("the contract is not one");
  const providers = [a, b].map((change, index) => {
    const [document, binding] = [parse(DOCUMENT), parse(BINDING)];
    change(document, binding);
    const effective = readDocument(stringify(document), { provider: index === 0 ? "a" : "b" });
    const source = new SourceText("release-pet.yaml", stringify(binding));
    const { value: plan } = compileBinding({ contract, model: modelOf(effective), source });
    return { effective, overlays: [], plans: plan === undefined ? [] : [plan] };
  });
  const bound = providers.flatMap(({ plans }) => plans).length;
  if (bound !== 2) throw new Error(`${bound} of two providers are bound`);
  return new Map(compareProviders({ providers, config: NO_CONFIG }).map(({ rule, message }) => [rule, message]));
}
