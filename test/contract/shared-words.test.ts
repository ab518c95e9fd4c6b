import { expect, it } from "vitest";
import { readContract } from "../../generator/contract/read-contract.js";
import { documentOf, fileOf, modelOf } from "./documents.js";

function wordsFor(contract: string, names: readonly string[]): readonly string[] {
  const read = readContract(modelOf(documentOf(fileOf(`specs/contract/${contract}.openapi.yaml`)))).value;
  if (read === undefined) throw new Error(`no contract ${contract}`);
  return [...read.words].flatMap(([word, meant]) => (meant.some((name) => names.includes(name)) ? word : []));
}

it.each([
  ["open", ["open", "processing"], ["UNRECOGNISED_RESPONSE", "SESSION_COMPLETED"]],
  ["completed", ["completed"], ["SESSION_COMPLETED"]],
  ["expired", ["expired"], ["SESSION_EXPIRED"]],
  ["cancelled", ["cancelled"], ["cancelled"]],
] as const)(
  "every word for a session that is %s when it is read is known when it is cancelled",
  (_state, read, told) => {
    const known = wordsFor("cancel-session", told);
    expect(wordsFor("get-session", read).filter((word) => !known.includes(word))).toEqual([]);
  },
);
