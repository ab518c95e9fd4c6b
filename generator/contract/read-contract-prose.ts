import type { ApiModel, Schema } from "../model/model.js";
import { parsePointer } from "../source/pointer.js";
import { suggest } from "./report.js";
import { enumOf, isPlace, placeAt, typesOf } from "./schema.js";
import type { YamlNode } from "./yaml-reader.js";

/**
 * Reads which members of the result are words for people, by pointer (`/message`; below a list `0` stands for each item). What is
 * told as one of them is never decided by. Each is free text, and is told by a target or below one.
 */
export function readProse(
  node: YamlNode | undefined,
  of: { readonly model: ApiModel; readonly result: string; readonly targets: ReadonlyMap<string, Schema> },
): ReadonlySet<string> {
  const found = new Set<string>();
  const result = of.model.schemas.get(`/components/schemas/${of.result}`)?.schema;
  for (const item of node?.items("`prose`") ?? []) {
    const pointer = item.string("A member of the result")?.value;
    const path = pointer === undefined ? undefined : parsePointer(pointer);
    if (pointer === undefined || result === undefined) continue;
    const place = path === undefined ? undefined : placeAt(of.model, result, path);
    if (place === undefined) item.refuse(`\`${pointer}\` is not a JSON Pointer.`);
    else if (!isPlace(place))
      item.refuse(`The result has no \`${pointer}\`.${suggest(path?.[place.depth] ?? "", place.known)}`);
    else if (!typesOf(place).has("string") || enumOf(place) !== undefined)
      item.refuse(`\`${pointer}\` is not free text, so it is nothing that is said to people alone.`);
    else if (![...of.targets.keys()].some((target) => pointer === target || pointer.startsWith(`${target}/`)))
      item.refuse(`No binding can set \`${pointer}\`: it is no target, nor below one.`);
    else found.add(pointer);
  }
  return found;
}
