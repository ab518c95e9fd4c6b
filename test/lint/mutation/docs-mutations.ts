import type { Mutation } from "./mutations.js";

type Change = readonly [from: string, to: string];

/** A way to break a document that has another defect already, which `given` makes: what the rule names needs it. */
export interface MutationOf extends Mutation {
  readonly given?: Change;
}

const WITHOUT_KEY: Change = ["        - { name: Idempotency-Key, in: header, schema: { type: string } }\n", ""];

const WITHOUT_SERVER: Change = ["servers:\n  - url: https://api.example.test\n", ""];

const KEPT = `        "409":
          description: The pet stays.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Refusal" }
`;
const WITHOUT_BODY: Change = [KEPT, `        "409":\n          description: The pet stays.\n`];

const page = (rule: string, from: string, to: string, given?: Change): MutationOf => ({
  rule: `docs/${rule}`,
  document: "release-pet.md",
  from,
  to,
  ...(given === undefined ? {} : { given }),
});

export const docsMutations: readonly MutationOf[] = [
  page(
    "retry-advice-without-idempotency",
    "Names of pets are given by their owners.",
    "Implement retries with a growing delay.",
    WITHOUT_KEY,
  ),
  page("retry-advice-without-idempotency", "The shelter failed.", "The shelter failed. Please try again.", WITHOUT_KEY),
  page(
    "error-code-only-in-prose",
    "description: The pet stays.",
    'description: "`pet_kept` — the pet stays."',
    WITHOUT_BODY,
  ),
  page(
    "placeholder-server",
    "'https://api.example.test/pets/7/release'",
    "'{{BaseUrl}}/pets/7/release'",
    WITHOUT_SERVER,
  ),
  {
    rule: "docs/operation-address-missing",
    document: "pets-3.1.yaml",
    from: "components:\n",
    to: 'x-concordat-operations:\n  freePet:\n    responses: { "200": { description: It is free. } }\ncomponents:\n',
  },
];
