import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { receivableModel } from "../../generator/emit/receivable-model.js";
import type { ApiModel } from "../../generator/model/model.js";
import { Exchange } from "../corpus/round-trip/exchange.js";
import { tripsOf, type Undrawn } from "../corpus/round-trip/trips.js";
import { contents } from "./contents.js";
import { smallModel } from "./small.js";

const model: ApiModel = receivableModel(smallModel(JSON.stringify(contents)));
const ROUNDS = 8;

let exchange: Exchange;

beforeAll(async () => {
  exchange = await Exchange.start(model);
});

afterAll(async () => {
  await exchange?.end();
});

describe("over HTTP, from the generated client to the generated server and back", () => {
  it.each(model.operations.map((operation) => [operation.operationId, operation] as const))(
    "values come through equal: %s",
    async (_, operation) => {
      const undrawn: Undrawn[] = [];
      const wrong: string[] = [];
      let trips = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const validators = exchange.loaded.validators[operation.name] ?? {};
        for (const trip of tripsOf({ model, operation, validators, seed: round * 100, undrawn })) {
          trips += 1;
          const why = await exchange.send(operation.name, trip);
          if (why !== undefined) wrong.push(why);
        }
      }
      expect(wrong.slice(0, 3)).toEqual([]);
      expect(undrawn).toEqual([]);
      expect(trips).toBeGreaterThanOrEqual(ROUNDS);
    },
  );
});
