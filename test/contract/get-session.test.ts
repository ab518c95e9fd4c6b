import { describe, expect, it } from "vitest";
import { compileBinding } from "../../generator/contract/compile.js";
import { readContract } from "../../generator/contract/read-contract.js";
import { SourceText } from "../../generator/source/text.js";
import { documentOf, fileOf, modelOf } from "./documents.js";
import { replaced } from "./shop.js";

const CONTRACT = fileOf("specs/contract/get-session.openapi.yaml").text;

/** A provider that a session can be read of. */
const DOCUMENT = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /sessions/{id}:
    get:
      operationId: getSession
      security: [{ key: [] }]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: X-Account, in: header, schema: { type: string } }
      responses:
        "200":
          description: The session.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Session" }
              example: { id: a, status: open, created: 1767225600 }
        "404":
          description: None of that id.
          content:
            application/json:
              schema:
                type: object
                properties:
                  error:
                    type: object
                    properties:
                      code: { type: string, enum: [resource_missing, no_account] }
                      message: { type: string }
        "422":
          description: Not so.
          content:
            application/json:
              schema:
                type: object
                properties:
                  code: { type: string }
                  message: { type: string }
        5XX: { description: Our fault. }
  /sessions/{id}/refund:
    post:
      operationId: refundSession
      security: [{ key: [] }]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: X-Account, in: header, schema: { type: string } }
      responses:
        "200":
          description: The session.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Session" }
        "404": { description: None of that id. }
components:
  securitySchemes:
    key: { type: http, scheme: bearer }
  schemas:
    Session:
      type: object
      required: [id, status, created]
      properties:
        id: { type: string }
        reference: { type: string }
        status: { type: string, enum: [open, processing, paid, canceled, expired, failed] }
        payout: { type: string, enum: [due, done] }
        created: { type: integer, description: In seconds since the epoch. }
        expires_at: { type: string, format: date-time }
        updated_at: { type: string, format: date-time }
        client_secret: { type: string, x-concordat-secret: true }
`;

const BINDING = `operation: getSession
config: { account: Whose sessions. }
request:
  path: { id: $input.sessionId }
  header: { X-Account: $config.account }
responses:
  "200":
    when:
      - if: response.body.status == "paid" && response.body.payout == "due"
        then: { outcome: found, next: await_event, set: { /state: processing }, because: The money is on its way. }
    switch: $response.body#/status
    cases:
      open: { outcome: found, set: { /state: open } }
      processing: { outcome: found, next: await_event, set: { /state: processing } }
      paid: { outcome: found, set: { /state: completed } }
      canceled: { outcome: found, set: { /state: cancelled } }
      expired: { outcome: found, set: { /state: expired } }
      failed: { outcome: found, set: { /state: failed } }
    set:
      /sessionId: $response.body#/id
      /referenceId: $response.body#/reference
      /createdAt: { from: $response.body#/created, as: epoch_seconds }
      /expiresAt: $response.body#/expires_at
  "404":
    switch: $response.body#/error/code
    cases:
      resource_missing: { outcome: not_found }
      no_account: { outcome: refused, fault: PERMISSION_DENIED }
    set: { /message: $response.body#/error/message }
  "422":
    switch: $response.body#/code
    otherwise: { outcome: refused, fault: REJECTED }
`;

interface Fault {
  readonly what: string;
  readonly rule: string;
  readonly binding?: readonly [from: string, to: string];
  readonly document?: readonly [from: string, to: string];
  readonly contract?: readonly [from: string, to: string];
}

/** The same lies as about a cancellation, where they can be told about a state: the rules know of no contract. */
const FAULTS: readonly Fault[] = [
  // What is told of a state.
  {
    what: "an open session is told to be completed",
    rule: "contract/word-contradicted",
    binding: [
      "open: { outcome: found, set: { /state: open } }",
      "open: { outcome: found, set: { /state: completed } }",
    ],
  },
  {
    what: "a paid session is told to be cancelled",
    rule: "contract/word-contradicted",
    binding: ["set: { /state: completed } }", "set: { /state: cancelled } }"],
  },
  {
    what: "a state is claimed for a word that nobody knows",
    rule: "contract/word-unknown",
    document: ["paid, canceled, expired, failed]", "paid, canceled, expired, failed, gone]"],
    binding: ["      failed: {", "      gone: { outcome: found, set: { /state: cancelled } }\n      failed: {"],
  },
  {
    what: "a guard no longer says why it contradicts the state",
    rule: "contract/word-contradicted",
    binding: [", because: The money is on its way. }", " }"],
  },
  {
    what: "a state is told without one",
    rule: "contract/target-unset",
    binding: ["expired: { outcome: found, set: { /state: expired } }", "expired: { outcome: found }"],
  },
  {
    what: "a state that the contract does not have",
    rule: "contract/type-mismatch",
    binding: ["set: { /state: expired } }", "set: { /state: lapsed } }"],
  },
  {
    what: "a missing session tells of a state",
    rule: "contract/target-contradicted",
    binding: [
      "resource_missing: { outcome: not_found }",
      "resource_missing: { outcome: not_found, set: { /state: failed } }",
    ],
  },
  {
    what: "a session that there is is told not to be",
    rule: "contract/word-contradicted",
    binding: ["failed: { outcome: found, set: { /state: failed } }", "failed: { outcome: not_found }"],
  },
  // What is read.
  {
    what: "the state is read elsewhere",
    rule: "contract/enum-ignored",
    binding: ['response.body.status == "paid" && response.body.payout == "due"', 'response.body.status == "paid"'],
  },
  {
    what: "a state is added",
    rule: "contract/switch-not-exhaustive",
    document: ["expired, failed]", "expired, failed, paused]"],
  },
  { what: "a state is dropped", rule: "contract/case-not-in-enum", document: ["expired, failed]", "expired]"] },
  {
    what: "the states are no longer listed",
    rule: "contract/switch-not-exhaustive",
    document: [
      "status: { type: string, enum: [open, processing, paid, canceled, expired, failed] }",
      "status: { type: string }",
    ],
  },
  {
    what: "a state may be a list",
    rule: "contract/type-mismatch",
    document: ["status: { type: string, enum", "status: { type: [string, array], enum"],
  },
  {
    what: "a guard compares with a state that there is not",
    rule: "contract/guard-literal",
    binding: ['response.body.payout == "due"', 'response.body.payout == "dew"'],
  },
  {
    what: "the id is no longer compared",
    rule: "contract/identity-unread",
    binding: ["      /sessionId: $response.body#/id\n", ""],
  },
  {
    what: "the id is compared with the caller's reference",
    rule: "contract/names-crossed",
    binding: ["/sessionId: $response.body#/id", "/sessionId: $response.body#/reference"],
  },
  {
    what: "a secret is told",
    rule: "contract/secret-read",
    binding: ["$response.body#/reference", "$response.body#/client_secret"],
  },
  {
    what: "the last change is told as the creation",
    rule: "contract/names-crossed",
    binding: [
      "/createdAt: { from: $response.body#/created, as: epoch_seconds }",
      "/createdAt: $response.body#/updated_at",
    ],
  },
  {
    what: "seconds are read as milliseconds",
    rule: "contract/type-mismatch",
    binding: ["as: epoch_seconds", "as: epoch_milliseconds"],
  },
  {
    what: "an example shows a state that no case names",
    rule: "contract/example-undecoded",
    document: ["example: { id: a, status: open,", "example: { id: a, status: closed,"],
  },
  // What an answer means.
  {
    what: "a missing session is told to be there",
    rule: "contract/success-on-error-status",
    binding: [
      "resource_missing: { outcome: not_found }",
      "resource_missing: { outcome: found, set: { /state: expired } }",
    ],
  },
  {
    what: "a missing account is told to be a missing session",
    rule: "contract/word-contradicted",
    document: ["no_account]", "access_denied]"],
    binding: ["no_account: { outcome: refused, fault: PERMISSION_DENIED }", "access_denied: { outcome: not_found }"],
  },
  {
    what: "what is unknown is told to be missing",
    rule: "contract/otherwise-on-success",
    binding: ["    set:\n      /sessionId", "    otherwise: { outcome: not_found }\n    set:\n      /sessionId"],
  },
  {
    what: "a server's failure is told to be a missing session",
    rule: "contract/definite-5xx",
    binding: ['  "422":', '  5XX: { outcome: not_found }\n  "422":'],
  },
  {
    what: "a bare success is told to be a missing session",
    rule: "contract/status-contradicted",
    document: ["        5XX:", '        "204": { description: Nothing. }\n        5XX:'],
    binding: ['  "404":', '  "204": { outcome: not_found, basis: status_code }\n  "404":'],
  },
  {
    what: "a timeout is told to be a missing session",
    rule: "contract/status-contradicted",
    document: ["        5XX:", '        "408": { description: Late. }\n        5XX:'],
    binding: ['  "404":', '  "408": { outcome: not_found, basis: status_code }\n  "404":'],
  },
  {
    what: "a status is forgotten",
    rule: "contract/response-unmapped",
    document: ["        5XX:", '        "403": { description: No. }\n        5XX:'],
  },
  // What is sent.
  {
    what: "the id is not sent",
    rule: "contract/required-not-set",
    binding: ["  path: { id: $input.sessionId }\n", ""],
  },
  {
    what: "something else is sent as the id",
    rule: "contract/input-lost",
    binding: ["path: { id: $input.sessionId }", "path: { id: $config.account }"],
  },
  {
    what: "an operation is bound that changes something",
    rule: "contract/method-safety",
    binding: ["operation: getSession", "operation: refundSession"],
  },
  {
    what: "an operation is bound that gives the money back, and is said to change nothing",
    rule: "contract/operation-contradicted",
    binding: ["operation: getSession\n", "operation: refundSession\nsafe: true\n"],
  },
  // The contract itself.
  {
    what: "silence is told to be a missing session",
    rule: "contract/invalid-contract",
    contract: ["noResponse: { outcome: indeterminate, fault: NO_RESPONSE }", "noResponse: { outcome: not_found }"],
  },
  {
    what: "a word of an open session is one of a missing one",
    rule: "contract/word-contradicted",
    contract: ["    not_found: [not_found,", "    not_found: [open, not_found,"],
    binding: [
      "open: { outcome: found, set: { /state: open } }",
      "open: { outcome: found, set: { /state: processing } }",
    ],
  },
  {
    what: "a state that is told needs no words",
    rule: "contract/invalid-contract",
    contract: [", named: [created, creation, create] }", " }"],
  },
  {
    what: "a missing session has the status of one that is there",
    rule: "contract/invalid-contract",
    contract: ["not_found: 404, refused", "not_found: 200, refused"],
  },
];

function rulesOf({ binding, contract, document }: Partial<Fault>): readonly string[] {
  const changed = (text: string, change: readonly [string, string] | undefined) =>
    change === undefined ? text : replaced(text, change);
  const read = readContract(modelOf(documentOf(new SourceText("get.yaml", changed(CONTRACT, contract)))));
  if (read.value === undefined) return read.findings.map(({ rule }) => rule);
  const model = modelOf(documentOf(new SourceText("shop.yaml", changed(DOCUMENT, document))));
  const source = new SourceText("get-session.yaml", changed(BINDING, binding));
  const { value, findings } = compileBinding({ contract: read.value, model, source });
  expect(value === undefined).toBe(findings.length > 0);
  return findings.map(({ rule }) => rule);
}

describe("a binding of the contract that reads a session", () => {
  it("is right before", () => {
    expect(rulesOf({})).toEqual([]);
  });

  it.each(FAULTS.map((fault) => [fault.what, fault.rule, fault] as const))(
    "is refused where %s (%s)",
    (_what, rule, fault) => {
      expect(rulesOf(fault)).toContain(rule);
    },
  );
});
