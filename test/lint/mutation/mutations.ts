import { CASCADES_3_0, CASCADES_3_1 } from "./cascades.js";

/** One way to break a clean document: `from` stands in it once, and what takes its place is what the rule names. */
export interface Mutation {
  readonly rule: string;
  readonly document: "pets-3.0.yaml" | "pets-3.1.yaml" | "release-pet.md";
  readonly from: string;
  readonly to: string;
}

export type Break = readonly [rule: string, from: string, to: string];

const OPENAPI_3_0: readonly Break[] = [
  ["shape/version-as-number", "openapi: 3.0.3", "openapi: 3.0"],
  ["shape/number-as-string", "minLength: 1,", 'minLength: "1",'],
  ["shape/number-as-string", "minItems: 0", 'minItems: "0"'],
  ["shape/number-as-string", "maximum: 100", 'maximum: "100"'],
  ["shape/boolean-as-string", "required: false", 'required: "false"'],
  ["shape/boolean-as-string", "uniqueItems: true", 'uniqueItems: "true"'],
  ["shape/boolean-as-string", "nullable: true", 'nullable: "true"'],
  ["shape/exclusive-limit-form", "minimum: 0, exclusiveMinimum: true", "exclusiveMinimum: 0"],
  ["shape/type-form", "type: string, nullable: true, example", 'type: [string, "null"], example'],
  ["shape/type-form", "code: { type: string", 'code: { type: "null"'],
  ["shape/limits-contradict", "minLength: 1, maxLength: 64", "minLength: 64, maxLength: 1"],
  ["shape/limits-contradict", "minItems: 0", "minItems: 11"],
  ["shape/limits-contradict", "minimum: 1, maximum: 100", "minimum: 100, maximum: 99"],
  ["shape/enum-without-type", "      type: string\n      enum: [cat, dog]", "      enum: [cat, dog]"],
  ["shape/unknown-keyword", "required: [id, name]", "requried: [id, name]"],
  ["shape/unknown-keyword", "format: uri", "fromat: uri"],
  [
    "shape/unknown-keyword",
    "          description: Another refusal.",
    "          descripton: x\n          description: Another refusal.",
  ],
  ["shape/unknown-keyword", "      operationId: getPet\n", "      operationID: getPet\n"],
  ["shape/unknown-keyword", "uniqueItems: true", "uniqueItem: true"],
  ["shape/invalid-component-key", "    NewPet:\n", "    Spare Pet: { type: object }\n    NewPet:\n"],
  [
    "shape/invalid-component-key",
    "    key: { type: apiKey",
    "    the key: { type: http, scheme: basic }\n    key: { type: apiKey",
  ],
  [
    "shape/closed-response",
    "    Owner:\n      type: object\n",
    "    Owner:\n      type: object\n      additionalProperties: false\n",
  ],
  [
    "shape/path-parameter-not-required",
    "        required: true\n        schema: { type: integer }",
    "        schema: { type: integer }",
  ],
  ["shape/path-parameter-mismatch", "name: owner_id", "name: owner"],
  ["shape/path-parameter-mismatch", "/owners/{owner_id}/pets", "/owners/mine/pets"],
  ["shape/path-parameter-mismatch", "/owners/{owner_id}/pets", "/owners/{owner_id}/{place}/pets"],
  [
    "shape/redundant-media-types",
    "    Refused:\n      description: The call was refused.\n      content:\n",
    '    Refused:\n      description: The call was refused.\n      content:\n        text/json:\n          schema: { $ref: "#/components/schemas/Problem" }\n',
  ],
  ["openapi/struct", 'version: "1.0"\n  description: A shelter', "version: 1\n  description: A shelter"],
  ["openapi/struct", "tags:\n  - name: Pets", "tags:\n  - Pets"],
  ["openapi/struct", "type: number, minimum", "type: decimal, minimum"],
  ["openapi/struct", "in: header, name: x-key", "in: head, name: x-key"],
  [
    "openapi/no-unresolved-refs",
    'owner: { $ref: "#/components/schemas/Owner" }',
    'owner: { $ref: "#/components/schemas/Owners" }',
  ],
  ["openapi/no-unresolved-refs", '- $ref: "#/components/parameters/Limit"', '- $ref: "#/components/parameters/Limits"'],
  [
    "openapi/no-ambiguous-paths",
    "  /owners/{owner_id}/pets:",
    "  /{place}/mine:\n    summary: Again\n  /owners/{owner_id}/pets:",
  ],
  [
    "openapi/no-identical-paths",
    "  /owners/{owner_id}/pets:",
    "  /pets/{other_id}:\n    summary: Again\n  /owners/{owner_id}/pets:",
  ],
  ["openapi/no-duplicated-enum-values", "enum: [cat, dog]", "enum: [cat, dog, cat]"],
  ["openapi/no-enum-type-mismatch", "enum: [cat, dog]", "enum: [cat, dog, 3]"],
  [
    "openapi/no-schema-type-mismatch",
    "        labels:\n          type: array\n",
    "        labels:\n          type: array\n          properties: {}\n",
  ],
  ["openapi/no-required-schema-properties-undefined", "required: [id, name]", "required: [id, name, age]"],
  [
    "openapi/no-empty-servers",
    "servers:\n  - url: https://{region}.example.test\n    variables:\n      region: { default: eu, enum: [eu, us] }",
    "servers: []",
  ],
  ["openapi/no-undefined-server-variable", "    variables:\n      region: { default: eu, enum: [eu, us] }\n", ""],
  ["openapi/no-server-variables-empty-enum", "enum: [eu, us]", "enum: []"],
  ["openapi/path-declaration-must-exist", "/owners/{owner_id}/pets", "/owners/{}/{owner_id}/pets"],
  ["openapi/path-not-include-query", "/owners/{owner_id}/pets", "/owners/{owner_id}/pets?all=true"],
  ["openapi/operation-operationId-unique", "operationId: getPet", "operationId: addPet"],
  [
    "openapi/operation-parameters-unique",
    "        - name: kind\n          in: query\n",
    "        - { name: kind, in: query, schema: { type: string } }\n        - name: kind\n          in: query\n",
  ],
  ["openapi/operation-2xx-response", '        "201":', '        "301":'],
  [
    "openapi/spec-ref-siblings",
    'kind: { $ref: "#/components/schemas/Kind" }',
    'kind: { $ref: "#/components/schemas/Kind", nullable: true }',
  ],
  [
    "openapi/spec-ref-siblings",
    'owner: { $ref: "#/components/schemas/Owner" }',
    'owner: { $ref: "#/components/schemas/Owner", readOnly: true }',
  ],
  ["openapi/nullable-type-sibling", "        labels:\n", "        extra: { nullable: true }\n        labels:\n"],
  ["openapi/security-defined", "security: [{ key: [] }]", "security: [{ token: [] }]"],
  ["example/schema-mismatch", "id: 7, name: Rex", 'id: "7", name: Rex'],
  ["example/schema-mismatch", "kind: dog, status: FREE", "kind: bird, status: FREE"],
  ["example/schema-mismatch", "id: 7, name: Rex,", "id: 7,"],
  [
    "docs/enum-only-in-prose",
    "          enum: [FREE, KEPT]\n          description: The state of the pet.",
    "          description: FREE indicates a pet to take. KEPT indicates one with a home.",
  ],
  ["docs/constraint-only-in-prose", "The page of the owner.", "The page of the owner. Must be HTTPS."],
  ["docs/open-enum", "What was wrong.", "What was wrong. More values may be added."],
  ["docs/html-in-description", "A shelter for pets.", "A shelter for pets. <script>alert(1)</script>"],
  ["docs/conditional-field-only-in-prose", "The page of the owner.", "Present only when the owner has one."],
  ["docs/status-only-in-prose", "Another refusal.", "'Another refusal. Possible HTTP status codes: 401, 409.'"],
];

const OPENAPI_3_1: readonly Break[] = [
  ["shape/version-as-number", "openapi: 3.1.0", "openapi: 3.1"],
  ["shape/nullable-in-31", 'nick: { type: [string, "null"] }', "nick: { type: string, nullable: true }"],
  [
    "shape/nullable-in-31",
    "id: { type: integer }\n        nick",
    "id: { type: integer, nullable: false }\n        nick",
  ],
  ["shape/exclusive-limit-form", "exclusiveMinimum: 0", "minimum: 0, exclusiveMinimum: true"],
  ["shape/type-form", 'type: [string, "null"]', "type: null"],
  ["shape/limits-contradict", "exclusiveMinimum: 0, maximum: 100", "minimum: 101, maximum: 100"],
  ["shape/unknown-keyword", "exclusiveMinimum: 0", "exclusiveMinimun: 0"],
  ["openapi/no-enum-type-mismatch", "type: string, enum: [cat, dog]", "type: integer, enum: [cat, dog]"],
  ["openapi/no-empty-servers", "servers:\n  - url: https://api.example.test", "servers: []"],
];

const PAGE: readonly Break[] = [
  ["contract/no-idempotency-key", "        - { name: Idempotency-Key, in: header, schema: { type: string } }\n", ""],
  ["contract/status-missing", '        "429":', '        "410":'],
  ["contract/status-missing", "        5XX:", '        "418":'],
  ["contract/response-field-optional", "required: [pet_id, status]", "required: [pet_id]"],
  ["contract/auth-failure-as-403", "The right to release is lacking.", "Missing or invalid access key."],
  [
    "contract/problem-media-type",
    "        text: { type: string }\n",
    "        type: { type: string }\n        title: { type: string }\n        status: { type: integer }\n        detail: { type: string }\n        text: { type: string }\n",
  ],
  [
    "docs/unreleased-operation",
    "# Release a pet\n\n>",
    "# Release a pet\n\n<Note>\n  This endpoint is not yet released.\n</Note>\n\n>",
  ],
  [
    "docs/precondition-only-in-prose",
    "> Releases a pet into the garden.\n",
    "> Releases a pet into the garden.\n> Only KEPT pets can be released.\n",
  ],
  ["docs/enum-value-differs", "Where the pet lives.", "Where the pet lives. The mode HOUSE has a door."],
  [
    "docs/response-value-narrower-in-prose",
    "* **status** — its state",
    "* **status** — its state (always `FREE` after a release)",
  ],
  ["docs/secret-in-response", "A picture.", "A picture. This link is a secret."],
  [
    "docs/secret-in-response",
    "        note: { type: string",
    "        access_token: { type: string }\n        note: { type: string",
  ],
  [
    "docs/unit-only-in-prose",
    "freed_at: { type: string, format: date-time, description: When the pet was freed. }",
    "freed_at: { type: integer, description: When the pet was freed. Measured in seconds since the Unix epoch. }",
  ],
  ["docs/webhook-only-in-prose", "The pet is free.", "The pet is free. The webhook `pet.released` follows."],
  [
    "docs/race-documented",
    "The pet stays.",
    "The pet stays. The pet is past its date and the job has not flipped it yet.",
  ],
  [
    "docs/error-schema-missing",
    '        "409":\n          description: The pet stays.\n          content:\n            application/json:\n              schema: { $ref: "#/components/schemas/Refusal" }\n',
    '        "409":\n          description: The pet stays.\n',
  ],
  ["docs/parameter-undocumented", " --header 'x-shelter: north'", ""],
  ["docs/auth-only-in-prose", "      security: [{ bearer: [] }]\n", "      security: []\n"],
  [
    "docs/prose-disagrees",
    "https://img.example.test/7",
    "It is at https://img.example.test/7 or at https://img.example.test/8",
  ],
  ["docs/prose-disagrees", "The key is missing. }", "You are not authorized. }"],
  ["docs/prose-disagrees", "A picture.", "A picture. For pet-0123456789abcdef0 it is blue."],
  ["docs/prose-disagrees", "A remark.", "A remark. Shown only once."],
  [
    "docs/constraint-only-in-prose",
    "maxLength: 200, description: A remark.",
    "description: A remark of up to 200 characters.",
  ],
  ["docs/constraint-only-in-prose", "maxLength: 200, description: A remark.", "description: A free-form remark."],
  ["example/field-missing", '"status": "FREE", "mode": "GARDEN" }', '"status": "FREE" }'],
  ["example/schema-mismatch", '"mode": "GARDEN" }', '"mode": "FOREST" }'],
  [
    "shape/redundant-media-types",
    '            application/json:\n              schema: { $ref: "#/components/schemas/Pet" }\n',
    '            text/plain:\n              schema: { $ref: "#/components/schemas/Pet" }\n            application/json:\n              schema: { $ref: "#/components/schemas/Pet" }\n',
  ],
  ["shape/path-parameter-mismatch", "  /pets/{pet_id}/release:", "  /pets/{pet}/release:"],
];

const of = (document: Mutation["document"], breaks: readonly Break[]): readonly Mutation[] =>
  breaks.map(([rule, from, to]) => ({ rule, document, from, to }));

export const mutations: readonly Mutation[] = [
  ...of("pets-3.0.yaml", [...OPENAPI_3_0, ...CASCADES_3_0]),
  ...of("pets-3.1.yaml", [...OPENAPI_3_1, ...CASCADES_3_1]),
  ...of("release-pet.md", PAGE),
];
