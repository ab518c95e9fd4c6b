import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lint } from "../../generator/lint/index.js";
import { isArray, isObject, type JsonValue } from "../../generator/source/json.js";
import { readDocument } from "../lint/read.js";
import { hasCorpus, roots } from "./roots.js";

/** Whole documents in one file. */
const WHOLE = ["square", "hyperswitch", "paypal-orders", "paypal-payments", "adyen-v71", "conekta-bundle", "plaid"];

/** JSON text with the keys of every object in the order that is given; numbers that look like indexes included. */
function print(value: JsonValue, order: (keys: string[]) => string[]): string {
  if (isArray(value)) return `[${value.map((item) => print(item, order)).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = order(Object.keys(value)).map((key) => `${JSON.stringify(key)}:${print(value[key] ?? null, order)}`);
  return `{${members.join(",")}}`;
}

async function prints(text: string, file: string): Promise<readonly string[]> {
  const findings = await lint({ published: readDocument(text, { provider: file, file }) });
  return findings.map(({ rule, location, fingerprint }) => `${rule} ${location.pointer} ${fingerprint}`).sort();
}

test
  .skipIf(!hasCorpus)
  .each(roots.filter(({ name }) => WHOLE.includes(name)).map((root) => [root.name, root] as const))(
  "%s has the same findings when all its keys are reversed",
  async (_name, { file }) => {
    const { root } = readDocument(readFileSync(file, "utf8"), { file: file.replace(/.*\./, "own.") });
    const own = await prints(
      print(root, (keys) => keys),
      "document.json",
    );
    const reversed = await prints(
      print(root, (keys) => keys.reverse()),
      "document.json",
    );
    expect(reversed.filter((one) => !own.includes(one))).toEqual([]);
    expect(own.filter((one) => !reversed.includes(one))).toEqual([]);
    expect(reversed.length).toBe(own.length);
  },
  120_000,
);
