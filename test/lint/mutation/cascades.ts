import type { Break } from "./break.js";

const ONE_OF = `    Owner:
      type: object
      oneOf: [{ $ref: "#/components/schemas/NewPet" }, { $ref: "#/components/schemas/Problem" }]
`;
const OAUTH = "type: oauth2, flows: { clientCredentials: { tokenUrl: https://id.example.test, scopes: {} } }";

/** One slip of the pen that several rules could see: the rule of the cause finds it, and no other speaks of what follows. */
export const CASCADES_3_0: readonly Break[] = [
  [
    "shape/unknown-keyword",
    "review",
    "          description: Another refusal.\n",
    "          descripton: Another refusal.\n",
  ],
  ["shape/unknown-keyword", "review", "servers:\n  - url", "server:\n  - url"],
  ["shape/unknown-keyword", "review", "    variables:\n      region:", "    variable:\n      region:"],
  [
    "shape/unknown-keyword",
    "review",
    "          in: query\n          description: The kind of pet.\n          schema:",
    "          in: query\n          description: The kind of pet.\n          shcema:",
  ],
  ["shape/unknown-keyword", "review", "  /pets/{pet_id}:\n    parameters:", "  /pets/{pet_id}:\n    parameter:"],
  ["shape/unknown-keyword", "review", "      - name: pet_id\n", "      - nmae: pet_id\n"],
  [
    "shape/path-parameter-mismatch",
    "review",
    "  /pets/{pet_id}:\n    parameters:",
    "  /pets/:pet_id:\n    parameters:",
  ],
  ["shape/path-parameter-mismatch", "review", "/owners/{owner_id}/pets", "/owners/<int:owner_id>/pets"],
  [
    "shape/unknown-keyword",
    "review",
    "        required: true\n        schema: { type: integer }",
    "        requird: true\n        schema: { type: integer }",
  ],
  ["shape/unknown-keyword", "review", "    Kind:\n      type: string\n", "    Kind:\n      tpye: string\n"],
  ["shape/unknown-keyword", "review", "nick: { type: string, nullable", "nick: { tpye: string, nullable"],
  [
    "shape/unknown-keyword",
    "review",
    "    NewPet:\n      type: object\n      required: [name]\n      properties:",
    "    NewPet:\n      type: object\n      required: [name]\n      propertes:",
  ],
  ["shape/unknown-keyword", "review", "  securitySchemes:\n", "  securitySchema:\n"],
  ["shape/unknown-keyword", "review", "  schemas:\n    Kind:", "  shcemas:\n    Kind:"],
  ["shape/unknown-keyword", "review", "  responses:\n    Refused:", "  response:\n    Refused:"],
  ["shape/unknown-keyword", "review", "  parameters:\n    Limit:", "  paramters:\n    Limit:"],
  ["shape/unknown-keyword", "review", "components:\n  securitySchemes:", "componets:\n  securitySchemes:"],
  [
    "shape/unknown-keyword",
    "review",
    "      operationId: addPet\n      security: [{ key: [] }]\n      requestBody:\n        required: true\n        content:",
    "      operationId: addPet\n      security: [{ key: [] }]\n      requestBody:\n        required: true\n        contnet:",
  ],
  [
    "shape/unknown-keyword",
    "review",
    "      - name: pet_id\n        in: path\n",
    "      - name: pet_id\n        ni: path\n",
  ],
  ["shape/unknown-keyword", "review", "          in: query\n", "          ni: query\n"],
  ["shape/unknown-keyword", "review", "key: { type: apiKey", "key: { typ: apiKey"],
  ["shape/unknown-keyword", "review", "in: header, name: x-key", "ni: header, name: x-key"],
  ["shape/unknown-keyword", "review", "in: header, name: x-key", "in: header, nam: x-key"],
  ["shape/unknown-keyword", "review", "type: http, scheme: bearer", "type: http, schema: bearer"],
  ["shape/unknown-keyword", "review", "  - url: https", "  - uri: https"],
  ["shape/unknown-keyword", "review", "info:\n", "inf:\n"],
  ["shape/unknown-keyword", "review", "tags:\n  - name", "tags:\n  - nam"],
  ["shape/unknown-keyword", "review", "    post:\n", "    pst:\n"],
  ["shape/unknown-keyword", "review", "nick: { type: string, nullable", "nick: { typ: string, nullable"],
  ["shape/unknown-keyword", "review", "    Kind:\n      type: string\n", "    Kind:\n      typ: string\n"],
  ["shape/unknown-keyword", "review", 'owner: { $ref: "#', 'owner: { ref: "#'],
  [
    "shape/unknown-keyword",
    "review",
    "    Owner:\n      type: object\n",
    `${ONE_OF}      discriminator: { propertyname: code }\n`,
  ],
  [
    "shape/unknown-keyword",
    "review",
    "    Owner:\n      type: object\n",
    `${ONE_OF}      discriminator: { propertyName: code, maping: { a: NewPet, b: Problem } }\n`,
  ],
  ["shape/unknown-keyword", "review", "type: apiKey, in: header, name: x-key", OAUTH.replace("scopes", "scope")],
  ["shape/unknown-keyword", "review", "type: apiKey, in: header, name: x-key", OAUTH.replace("clientC", "clentC")],
  ["openapi/struct", "none", "type: apiKey, in: header, name: x-key", OAUTH.replace("flows", "flow")],
  ["openapi/struct", "none", "type: apiKey, in: header", "type: apikey, in: header"],
  ["openapi/struct", "none", "type: http, scheme: bearer", "type: htp, scheme: bearer"],
  ["openapi/struct", "none", '        "201":', '        "2O1":'],
  ["openapi/struct", "none", '        "201":', '        "20l":'],
  ["openapi/struct", "none", '        "201":', '        "20":'],
  ["openapi/struct", "none", '        "201":', "        defualt:"],
  ["shape/type-form", "review", "text: { type: string }", 'text: { type: "null", enum: [a, b] }'],
  ["shape/type-form", "review", "nick: { type: string, nullable", "nick: { type: null, nullable"],
  ["openapi/struct", "none", "      - name: pet_id\n        in: path\n", "      - name: pet_id\n        in: pth\n"],
  ["openapi/struct", "none", "      - name: pet_id\n        in: path\n", "      - in: path\n"],
  [
    "openapi/struct",
    "none",
    "      parameters:\n        - { name: owner_id, in: path, required: true, schema: { type: string } }\n",
    "      parameters: { name: owner_id, in: path, required: true, schema: { type: string } }\n",
  ],
  ["openapi/struct", "none", "text: { type: string }", "text: { type: strng, enum: [a, b] }"],
  ["openapi/struct", "none", "    Kind:\n      type: string\n", "    Kind:\n      type: strng\n"],
  [
    "openapi/struct",
    "none",
    "required: false\n      schema: { type: integer, minimum: 1, maximum: 100, default: 20 }",
    "required: false\n      type: integer\n      minimum: 1",
  ],
  [
    "openapi/struct",
    "none",
    "weight: { type: number, minimum: 0, exclusiveMinimum: true }",
    "weight: { type: number, required: true }",
  ],
  ["shape/unknown-keyword", "review", "    post:\n      tags: [Pets]", "    POST:\n      tags: [Pets]"],
  [
    "openapi/no-unresolved-refs",
    "none",
    "        - { name: owner_id, in: path, required: true, schema: { type: string } }",
    '        - $ref: "#/components/parameters/Owner"',
  ],
  [
    "openapi/no-unresolved-refs",
    "review",
    '        "400": { $ref: "#/components/responses/Refused" }\n    post:',
    '        "400": { $ref: "#/components/responses/Refuse" }\n    post:',
  ],
  [
    "openapi/no-identical-paths",
    "none",
    "  /owners/{owner_id}/pets:\n    get:",
    "  /owners/{id}/pets: { summary: Again }\n  /owners/{owner_id}/pets:\n    get:",
  ],
];

/** The same in 3.1. */
export const CASCADES_3_1: readonly Break[] = [
  [
    "shape/unknown-keyword",
    "review",
    'nick: { type: [string, "null"] }',
    'nick: { $ref: "#/components/schemas/Pet/$defs/Nick" }\n      $def:\n        Nick: { type: string }',
  ],
  [
    "shape/unknown-keyword",
    "review",
    'nick: { type: [string, "null"] }',
    'nick: { $ref: "#/components/schemas/Pet/$defs/Nick" }\n      defs:\n        Nick: { type: string }',
  ],
  ["shape/nullable-in-31", "safe", 'nick: { type: [string, "null"] }', "nick: { nullable: true }"],
  ["shape/nullable-in-31", "safe", 'nick: { type: [string, "null"] }', "nick: { type: string, nullable: 'true' }"],
];
