import { partHeaders } from "../../../model/part-headers.js";
import { defineRule, type Rule } from "../../rule.js";

export const partHeaderNotSent: Rule = defineRule({
  id: "emit/part-header-not-sent",
  severity: "warning",
  title: "A header of a part cannot be given",
  why: "A caller gives the value of a part, and has no place for its headers: only one whose value the document fixes is sent.",
  help: "State the value, by `const`, `default` or an `enum` of one; or know that generated clients leave the header out.",
  examples: {
    wrong: `paths:
  /proofs:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { file: { type: string, format: binary } } }
            encoding:
              file: { headers: { X-Kind: { schema: { type: string } } } }
      responses: { "204": { description: Taken } }
`,
    right: `paths:
  /proofs:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { file: { type: string, format: binary } } }
            encoding:
              file: { headers: { X-Kind: { schema: { type: string, enum: [proof] } } } }
      responses: { "204": { description: Taken } }
`,
  },
  *check(context) {
    for (const { node, parent, tokens } of context.sites.of("encoding")) {
      // The parts of an answer are its server's.
      const isSent = parent?.parent?.kind === "requestBody" && /^multipart\//i.test(String(parent.tokens.at(-1)));
      for (const { name, value } of isSent ? partHeaders(node) : []) {
        if (value !== undefined) continue;
        yield {
          at: [...tokens, "headers", name],
          message: `The header ${JSON.stringify(name)} of the part ${JSON.stringify(tokens.at(-1))} is not sent: the document leaves its value open`,
        };
      }
    }
  },
});
