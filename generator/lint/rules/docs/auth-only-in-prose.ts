import type { Fix } from "../../../repair/overlay.js";
import { getObject } from "../../../source/json.js";
import { authenticationIn, type Credentials } from "../../authentication.js";
import type { Context } from "../../context.js";
import { addMembers, replaceMembers, review } from "../../fixes.js";
import type { OperationView } from "../../operations.js";
import { inCode, inQuotes } from "../../quote.js";
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
    const found = authenticationIn(context);
    const declared = declaresSchemes(context);
    // Words alone may be of the scheme that is declared and that another operation requires.
    if (operation === undefined || found === undefined || (declared && found.sent === undefined)) return;
    const { said, sent } = found;
    const at = said?.locate() ?? sent?.location;
    const credentials = sent?.credentials ?? (/\bbearer\b/i.test(said?.text ?? "") ? BEARER : undefined);
    const sends = credentials === undefined ? "" : `The page's own call sends ${wordsFor(credentials)}`;
    if (at === undefined) return;
    yield {
      at,
      message: `${said === undefined ? sends : `The page says ${inQuotes(said.text)}`}, and ${operation.name} declares no security`,
      subject: operation.operationId ?? operation.name,
      related: [
        { message: "The operation", location: context.locate(operation.site.tokens, "key") },
        ...(said === undefined || sent === undefined ? [] : [{ message: sends, location: sent.location }]),
      ],
      ...(declared || credentials === undefined || context.document.version === "2.0"
        ? {}
        : { fix: declare(context, operation, credentials) }),
    };
  },
});

/** The one scheme whose name is said in words. */
const BEARER: Credentials = { scheme: "bearer" };

function wordsFor(credentials: Credentials): string {
  if (credentials.scheme === "key") return `a key in ${inCode(credentials.name)}`;
  return credentials.scheme === "basic" ? "a user and a password" : "a bearer token";
}

function declaresSchemes({ document: { root } }: Context): boolean {
  const schemes = getObject(getObject(root, "components"), "securitySchemes") ?? getObject(root, "securityDefinitions");
  return schemes !== undefined && Object.keys(schemes).length > 0;
}

/** The scheme and its requirement (OpenAPI 3.1, 4.8.27 and 4.8.30). */
function declare(context: Context, operation: OperationView, credentials: Credentials): Fix {
  const { root } = context.document;
  const isKey = credentials.scheme === "key";
  const name = isKey ? "apiKey" : `${credentials.scheme}Auth`;
  const reason = `The page demands ${wordsFor(credentials)}, and the document declares no scheme.`;
  const change = { rule: ID, root, reason };
  const scheme = isKey
    ? { type: "apiKey", in: credentials.in, name: credentials.name }
    : { type: "http", scheme: credentials.scheme };
  const securitySchemes = { [name]: scheme };
  const declared =
    getObject(root, "components") === undefined
      ? addMembers({ ...change, tokens: [], update: { components: { securitySchemes } } })
      : addMembers({ ...change, tokens: ["components"], update: { securitySchemes } });
  const own = operation.site.node.security;
  const security = { tokens: operation.site.tokens, update: { security: [{ [name]: [] }] } };
  return review(
    declared,
    own === undefined
      ? addMembers({ ...change, ...security })
      : replaceMembers({ ...change, ...security, expected: { security: own } }),
  );
}
