import { relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildModel } from "../../generator/model/build.js";
import type { ApiModel } from "../../generator/model/model.js";
import { scopeModel } from "../../generator/model/scope.js";
import { loadDocument } from "../../generator/source/load.js";
import type { Location } from "../../generator/source/origin.js";
import { lintRoot } from "./findings.js";
import { corpus, hasCorpus, type Root, roots } from "./roots.js";
import { refusedExamples, unread } from "./round-trip/examples.js";
import { Exchange } from "./round-trip/exchange.js";
import { partsOf, tripsOf, type Undrawn } from "./round-trip/trips.js";

/** Of Stripe's operations, every so many. */
const SOME = 50;

/** What no value is valid for: operation and part, and why. Everything else is tried. */
const IMPOSSIBLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "acp-agentic-checkout": {
    "completeCheckoutSession: 200 application/json":
      "it is all of two schemas: one allows no property but its own, the other requires `order`, which is none of them",
  },
};

/** Examples that no rule on examples tells of: where they stand, and why. */
const UNTOLD: Readonly<Record<string, string>> = {
  "/components/schemas/Channel":
    "a property is missing that the schema requires and does not describe: a finding on the schema",
};

/** The providers of whom every operation is tried. */
const PROVIDERS = ["adyen", "paypal", "conekta", "acp"];
/** The files that `conekta-bundle` was made of, by its own publisher; `conekta` is compared with it below. */
const SAME_AS_ANOTHER = new Set(["conekta"]);

const documents = roots.filter(
  ({ name }) => name === "stripe" || (PROVIDERS.includes(name.split("-", 1)[0] ?? "") && !SAME_AS_ANOTHER.has(name)),
);

// A user's checkout has no corpus.
describe.skipIf(!hasCorpus).each(documents.map((root) => [root.name, root] as const))("%s", (_, root) => {
  let model: ApiModel;
  let exchange: Exchange;

  beforeAll(async () => {
    const whole = modelOf(root);
    model = root.name === "stripe" ? someOf(whole, SOME) : whole;
    exchange = await Exchange.start(model);
  }, 120_000);

  afterAll(async () => {
    await exchange?.end();
  });

  it("sends every operation's values through, and its answers back", { timeout: 300_000 }, async () => {
    const undrawn: Undrawn[] = [];
    const wrong: string[] = [];
    const tried = new Set<string>();
    let trips = 0;
    for (const [index, operation] of model.operations.entries()) {
      const validators = exchange.loaded.validators[operation.name] ?? {};
      for (const trip of tripsOf({ model, operation, validators, seed: index * 1000, undrawn })) {
        trips += 1;
        for (const part of trip.covers) tried.add(part);
        const why = await exchange.send(operation.name, trip);
        if (why !== undefined) wrong.push(`${trip.covers.join(", ")}: ${why.slice(0, 1500)}`);
      }
    }
    console.info(`${root.name}: ${model.operations.length} operations, ${tried.size} parts, ${trips} trips`);
    expect(wrong.slice(0, 5)).toEqual([]);
    const untried = model.operations.flatMap(partsOf).filter((part) => !tried.has(part));
    const impossible = Object.keys(IMPOSSIBLE[root.name] ?? {});
    expect({ untried, undrawn: reasons(undrawn, impossible) }).toEqual({ untried: impossible, undrawn: [] });
  });

  it("takes every example of the document, or the linter says why not", { timeout: 300_000 }, async () => {
    const whole = modelOf(root);
    const { checked, refused } = refusedExamples(whole);
    expect(unread(whole, checked)).toEqual([]);
    const { findings } = await lintRoot(root);
    const told = findings.filter(({ rule }) => rule.startsWith("example/")).map(({ location }) => location);
    const isTold = ({ file, pointer }: Location) =>
      told.some((at) => at.file === file && (at.pointer === pointer || at.pointer.startsWith(`${pointer}/`)));
    console.info(`${root.name}: ${checked.length} examples, ${refused.length} that the linter tells of`);
    const silent = refused.filter(({ location }) => !isTold(location) && !(location.pointer in UNTOLD));
    expect(silent.map(({ found }) => found)).toEqual([]);
  });
});

describe.skipIf(!hasCorpus)("the document that is left out", () => {
  it.each([...SAME_AS_ANOTHER])("%s has the operations of the bundle that was made of it", (name) => {
    const shape = ({ operations }: ApiModel) =>
      operations.flatMap((operation) => partsOf(operation).map((part) => `${operation.path} ${part}`)).sort();
    expect(shape(modelOf(rootOf(name)))).toEqual(shape(modelOf(rootOf(`${name}-bundle`))));
  });
});

/** Each once, but those that are known. */
function reasons(undrawn: readonly Undrawn[], known: readonly string[]): readonly string[] {
  const others = undrawn.filter(({ what }) => !known.includes(what));
  return [...new Set(others.map(({ what, why }) => `${what}: ${why}`))];
}

function rootOf(name: string): Root {
  const found = roots.find((root) => root.name === name);
  if (found === undefined) throw new Error(`The corpus has no ${name}`);
  return found;
}

function modelOf({ file, within }: Root): ApiModel {
  const { value: document } = loadDocument({
    root: corpus,
    provider: "provider",
    file: relative(corpus, file),
    within: relative(corpus, within),
  });
  const { value: model } = document === undefined ? { value: undefined } : buildModel(document);
  if (model === undefined) throw new Error(`${file} gives no model`);
  return model;
}

function someOf(model: ApiModel, limit: number): ApiModel {
  const step = Math.max(1, Math.floor(model.operations.length / limit));
  const some = model.operations.filter((_, index) => index % step === 0).slice(0, limit);
  return scopeModel(model, new Set(some));
}
