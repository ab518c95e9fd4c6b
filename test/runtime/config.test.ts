import { describe, expect, it } from "vitest";
import { checkConfig } from "../../templates/runtime/src/contract.js";

const keys = { required: ["account"], optional: ["floor"] };

describe("the configuration of an adapter", () => {
  it.each([
    [{}, "bank: config.account is required"],
    [{ account: undefined }, "bank: config.account is required"],
    [{ account: "" }, "bank: config.account must be a non-empty string"],
    [{ account: 22 }, "bank: config.account must be a non-empty string"],
    [{ account: "a", floor: null }, "bank: config.floor must be a non-empty string"],
    [{ account: "a", flor: "hunter22" }, "bank: config.flor is not known; the members are account, floor"],
    [Object.create({ account: "a" }), "bank: config.account is required"],
  ])("%j: %s", (config, message) => {
    expect(() => checkConfig("bank", config, keys)).toThrow(new TypeError(message));
  });

  it.each([{ account: "a" }, { account: "a", floor: undefined }, { account: "a", floor: "3" }])(
    "%j is right",
    (config) => {
      expect(() => checkConfig("bank", config, keys)).not.toThrow();
    },
  );
});
