import type { Mutation } from "./break.js";

/** Two defects of their own on one node, or one inside the other: each is found by its own rule. */
export interface Pair extends Pick<Mutation, "document" | "change"> {
  readonly rules: readonly [one: string, other: string];
}

type Both = readonly [one: string, other: string, from: string, to: string];

const OPENAPI_3_0: readonly Both[] = [
  [
    "openapi/no-identical-paths",
    "shape/path-parameter-mismatch",
    "  /owners/{owner_id}/pets:\n    get:",
    "  /pets/{owner}:\n    get:",
  ],
  [
    "openapi/path-declaration-must-exist",
    "shape/path-parameter-mismatch",
    "/owners/{owner_id}/pets",
    "/owners/{}/{owner}/pets",
  ],
  [
    "openapi/path-not-include-query",
    "shape/path-parameter-mismatch",
    "/owners/{owner_id}/pets",
    "/owners/{owner_id}/{more}/pets?all=true",
  ],
  [
    "openapi/struct",
    "shape/unknown-keyword",
    "      operationId: getPet\n",
    "      operationID: getPet\n      produces: [text/plain]\n",
  ],
  ["openapi/struct", "shape/number-as-string", "minLength: 1, maxLength: 64", 'minLength: "1", maxLength: many'],
  ["openapi/struct", "openapi/struct", 'info:\n  title: Pets\n  version: "1.0"\n', "info:\n"],
  [
    "openapi/struct",
    "shape/path-parameter-mismatch",
    "        - { name: owner_id, in: path, required: true, schema: { type: string } }",
    "        - { name: owner, in: path, required: true, schema: { type: text } }",
  ],
  [
    "openapi/struct",
    "shape/path-parameter-not-required",
    "        required: true\n        schema: { type: integer }",
    "        schema: { type: integr }",
  ],
  [
    "openapi/no-unresolved-refs",
    "openapi/spec-ref-siblings",
    'kind: { $ref: "#/components/schemas/Kind" }',
    'kind: { $ref: "#/components/schemas/Kin", nullable: true }',
  ],
  [
    "openapi/no-duplicated-enum-values",
    "openapi/no-enum-type-mismatch",
    "enum: [cat, dog]",
    "enum: [cat, dog, cat, 3]",
  ],
  [
    "shape/enum-without-type",
    "openapi/no-duplicated-enum-values",
    "      type: string\n      enum: [cat, dog]",
    "      enum: [cat, dog, cat]",
  ],
  ["shape/limits-contradict", "shape/number-as-string", "minLength: 1, maxLength: 64", 'minLength: "64", maxLength: 1'],
  [
    "docs/open-enum",
    "openapi/no-enum-type-mismatch",
    "enum: [FREE, KEPT]\n          description: The state of the pet.",
    "enum: [FREE, KEPT, 3]\n          description: The state of the pet. More values may be added.",
  ],
  [
    "openapi/operation-2xx-response",
    "openapi/struct",
    '        "201":\n          description: The pet\n',
    '        "301":\n',
  ],
  [
    "openapi/security-defined",
    "openapi/operation-operationId-unique",
    "      operationId: addPet\n      security: [{ key: [] }]",
    "      operationId: getPet\n      security: [{ token: [] }]",
  ],
  [
    "openapi/no-undefined-server-variable",
    "openapi/no-server-variables-empty-enum",
    "  - url: https://{region}.example.test\n    variables:\n      region: { default: eu, enum: [eu, us] }",
    "  - url: https://{region}.{zone}.example.test\n    variables:\n      region: { default: eu, enum: [us] }",
  ],
  [
    "shape/invalid-component-key",
    "openapi/struct",
    "    key: { type: apiKey, in: header, name: x-key }",
    "    key: { type: apiKey, in: header, name: x-key }\n    the key: { type: http }",
  ],
  [
    "openapi/no-required-schema-properties-undefined",
    "shape/boolean-as-string",
    "required: [id, name]\n      properties:\n        id: { type: integer }",
    'required: [id, name, age]\n      properties:\n        id: { type: integer, readOnly: "true" }',
  ],
];

const of = (document: Mutation["document"], both: readonly Both[]): readonly Pair[] =>
  both.map(([one, other, from, to]) => ({
    rules: one < other ? [one, other] : [other, one],
    document,
    change: [from, to],
  }));

export const pairs: readonly Pair[] = [...of("pets-3.0.yaml", OPENAPI_3_0)];
