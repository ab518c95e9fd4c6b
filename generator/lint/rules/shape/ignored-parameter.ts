import { getString } from "../../../source/json.js";
import { inCode } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

/** The headers that a parameter cannot describe, and where each is described. */
const HEADERS: ReadonlyMap<string, string> = new Map([
  [
    "accept",
    "The media types of the responses say what is accepted: describe them under `content`, and remove the parameter.",
  ],
  [
    "content-type",
    "The media types of the body say what is sent: describe them under `content`, and remove the parameter.",
  ],
  ["authorization", "Declare a security scheme and require it, and remove the parameter."],
]);

export const ignoredParameter: Rule = defineRule({
  id: "shape/ignored-parameter",
  severity: "warning",
  title: "A header parameter is one that OpenAPI ignores",
  why: "A parameter called `Accept`, `Content-Type` or `Authorization` shall be ignored (OpenAPI 3.0.3, 4.7.12.2; 3.1.1, 4.8.12.2): what it says does not hold, and a client does not send it because of it.",
  help: "Describe the media types under `content` and credentials as a security scheme.",
  examples: {
    wrong: `paths:
  /pets:
    get:
      parameters:
        - { name: Authorization, in: header, required: true, schema: { type: string } }
      responses:
        "200": { description: Pets }
`,
    right: `paths:
  /pets:
    get:
      security: [{ bearer: [] }]
      responses:
        "200": { description: Pets }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer }
`,
  },
  *check({ document: { version }, sites }) {
    if (version === "2.0") return;
    for (const { node, tokens } of sites.of("parameter")) {
      const name = getString(node, "in") === "header" ? (getString(node, "name") ?? "") : "";
      const help = HEADERS.get(name.toLowerCase());
      if (help === undefined) continue;
      yield { at: [...tokens, "name"], message: `A header parameter ${inCode(name)} is ignored`, subject: name, help };
    }
  },
});
