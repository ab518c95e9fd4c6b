import type { Break } from "./break.js";

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
  ["shape/nullable-in-31", "safe", 'nick: { type: [string, "null"] }', "nick: { nullable: true }"],
  ["shape/nullable-in-31", "safe", 'nick: { type: [string, "null"] }', "nick: { type: string, nullable: 'true' }"],
];
