import type { Fix } from "../../../repair/overlay.js";
import { getObject } from "../../../source/json.js";
import { type Location, locationOfSpan } from "../../../source/origin.js";
import type { Context } from "../../context.js";
import { addMembers, replaceMembers, review } from "../../fixes.js";
import { authenticationIn } from "../../meaning.js";
import type { OperationView } from "../../operations.js";
import { inQuotes } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

const ID = "docs/auth-only-in-prose";

export const authOnlyInProse: Rule = defineRule({
  id: ID,
  severity: "error",
  title: "The prose demands credentials that the document does not declare",
  why: "A client made from the document sends no credentials, and every call is refused.",
  help: "Declare the scheme and require it. Where the page shows how it is sent, `concordat fix` proposes both for review.",
  examples: {
    as: "page",
    wrong: `# List pets

Every call needs a valid access token.

\`\`\`bash
curl https://api.example.test/pets --header 'Authorization: Bearer TOKEN'
\`\`\`

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
security: []
paths:
  /pets:
    get:
      responses:
        "200": { description: Pets }
components:
  schemas: {}
\`\`\`
`,
    right: `# List pets

Every call needs a valid access token.

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
security: [{ bearerAuth: [] }]
paths:
  /pets:
    get:
      responses:
        "200": { description: Pets }
components:
  securitySchemes:
    bearerAuth: { type: http, scheme: bearer }
\`\`\`
`,
  },
  *check(context) {
    const bare = context.operations.filter(({ security }) => security === undefined || security.length === 0);
    const [operation] = bare;
    const passage = context.passages[authenticationIn(context)?.index ?? -1];
    const shown = bearerInCode(context);
    const declared = declaresSchemes(context);
    if (operation === undefined || passage === undefined || (declared && shown === undefined)) return;
    const fix =
      declared || (shown === undefined && !/\bbearer\b/i.test(passage.text))
        ? undefined
        : declareBearer(context, operation);
    yield {
      at: passage.locate(),
      message: `The page says ${inQuotes(passage.text)}, and ${operation.name} declares no security`,
      subject: operation.operationId ?? operation.name,
      related: [
        { message: "The operation", location: context.locate(operation.site.tokens, "key") },
        ...(shown === undefined ? [] : [{ message: "The page's own call sends a bearer token", location: shown }]),
      ],
      ...(fix === undefined ? {} : { fix }),
    };
  },
});

function declaresSchemes({ document: { root } }: Context): boolean {
  const schemes = getObject(getObject(root, "components"), "securitySchemes") ?? getObject(root, "securityDefinitions");
  return schemes !== undefined && Object.keys(schemes).length > 0;
}

/** Where a code block of the page sends `Authorization: Bearer`. */
function bearerInCode({ document }: Context): Location | undefined {
  for (const { kind, text, span } of document.prose) {
    const found = kind === "code" ? /Authorization:\s*Bearer/i.exec(text) : null;
    if (found === null) continue;
    const start = span.start + found.index;
    return locationOfSpan({ source: span.source, start, end: start + found[0].length }, "");
  }
  return undefined;
}

function declareBearer({ document: { root, version } }: Context, operation: OperationView): Fix | undefined {
  if (version === "2.0") return undefined;
  const reason = "The page demands a bearer token, and the document declares no scheme.";
  const change = { rule: ID, root, reason };
  const securitySchemes = { bearerAuth: { type: "http", scheme: "bearer" } };
  const declared =
    getObject(root, "components") === undefined
      ? addMembers({ ...change, tokens: [], update: { components: { securitySchemes } } })
      : addMembers({ ...change, tokens: ["components"], update: { securitySchemes } });
  const own = operation.site.node.security;
  const security = { tokens: operation.site.tokens, update: { security: [{ bearerAuth: [] }] } };
  return review(
    declared,
    own === undefined
      ? addMembers({ ...change, ...security })
      : replaceMembers({ ...change, ...security, expected: { security: own } }),
  );
}
