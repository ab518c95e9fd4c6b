import { describe, expect, test } from "vitest";
import { type Finding, lint } from "../../generator/lint/index.js";
import { closedListIn } from "../../generator/lint/prose/closed-lists.js";
import { conditionIn } from "../../generator/lint/prose/conditions.js";
import { limitsIn } from "../../generator/lint/prose/limits.js";
import { refusalIn, statusOfRefusalIn } from "../../generator/lint/prose/refusals.js";
import { readDocument } from "./read.js";

const known = new Set(["free", "kept", "on_loan", "deleted"]);

describe("a condition on a state", () => {
  test.each([
    ["Only pets in FREE or LOST status can be taken.", "FREE LOST"],
    ["Only pets with status `FREE` can be taken.", "FREE"],
    ["Only pets whose status is FREE may be taken.", "FREE"],
    ["Only an order that is `OPEN` may be changed.", "OPEN"],
    ["Only pending top-ups can be canceled.", "pending"],
    ["Only kept pets can be released.", "kept"],
    ["Note that only <code>free</code> pets MAY be taken.", "free"],
    ["It can only be taken while it is still free.", "free"],
    [
      "A plan can only be taken if its status is <code>not_started</code> or <code>active</code>.",
      "not_started active",
    ],
    ["A payment can be cancelled only while it is pending.", "pending"],
    ["You can only delete a draft invoice (you cannot delete a published one).", "draft"],
    ["You may only change an order while it is open.", "open"],
    ["Notes can be added only to pets in the `FREE`, `LOST`, or `KEPT` state.", "FREE LOST KEPT"],
    ["A pet can be taken when it is in one of these statuses: `free`, `lost`.", "free lost"],
    ["A session can be canceled when it is in <code>requires_input</code> <a href='x'>status</a>.", "requires_input"],
    ["It can be called once the status of the pet has been set to `FREE`.", "FREE"],
    ["The pet must be in FREE status.", "FREE"],
    ["The pet must already be in the `free` state.", "free"],
    ["The run must be in a terminal status (`done`, or `failed`).", "done failed"],
    ["The order's status must be `OPEN`.", "OPEN"],
    ["Its status must be one of `OPEN` or `HELD`.", "OPEN HELD"],
    ["The pet must have the status FREE.", "FREE"],
    ["The pet must be FREE to be taken.", "FREE"],
    ["Orders that are not OPEN cannot be changed.", "OPEN"],
    ["Pets that are no longer in a free state will fail.", "free"],
    ["Cancels a refund with a status of `requires_action`.", "requires_action"],
  ])("is what allows the call: %s", (text, states) => {
    expect(conditionIn(text, known)).toEqual({ states: states.split(" "), allows: true });
  });

  test.each([
    ["You cannot change an order in the `DRAFT` state.", "DRAFT"],
    ["You cannot take a pet with the `LOST` status.", "LOST"],
    ["You cannot delete a pet that has reached the terminal state (KEPT).", "KEPT"],
    ["Orders with a `DONE` or `CANCELED` state cannot be updated.", "DONE CANCELED"],
    ["Jobs already in a terminal state (`done`, `failed`) cannot be cancelled.", "done failed"],
    ["Points already in `GONE` status return `400 Bad Request`.", "GONE"],
    ["A payment cannot be cancelled once it has been captured.", "captured"],
    ["You can't void a payment that has been fully captured.", "captured"],
  ])("is what forbids the call: %s", (text, states) => {
    expect(conditionIn(text, known)).toEqual({ states: states.split(" "), allows: false });
  });

  test.each([
    "Only PNG files can be uploaded.",
    "Only SEPA payments can be reversed.",
    "Only `name` can be changed.",
    "Only the `photo` field may be set.",
    "Only one release can be active at a time.",
    "Only pets that you may see are returned.",
    "Only pets with a status of `FREE` are returned.",
    "Lists the pets with a status of FREE.",
    "Marks a pet with the status LOST.",
    "Returns an open order.",
    "The pet is in FREE status.",
    "If the pet is in the `lost` status, use `/find` instead.",
    "Releasing a pet in `kept` state will notify its owner.",
    "The `photo` must be a PNG.",
    "The amount must be PAID IN FULL by the customer.",
    "You cannot use this with an API key.",
    "After the order reaches the end, it cannot be deleted.",
    "The status of the order changes to CANCELED.",
    "You can only update the name of the pet.",
    "You cannot retrieve the pet after it has been deleted.",
    "A shelter can only be deleted if it does not contain any pet.",
    "The value of status must be `OPEN` or `CLOSED`.",
  ])("is none, or not clear: %s", (text) => {
    expect(conditionIn(text, known)).toBeUndefined();
  });

  test("costs no more than its length, however long it is", () => {
    expect(conditionIn(`Only ${"in a pet ".repeat(200_000)} FREE status can`)).toBeUndefined();
  });
});

describe("a limit of a value", () => {
  test.each([
    ["Up to 10 characters.", "text"],
    ["Max 10 characters.", "text"],
    ["Max: 10 characters", "text"],
    ["Max. 10 chars", "text"],
    ["Maximum of 10 Unicode characters.", "text"],
    ["At most 10 characters.", "text"],
    ["No longer than 10 characters.", "text"],
    ["No more than 10 characters.", "text"],
    ["Must not exceed 10 characters.", "text"],
    ["Cannot be longer than 10 characters.", "text"],
    ["Should not be longer than 1,000 characters.", "text"],
    ["Limited to 10 characters.", "text"],
    ["10 characters or fewer.", "text"],
    ["10 characters max.", "text"],
    ["A name with a limit of 10 characters.", "text"],
    ["There is a 10-character limit.", "text"],
    ["Max length: 10", "text"],
    ["* maxLength: 10 characters", "text"],
    ["The maximum length of this field is 10 characters.", "text"],
    ["Must be fewer than 10 characters.", "text"],
    ["At least 5 characters.", "text"],
    ["Minimum length: 3 characters.", "text"],
    ["Exactly 10 characters.", "text"],
    ["Must be 10 characters long.", "text"],
    ["Fixed length: 3 characters", "text"],
    ["A 3-character code of the currency.", "text"],
    ["Must be exactly 6 digits.", "text"],
    ["Between 5 and 10 characters.", "text"],
    ["Must be 5-10 characters.", "text"],
    ["Must be an HTTPS URL.", "text"],
    ["A UUID v7.", "text"],
    ["Up to 50 keys.", "members"],
    ["Maximum of 50 key/value pairs.", "members"],
    ["Up to 20 items.", "items"],
    ["A list of up to 20 pets, each with a name.", "items"],
    ["Up to 200 pets allowed.", "items"],
    ["Max: 10 pet IDs.", "items"],
    ["Maximum of 100 pets per request.", "items"],
    ["Must be between 1 and 100.", "number"],
    ["Limit can range between 1 and 100, and the default is 10.", "number"],
    ["A number from 0 to 1 that says how sure it is.", "number"],
    ["Ranges from 1-999, with a higher score for a better one.", "number"],
    ["Values will be in the range [0, 31].", "number"],
    ["Must be greater than 0.", "number"],
    ["Must be at least 1.", "number"],
    ["Must not exceed 200.", "number"],
    ["Maximum value: **672** (28 days).", "number"],
    ["Min: 0.", "number"],
  ])("is found: %s", (text, of) => {
    expect(limitsIn(text).map((limit) => limit.of)).toContain(of);
  });

  test.each([
    "Between 5 and 10 characters are usually enough.",
    "Typically up to 10 characters.",
    "We recommend at most 10 characters.",
    "About 10 characters, at most 20 characters.",
    "By default, up to 10 items are returned.",
    "For example up to 10 characters.",
    "Up to 10 characters should be sufficient.",
    "Approximately between 1 and 100.",
    "When paid by card, at most 10 characters.",
    "For card payments, must be between 1 and 100.",
    "Maximum 10 characters for `ach` transfers or 140 characters for `wire` transfers.",
    "The combined length must not exceed 22 characters.",
    "Only the first 10 characters are shown.",
    "The last 4 digits of the number.",
    "Words with fewer than 3 characters are ignored.",
    "With at most 12 decimal places.",
    "100 is a match, 99-70 is a partial one.",
    "Number between 1 and 28, or `last`.",
    "Since version 2018-05-22.",
    "There must be at least 1 line item to use this.",
    "Must be between 1 and 5 MB.",
    "Up to 14 days in the past.",
    "Supported values: 1, 4, 8.",
    "The maximum is set by the account.",
    "minLength: 0 characters",
  ])("is not set, or not for each value: %s", (text) => {
    expect(limitsIn(text)).toEqual([]);
  });
});

describe("all values of a text", () => {
  test.each([
    ["Type of the fee, one of: `fee` or `tax`.", "fee tax"],
    ["One of <code>a</code>, <code>b</code>, or <code>c</code>.", "a b c"],
    ["Must be `sku`, `tax`, or `shipping`.", "sku tax shipping"],
    ["Possible values are `good` or `bad`.", "good bad"],
    ["Allowed values: `a`, `b`", "a b"],
    ["This can be either `person` or `company`.", "person company"],
  ])("are said: %s", (text, values) => {
    expect(closedListIn(text)).toEqual(values.split(" "));
  });

  test.each([
    "Exactly one of `name`, `number`, or `id` must be set.",
    "One of `a` or `b` is required.",
    "One of `a`, `b`, or any other name.",
    "Possible values include `a` and `b`.",
    "The file's `purpose` must be one of the following: `logo`, `icon`.",
    "If paid by card, one of `a` or `b`.",
    "Each value must be `on`, `off`, or `default`.",
    "For example one of `a` or `b`.",
    "This will be either `a` or `b` if it is sent by `c`.",
    "Sent as either `secret` or `key`.",
    "Currently one of `a` or `b`.",
  ])("are not, or not clearly: %s", (text) => {
    expect(closedListIn(text)).toEqual([]);
  });
});

describe("a code beside a status", () => {
  test.each([
    ["Returns 404 `no_such_pet`.", "404 no_such_pet"],
    ["Throws HTTP 409 `pet_kept`.", "409 pet_kept"],
    ["Fails with a 404 Not Found error `no_such_pet`.", "404 no_such_pet"],
    ["Responds with status 409 (`PET_KEPT`).", "409 PET_KEPT"],
    ["`no_such_pet` (404): there is none.", "404 no_such_pet"],
    ["- `no_such_pet` (HTTP 404)", "404 no_such_pet"],
    ["404: `no_such_pet`", "404 no_such_pet"],
    ["| 409 | `pet_kept` | It stays. |", "409 pet_kept"],
    ["| `pet_kept` | 409 Conflict | It stays. |", "409 pet_kept"],
    ["Returns <code>404</code> <code>no_such_pet</code>", "404 no_such_pet"],
  ])("is read: %s", (text, wanted) => {
    const { status, code } = refusalIn(text) ?? {};
    expect(`${status} ${code}`).toBe(wanted);
  });

  test.each([
    "Returns 200 `pet_found`.",
    "Returns HTTP 400 with `error_type` = `INVALID`.",
    "Up to 404 `pet_names`.",
    "`pet_name` (40 characters)",
    "There are 450 `pet_names` in it.",
  ])("is not: %s", (text) => {
    expect(refusalIn(text)).toBeUndefined();
  });
});

test.each([
  ["Returns 404 if there is none.", "404"],
  ["MAY return a 422 error.", "422"],
  ['This will result in a "422 Unprocessable Entity" response.', "422"],
  ["If there are none, an 400 error is returned.", "400"],
  ["You will receive a 412 error.", "412"],
  ["The response will be a 409 Conflict.", "409"],
  ["Subsequent calls SHOULD return 404 Not Found.", undefined],
  ["Returns up to 404 pets.", undefined],
  ["A transfer may be created if a 500 error is returned.", undefined],
])("the status of a refusal in %j is %s", (text, status) => {
  expect(statusOfRefusalIn(text)).toBe(status);
});

/** The findings of one rule in a file that stands by itself. */
async function found(rule: string, text: string): Promise<readonly Finding[]> {
  const head = `openapi: 3.0.3\ninfo: { title: Pets, version: "1" }\nservers: [{ url: https://api.example.test }]\n`;
  const findings = await lint({ published: readDocument(head + text, { file: "pets.yaml" }) });
  return findings.filter((finding) => finding.rule === rule);
}

const operations = `paths:
  /pets/{id}/release:
    post:
      description: Releases a pet. Only pets in FREE or LOST status can be released. Throws HTTP 409 \`pet_kept\` else.
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: Released }
        "404": { description: "\`no_such_pet\`: there is none. A pet must be in FREE status." }
  /pets/{id}/feed:
    post:
      description: Feeds an active pet. Returns 422 if it has eaten.
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Only pets in KEPT status can be fed. } }
`;

test("of a file by itself each operation's own condition is one finding, with the other sentences beside it", async () => {
  const findings = await found("docs/precondition-only-in-prose", operations);
  expect(findings.map(({ message }) => message)).toEqual([
    "The state that POST /pets/{id}/release needs is said in prose only: “Only pets in FREE or LOST status can be released.”",
  ]);
  expect(findings[0]?.related?.map(({ message }) => message)).toEqual(["“A pet must be in FREE status.”"]);
  expect(findings[0]?.location).toMatchObject({ line: 7, pointer: "/paths/~1pets~1{id}~1release/post/description" });
});

test.each([
  ["lists a code that names the state", "[pet_released, no_such_pet]", 0],
  ["lists other codes", "[no_such_pet, too_late]", 1],
])("a state that a sentence forbids is told by it alone unless a refusal %s", async (_case, codes, count) => {
  const released = `paths:
  /pets/{id}/release:
    post:
      description: You cannot release a pet with the RELEASED status.
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: Released }
        "409":
          description: Refused
          content: { application/json: { schema: { properties: { code: { type: string, enum: ${codes} } } } } }
`;
  expect(await found("docs/precondition-only-in-prose", released)).toHaveLength(count);
});

test("of a file by itself the codes of each operation are told at their statuses", async () => {
  const findings = await found("docs/error-code-only-in-prose", operations);
  expect(findings.map(({ message }) => message)).toEqual([
    "409 comes with pet_kept, and the document declares no such response",
    "404 comes with no_such_pet, and its body has no schema",
  ]);
});

test("a status that an operation's description names and no response declares is told", async () => {
  const findings = await found("docs/status-only-in-prose", operations);
  expect(findings.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^409 of POST \/pets\/\{id\}\/release is named in prose only/),
    expect.stringMatching(/^422 of POST \/pets\/\{id\}\/feed is named in prose only/),
  ]);
});

const property = (schema: string) =>
  `paths: {}\ncomponents: { schemas: { Pet: { type: object, properties: { x: ${schema} } } } }\n`;

test.each([
  ["of a text that has none", "{ type: string, description: Max 10 characters. }", 1],
  ["of a text that has one", "{ type: string, maxLength: 10, description: Max 10 characters. }", 0],
  ["of a text that has a list of values", "{ type: string, enum: [a, b], description: Max 10 characters. }", 0],
  ["of characters for a number", "{ type: integer, description: Max 10 characters. }", 0],
  ["of a value for a text", '{ type: string, description: "Must be between 1 and 100." }', 0],
  ["of a number", '{ type: integer, description: "Must be between 1 and 100." }', 1],
  ["of a number that has it", '{ type: integer, maximum: 100, description: "Must be between 1 and 100." }', 0],
  ["in minutes of a number of seconds", '{ type: integer, description: "Must be between 1 and 100 minutes." }', 0],
  ["of the texts in a list", "{ type: array, items: { type: string }, description: Max 10 characters. }", 1],
  ["of a member of an object", "{ type: object, properties: { y: {} }, description: Max 10 characters. }", 0],
  [
    "that a part of the schema states",
    "{ description: Max 10 characters., allOf: [{ type: string, maxLength: 10 }] }",
    0,
  ],
  ["in two sentences", '{ type: string, description: "At least 3 characters. Max 10 characters." }', 1],
])("a limit %s", async (_, schema, count) => {
  expect(await found("docs/constraint-only-in-prose", property(schema))).toHaveLength(count);
});

test.each([
  ["is told", "y", 1],
  ["is not told where a value names a member beside it: there may be more of them", "a", 0],
])("a list of all values %s", async (_, beside, count) => {
  const text = `paths: {}\ncomponents: { schemas: { Pet: { type: object, properties: { kind: { type: string, description: "One of \`a\` or \`b\`." }, ${beside}: { type: string } } } } }\n`;
  expect(await found("docs/enum-only-in-prose", text)).toHaveLength(count);
});

test("a limit that the description of a parameter sets is told, unless its schema states it", async () => {
  const parameter = (more: string) =>
    `paths: { /pets: { get: { parameters: [{ name: limit, in: query, description: From 1 to 100., schema: { type: integer${more} } }], responses: { "200": { description: Pets } } } } }\n`;
  expect(await found("docs/constraint-only-in-prose", parameter(""))).toHaveLength(1);
  expect(await found("docs/constraint-only-in-prose", parameter(", maximum: 100"))).toEqual([]);
});
