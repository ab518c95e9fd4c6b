import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import type { BindingPlan } from "../../../generator/contract/plan.js";
import { isObject, type JsonObject } from "../../../generator/source/json.js";
import { parseYaml } from "../../../generator/source/parse-yaml.js";
import { SourceText } from "../../../generator/source/text.js";
import { BINDING, compile, DOCUMENT, replaced } from "../shop.js";
import { edited } from "./edit.js";
import { languageKeys } from "./language.js";
import { changesOf } from "./matrix.js";

/** The shop with what its own document lacks of the language: a bare success, a status of the prose, a second state, a query. */
const document = [
  ["        5XX:", '        "204": { description: Done. }\n        5XX:'],
  ["        tries:", "        settlement: { type: string, enum: [settled, due] }\n        tries:"],
  [
    "        - { name: Idempotency-Key,",
    "        - { name: lang, in: query, schema: { type: string, enum: [en, fr] } }\n        - { name: sid, in: cookie, required: true, schema: { type: string } }\n        - { name: Idempotency-Key,",
  ],
].reduce((text, [from = "", to = ""]) => replaced(text, [from, to]), DOCUMENT);

const binding = [
  [
    "fault: SESSION_COMPLETED, next: refund_instead }",
    "fault: SESSION_COMPLETED, next: { step: refund_instead, because: It is so here. } }",
  ],
  ["operation: cancelSession\n", "operation: { name: cancelSession, because: It is so here. }\n"],
  ["  body:\n", "  query: { lang: en }\n  cookie: { sid: $config.sid }\n  body:\n"],
  ["  account: Which account.\n", "  account: Which account.\n  sid: A cookie.\n"],
  [
    "    Idempotency-Key: $input.idempotencyKey\n",
    "    Idempotency-Key: { from: $input.idempotencyKey, else: $generated.uuid }\n",
  ],
  ["    /reason: $input.reason\n", "    /reason: { from: $input.reason, because: It is so here. }\n  drop: []\n"],
  ["responses:\n", 'named: { "423": The page on locks. }\nresponses:\n'],
  [
    "      /transactions/cancelled: $response.body#/events\n",
    "      /transactions/cancelled: $response.body#/events\n    ignore: [{ at: /settlement, because: It is the shop's. }]\n",
  ],
  [
    '  "409":\n    switch: $response.body#/error/code\n',
    '  "204": { outcome: cancelled, basis: status_code }\n  "409":\n    switch: { first: [$response.body#/error/code] }\n',
  ],
].reduce((text, [from = "", to = ""]) => replaced(text, [from, to]), `${BINDING}notes: [It is a shop.]\n`);

const parsed = parseYaml({ source: new SourceText("binding.yaml", binding) }).value;
if (!isObject(parsed)) throw new Error("no binding");
const root: JsonObject = parsed;

function planOf(text: string): BindingPlan | undefined {
  return compile({ document, binding: text }).plan;
}

/** A plan without the places that it was read from. */
function meaning(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(meaning);
  if (Array.isArray(value)) return value.map(meaning);
  if (typeof value !== "object" || value === null) return value;
  const own = ["contract", "operation", "response", "body", "schema", "location"];
  return Object.entries(value).flatMap(([name, member]) => (own.includes(name) ? [] : [[name, meaning(member)]]));
}

/** Reasons and notes are for people; a list that is empty is none. */
const WITHOUT_EFFECT: readonly string[] = [
  "/operation/because dropped",
  "/operation/because with another text",
  "/request/body/~1reason/because dropped",
  "/request/body/~1reason/because with another text",
  "/request/drop dropped",
  "/named/423 with another text",
  "/responses/200/when/0/then/next/because dropped",
  "/responses/200/when/0/then/next/because with another text",
  "/responses/200/ignore/0/because with another text",
];

/**
 * What a person is free to say otherwise: to tell less, to send less that is optional, to let the contract's own rule or next step
 * stand, and the words that people read. None of them claims more than the provider said.
 */
const FREE: readonly string[] = [
  "/config/account with another text",
  "/config/sid with another text",
  "/request/header/Idempotency-Key/else dropped",
  "/request/query dropped",
  "/request/query/lang dropped",
  "/named dropped",
  "/named/423 dropped",
  "/responses/200/when dropped",
  "/responses/200/when/0 dropped",
  "/responses/200/when/0/then/next dropped",
  "/responses/200/set/~1message dropped",
  "/responses/200/set/~1cancelledAt dropped",
  "/responses/200/set/~1expiresAt dropped",
  "/responses/200/set/~1transactions~1cancelled dropped",
  "/responses/422/set dropped",
  "/responses/422/set/~1fault~1fields dropped",
  "/responses/422/set/~1fault~1fields/each/path/with with another text",
  "/notes dropped",
  "/notes/0 dropped",
  "/notes/0 with another text",
];

const before = planOf(binding);
const changes = changesOf(root);

/** What a change did: refused, without effect, or another meaning that nobody but a person can tell from the right one. */
function fateOf(text: string): "refused" | "nothing" | "free" {
  const plan = planOf(text);
  if (plan === undefined) return "refused";
  return isDeepStrictEqual(meaning(plan), meaning(before)) ? "nothing" : "free";
}

describe("every place of a binding, changed", () => {
  it("is right before", () => {
    expect(compile({ document, binding }).findings).toEqual([]);
  });

  it("uses every member of the language, but those that this operation cannot have", () => {
    const used = new Set(changes.flatMap(({ name }) => (name.split(" ")[0] ?? "").split("/")));
    expect(
      languageKeys()
        .filter((key) => !used.has(key))
        .sort(),
    ).toEqual(["safe", "security"]);
  });

  it("is refused, changes nothing, or is a choice that a person is free to make", () => {
    const fates = changes.map(({ name, edit }) => [name, fateOf(JSON.stringify(edited(root, edit)))] as const);
    const named = (fate: string) => fates.filter(([, own]) => own === fate).map(([name]) => name);
    const counts = ["refused", "nothing", "free"].map((fate) => `${named(fate).length} ${fate}`);
    console.info(`${fates.length} changes of a binding: ${counts.join(", ")}`);
    expect(named("nothing")).toEqual(WITHOUT_EFFECT);
    expect(named("free")).toEqual(FREE);
    expect(named("refused").length).toBeGreaterThan(300);
  });
});
