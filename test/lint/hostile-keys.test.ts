import { describe, expect, it } from "vitest";
import { lint } from "../../generator/lint/index.js";
import { readDocument } from "./read.js";

const document = (name: string) =>
  readDocument(`openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: "https://api.example.com" }]
paths:
  /pets:
    get:
      operationId: listPets
      security: [{ key: [] }]
      responses:
        "200":
          description: Pets.
          content:
            application/json:
              schema:
                type: object
                properties:
                  ${JSON.stringify(name)}: { type: string }
`);

describe("a member that has the name of what every object has", () => {
  it.each(["hasOwnProperty", "__proto__", "constructor", "toString", "valueOf"])(
    "%s does not switch off the OpenAPI rules",
    async (name) => {
      const rules = (await lint({ published: document(name) })).map(({ rule }) => rule);
      expect(rules).toContain("openapi/security-defined");
      expect(rules).not.toContain("lint/internal");
    },
  );
});
