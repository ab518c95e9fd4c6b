import { relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildModel } from "../../generator/model/build.js";
import type { ApiModel } from "../../generator/model/model.js";
import { scopeModel } from "../../generator/model/scope.js";
import { statusText } from "../../generator/model/status.js";
import { loadDocument } from "../../generator/source/load.js";
import { lintRoot } from "./findings.js";
import { corpus, hasCorpus, type Root, roots } from "./roots.js";
import { Exchange } from "./round-trip/exchange.js";
import { tripsOf, type Undrawn } from "./round-trip/trips.js";

const ALL = Number.POSITIVE_INFINITY;

/** Roots of the corpus with the number of operations that are tried, and those for which no value is valid. */
const DOCUMENTS: readonly (readonly [name: string, limit: number, impossible: readonly string[]])[] = [
  ["adyen-v71", ALL, []],
  ["paypal-orders", ALL, []],
  ["paypal-payments", ALL, []],
  // Its body is exactly one of three schemas, and whatever matches one of them matches another.
  ["conekta-bundle", ALL, ["createCustomerPaymentMethods"]],
  ["acp-agentic-checkout", ALL, []],
  ["stripe", 50, []],
];

// A user's checkout has no corpus.
describe.skipIf(!hasCorpus).each(DOCUMENTS)("%s", (name, limit, impossible) => {
  const root = rootOf(name);

  let model: ApiModel;
  let exchange: Exchange;

  beforeAll(async () => {
    model = modelOf(root, limit);
    exchange = await Exchange.start(model);
  }, 120_000);

  afterAll(async () => {
    await exchange?.end();
  });

  it("sends every operation's values through, and its answers back", { timeout: 600_000 }, async () => {
    const undrawn: Undrawn[] = [];
    const wrong: string[] = [];
    const tried = new Set<string>();
    let trips = 0;
    for (const [index, operation] of model.operations.entries()) {
      const validators = exchange.loaded.validators[operation.name] ?? {};
      for (const trip of tripsOf({ model, operation, validators, seed: index * 1000, undrawn })) {
        trips += 1;
        tried.add(operation.name);
        const why = await exchange.send(operation.name, trip);
        if (why !== undefined)
          wrong.push(`${operation.name} (${JSON.stringify(trip.answer.status)}): ${why.slice(0, 1500)}`);
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    const missed = model.operations.flatMap(({ name }) => (tried.has(name) ? [] : [name]));
    expect({
      missed,
      undrawn: undrawn.filter(({ what }) => missed.some((name) => what.startsWith(`${name}:`))),
    }).toEqual({
      missed: [...impossible],
      undrawn: impossible.length === 0 ? [] : expect.anything(),
    });
    expect(trips).toBeGreaterThan(model.operations.length);
  });

  it("takes the document's own examples, or the linter says why not", { timeout: 300_000 }, async () => {
    const refused = model.operations.flatMap((operation) => {
      const { body, responses } = exchange.loaded.validators[operation.name] ?? {};
      const sent = (operation.requestBody?.content ?? []).map((media) => [media, body?.[media.mediaType]] as const);
      const received = operation.responses.flatMap(({ content, status }) =>
        content.map((media) => [media, responses?.[statusText(status)]?.[media.mediaType]] as const),
      );
      return [...sent, ...received].flatMap(([{ examples, kind }, validator]) =>
        kind !== "json"
          ? []
          : examples.flatMap(({ pointer, value }) => {
              const [first] = validator?.check(value) ?? [];
              return first === undefined ? [] : [{ pointer, found: `${pointer}: ${first.pointer} ${first.message}` }];
            }),
      );
    });
    const { findings } = await lintRoot(root);
    const told = findings.filter(({ rule }) => rule.startsWith("example/")).map(({ location }) => location.pointer);
    const silent = refused.filter(({ pointer }) => !told.some((at) => at.startsWith(pointer)));
    expect(silent.map(({ found }) => found)).toEqual([]);
  });
});

function rootOf(name: string): Root {
  const found = roots.find((root) => root.name === name);
  if (found === undefined) throw new Error(`The corpus has no ${name}`);
  return found;
}

function modelOf({ file, within }: Root, limit: number): ApiModel {
  const { value: document } = loadDocument({
    root: corpus,
    provider: "provider",
    file: relative(corpus, file),
    within: relative(corpus, within),
  });
  const { value: model } = document === undefined ? { value: undefined } : buildModel(document);
  if (model === undefined) throw new Error(`${file} gives no model`);
  const step = Math.max(1, Math.floor(model.operations.length / limit));
  const some = model.operations.filter((_, index) => index % step === 0).slice(0, limit);
  return scopeModel(model, new Set(some));
}
