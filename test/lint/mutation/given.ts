import type { Change, Mutation } from "./break.js";

const WITHOUT_KEY: Change = ["        - { name: Idempotency-Key, in: header, schema: { type: string } }\n", ""];

const WITHOUT_SERVER: Change = ["servers:\n  - url: https://api.example.test\n", ""];

const WITHOUT_BODY: Change = [
  `        "409":
          description: The pet stays.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Refusal" }
`,
  `        "409":\n          description: The pet stays.\n`,
];

/** Nothing outside the document speaks of credentials. */
const WITHOUT_CREDENTIALS: readonly Change[] = [
  ["Every call carries an access token. Names", "Every call counts. Names"],
  ["--header 'Authorization: Bearer KEY' ", ""],
];

/** The document neither declares credentials nor asks for any. */
const WITHOUT_SCHEME: readonly Change[] = [
  ["      security: [{ bearer: [] }]\n", "      security: []\n"],
  ["  securitySchemes:\n    bearer: { type: http, scheme: bearer }\n", ""],
];

type Page = Pick<Mutation, "rule" | "given" | "change"> & Partial<Pick<Mutation, "fix">>;

const page = (mutation: Page): Mutation => ({ document: "release-pet.md", fix: "none", ...mutation });

/** Ways to break a document that is not the clean one to begin with. */
export const GIVEN: readonly Mutation[] = [
  {
    rule: "openapi/security-scopes-defined",
    fix: "none",
    document: "pets-3.0.yaml",
    given: [
      [
        "type: apiKey, in: header, name: x-key",
        "type: oauth2, flows: { clientCredentials: { tokenUrl: https://id.example.test, scopes: { read: Read } } }",
      ],
      ["{ key: [] }", "{ key: [read] }"],
    ],
    change: ["{ key: [read] }", "{ key: [write] }"],
  },
  page({
    rule: "docs/retry-advice-without-idempotency",
    given: [WITHOUT_KEY],
    change: ["Names of pets are given by their owners.", "Implement retries with a growing delay."],
  }),
  page({
    rule: "docs/retry-advice-without-idempotency",
    given: [WITHOUT_KEY],
    change: ["The shelter failed.", "The shelter failed. Please try again."],
  }),
  page({
    rule: "docs/error-code-only-in-prose",
    given: [WITHOUT_BODY],
    change: ["description: The pet stays.", 'description: "`pet_kept` — the pet stays."'],
  }),
  page({
    rule: "docs/error-code-only-in-prose",
    given: [WITHOUT_BODY],
    change: ["Names of pets are given by their owners.", "For a pet that stays the call returns 409 `pet_kept`."],
  }),
  page({
    rule: "docs/error-code-only-in-prose",
    given: [WITHOUT_BODY],
    change: [
      "## Response\n",
      "| Status | Code | Cause |\n|---|---|---|\n| 409 | `pet_kept` | It stays. |\n\n## Response\n",
    ],
  }),
  page({
    rule: "docs/error-code-only-in-prose",
    given: [WITHOUT_BODY],
    change: ["description: The pet stays.", 'description: "The pet stays: error code `pet_kept`"'],
  }),
  page({
    rule: "docs/placeholder-server",
    given: [WITHOUT_SERVER],
    change: ["'https://api.example.test/pets/7/release'", "'{{BaseUrl}}/pets/7/release'"],
  }),
  page({
    rule: "contract/auth-missing",
    given: WITHOUT_CREDENTIALS,
    change: ["      security: [{ bearer: [] }]\n", ""],
  }),
  page({
    rule: "docs/auth-only-in-prose",
    fix: "review",
    given: [...WITHOUT_CREDENTIALS, ...WITHOUT_SCHEME],
    change: ["Every call counts.", "Every call carries a bearer token."],
  }),
  {
    rule: "docs/operation-address-missing",
    fix: "none",
    document: "pets-3.1.yaml",
    change: [
      "components:\n",
      'x-concordat-operations:\n  freePet:\n    responses: { "200": { description: It is free. } }\ncomponents:\n',
    ],
  },
];
