import { get, getString } from "../../source/json.js";
import type { Context } from "../context.js";
import type { Problem } from "../rule.js";

/** Names of what holds one address, at the end of a schema's or a property's name. */
const ADDRESS = /(?:ur[il]|link|href)$/i;

/** The example of an address is a text about addresses: no client can use it, and a mock would answer with it. */
export function* exampleIsSentence(context: Context): Iterable<Problem> {
  for (const { node, tokens } of context.sites.of("schema")) {
    const example = getString(node, "example");
    const holdsAddress = get(node, "format") === "uri" || ADDRESS.test(String(tokens.at(-1) ?? ""));
    if (example === undefined || !holdsAddress) continue;
    const addresses = [...example.matchAll(/\bhttps?:\/\/\S+/g)];
    const isText = addresses.length > 0 && /[a-z]\s+[a-z]/i.test(example.replaceAll(/\bhttps?:\/\/\S+/g, "x"));
    if (!isText) continue;
    yield {
      at: [...tokens, "example"],
      message: `The example of an address is a sentence${addresses.length > 1 ? ` that holds ${addresses.length} of them` : ""}`,
      subject: "sentence",
    };
  }
}
