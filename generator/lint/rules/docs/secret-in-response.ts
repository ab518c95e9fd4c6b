import { getObject, getString, isObject, type JsonObject } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import { foldSpace, splitSentences } from "../../../source/sentences.js";
import { addMembers, review } from "../../fixes.js";
import { inQuotes } from "../../quote.js";
import { reachableSchemas } from "../../reach.js";
import type { Problem } from "../../rule.js";
import { defineRule, type Rule } from "../../rule.js";

export const secretInResponse: Rule = defineRule({
  id: "docs/secret-in-response",
  severity: "warning",
  title: "A response carries a secret",
  why: "Whoever logs the response, or shows it in an error, gives the secret away.",
  help: "Mark the field with `x-concordat-secret: true`: it is then redacted in results, errors and drift events.",
  examples: {
    as: "page",
    wrong: `# Release a pet

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200":
          description: A pet
          content:
            application/json:
              schema:
                type: object
                properties:
                  link: { type: string, description: Holds a token that is a secret. Do not log it. }
\`\`\`
`,
    right: `# Release a pet

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200":
          description: A pet
          content:
            application/json:
              schema:
                type: object
                properties:
                  link: { type: string, x-concordat-secret: true, description: Holds a token that is a secret. Do not log it. }
\`\`\`
`,
  },
  *check(context) {
    for (const { node, tokens } of reachableSchemas(context, context.boundOperations)) {
      for (const [name, property] of Object.entries(getObject(node, "properties") ?? {})) {
        const at = [...tokens, "properties", name];
        const resolved = context.resolver.follow(property, at);
        if (resolved === undefined || !isObject(resolved.node) || resolved.node["x-concordat-secret"] === true)
          continue;
        const sentence = splitSentences(getString(resolved.node, "description") ?? "")
          .map(({ start, end }) => foldSpace((getString(resolved.node, "description") ?? "").slice(start, end)))
          .find((text) => SAID.test(text));
        if (sentence !== undefined)
          yield said({ rule: this.id, root: context.document.root, name, at, sentence, resolved: resolved.tokens });
        else if (NAMED.test(name) && isText(resolved.node)) {
          yield {
            at,
            point: "key",
            message: `\`${name}\` may be a secret: that is inferred from its name, the document does not say so`,
            subject: name,
          };
        }
      }
    }
  },
});

const SAID =
  /\b(?:is|are) (?:a )?secret\b|\b(?:do not|don't|never|must not be) (?:log|logged|share|shared)\b|\bkeep (?:it|this) (?:secret|confidential)\b/i;

/** Names of what opens something by itself: not an id, not a public key. */
const NAMED =
  /(?:^|_)(?:secret|password|private_?key|api_?key|sdk_?key|client_?secret|access_?token|refresh_?token)$|(?:^|_)(?:payment|checkout|hosted|magic|login)(?:_\w+)?_(?:url|link)$|(?:Secret|Password|PrivateKey|ApiKey|SdkKey|AccessToken|RefreshToken|PaymentLink|CheckoutUrl|PaymentUrl)$/;

function isText(schema: JsonObject): boolean {
  return schema.type === "string" || (Array.isArray(schema.type) && schema.type.includes("string"));
}

function said(from: {
  readonly rule: string;
  readonly root: JsonObject;
  readonly name: string;
  readonly at: readonly PointerToken[];
  readonly sentence: string;
  readonly resolved: readonly PointerToken[];
}): Problem {
  const { rule, root, name, at, sentence, resolved } = from;
  const reason = "The description says that the value is a secret.";
  return {
    at,
    point: "key",
    message: `\`${name}\` is a secret, in prose only: ${inQuotes(sentence)}`,
    subject: name,
    fix: review(addMembers({ rule, root, reason, tokens: resolved, update: { "x-concordat-secret": true } })),
  };
}
