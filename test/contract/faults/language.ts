import { readFileSync } from "node:fs";

const READERS = ["read-binding.ts", "read-binding-response.ts"];

/**
 * Every key of the binding language, as its readers list them: read of their text, so that a key that is added there is missed where all of
 * them must stand.
 */
export function languageKeys(): readonly string[] {
  const lists = READERS.flatMap((file) => {
    const text = readFileSync(new URL(`../../../generator/contract/${file}`, import.meta.url), "utf8");
    return text.match(/(?:MEMBERS|WORDS|VERDICT|PLACES)[^=]*= \[[^\]]*\]|members\("[^"]+", \[[^\]]*\]/g) ?? [];
  });
  const keys = lists.flatMap((list) =>
    [...list.slice(list.indexOf("[")).matchAll(/"(\w+)"/g)].map(([, key = ""]) => key),
  );
  return [...new Set(keys)];
}
