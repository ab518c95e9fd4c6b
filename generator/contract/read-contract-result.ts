import type { ApiModel, Schema } from "../model/model.js";
import { parsePointer } from "../source/pointer.js";
import type { Contract } from "./contract.js";
import { suggest } from "./report.js";
import { enumOf, isPlace, type Place, placeAt } from "./schema.js";
import type { Vocabulary } from "./verdict.js";
import type { YamlNode } from "./yaml-reader.js";

interface ResultQuestion {
  readonly model: ApiModel;
  readonly names: Contract["names"];
  readonly vocabulary: Vocabulary;
  readonly identity: YamlNode | undefined;
  readonly targets: YamlNode | undefined;
}

/**
 * Finds in the result's schema what the block speaks of: the member that repeats the resource's id, the targets that a binding may
 * set, and the outcomes, faults and next steps, whose enumerations must be the block's own.
 */
export function readResult(question: ResultQuestion): {
  readonly identity: string;
  readonly targets: ReadonlyMap<string, Schema>;
  readonly requiredTargets: readonly string[];
} {
  const { model, names, vocabulary, identity, targets } = question;
  const found = new Map<string, Schema>();
  const requiredTargets: string[] = [];
  const named = model.schemas.get(`/components/schemas/${names.result}`);
  const anchor = targets ?? identity;
  if (named === undefined) {
    anchor?.refuse(
      `No response of the contract's operation has the schema \`${names.result}\`, which \`names\` calls the result.`,
      "key",
    );
    return { identity: "", targets: found, requiredTargets };
  }
  const at = (path: readonly string[]) => placeAt(model, named.schema, path);
  for (const item of targets?.items("`targets`") ?? []) {
    const pointer = item.string("A target")?.value;
    const path = pointer === undefined ? undefined : parsePointer(pointer);
    if (pointer === undefined) continue;
    const place = path === undefined ? undefined : at(path);
    if (place === undefined) item.refuse(`\`${pointer}\` is not a JSON Pointer.`);
    else if (isPlace(place)) {
      found.set(pointer, place.schema);
      if (place.required) requiredTargets.push(pointer);
    } else item.refuse(`The result has no \`${pointer}\`.${suggest(path?.[place.depth] ?? "", place.known)}`);
  }
  agree(at(["outcome"]), { what: "outcomes", stated: vocabulary.outcomes.map(({ name }) => name), anchor });
  agree(at(["next"]), { what: "next steps", stated: vocabulary.nextSteps, anchor });
  if (vocabulary.faults.size > 0)
    agree(at(["fault", "code"]), { what: "faults", stated: [...vocabulary.faults.keys()], anchor });
  return { identity: readIdentity(identity, at), targets: found, requiredTargets };
}

function readIdentity(node: YamlNode | undefined, at: (path: readonly string[]) => ReturnType<typeof placeAt>): string {
  const name = node?.string("`result`")?.value;
  if (node === undefined || name === undefined) return "";
  const place = at([name]);
  if (!isPlace(place)) node.refuse(`The result has no member \`${name}\`.${suggest(name, place.known)}`);
  return name;
}

/** The schema's enumeration and the block's own names must be the same set: code is made from both. */
function agree(
  place: ReturnType<typeof placeAt>,
  {
    what,
    stated,
    anchor,
  }: { readonly what: string; readonly stated: readonly string[]; readonly anchor: YamlNode | undefined },
): void {
  const values = new Set(isPlace(place) ? valuesOf(place) : []);
  const missing = stated.filter((name) => !values.has(name));
  const extra = [...values].filter((name) => !stated.includes(name));
  if (missing.length > 0) anchor?.refuse(`The result's schema lacks ${what} of this block: ${quote(missing)}.`, "key");
  if (extra.length > 0)
    anchor?.refuse(`The result's schema has ${what} that this block does not state: ${quote(extra)}.`, "key");
}

function valuesOf(place: Place): readonly string[] {
  return (enumOf(place)?.values ?? []).flatMap((value) => (typeof value === "string" ? value : []));
}

function quote(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
