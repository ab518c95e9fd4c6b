import type { ApiModel, Schema } from "../model/model.js";
import { isObject } from "../source/json.js";
import { parsePointer } from "../source/pointer.js";
import type { Contract, TargetUse } from "./contract.js";
import { suggest } from "./report.js";
import { alternativesOf, enumOf, isPlace, keyword, type Place, placeAt, placeBelow } from "./schema.js";
import type { Vocabulary } from "./verdict.js";
import type { YamlNode } from "./yaml-reader.js";

interface ResultQuestion {
  readonly model: ApiModel;
  readonly names: Contract["names"];
  readonly vocabulary: Vocabulary;
  readonly identity: YamlNode | undefined;
  readonly targets: YamlNode | undefined;
}

interface ResultAnswer {
  readonly identity: string;
  readonly targets: ReadonlyMap<string, Schema>;
  readonly targetUses: ReadonlyMap<string, TargetUse>;
  readonly requiredTargets: readonly string[];
  /** By outcome: the targets that its own alternative of the result requires. */
  readonly requires: ReadonlyMap<string, readonly string[]>;
  /** By outcome: what its own alternative of the result says of it. */
  readonly descriptions: ReadonlyMap<string, string>;
}

/**
 * Finds in the result's schema what the block speaks of: the member that repeats the resource's id, the targets that a binding may
 * set, and the outcomes, faults and next steps, whose enumerations must be the block's own.
 */
export function readResult(question: ResultQuestion): ResultAnswer {
  const { model, names, vocabulary, identity, targets } = question;
  const found = new Map<string, Schema>();
  const targetUses = new Map<string, TargetUse>();
  const requiredTargets: string[] = [];
  const named = model.schemas.get(`/components/schemas/${names.result}`);
  const anchor = targets ?? identity;
  if (named === undefined) {
    anchor?.refuse(
      `No response of the contract's operation has the schema \`${names.result}\`, which \`names\` calls the result.`,
      "key",
    );
    return { identity: "", targets: found, targetUses, requiredTargets, requires: new Map(), descriptions: new Map() };
  }
  const at = (path: readonly string[]) => placeAt(model, named.schema, path);
  for (const item of targets?.items("`targets`") ?? []) {
    const parts = isObject(item.value) ? item.members("A target", ["target", "with", "without", "named"]) : undefined;
    const pointer = (parts === undefined ? item : (parts.get("target") ?? item)).string("A target")?.value;
    const path = pointer === undefined ? undefined : parsePointer(pointer);
    if (pointer === undefined) continue;
    if (parts !== undefined) targetUses.set(pointer, readUse(vocabulary, parts));
    const place = path === undefined ? undefined : at(path);
    if (place === undefined) item.refuse(`\`${pointer}\` is not a JSON Pointer.`);
    else if (isPlace(place)) {
      found.set(pointer, place.schema);
      if (keyword(place, "format") === "date-time" && (targetUses.get(pointer)?.named ?? []).length === 0)
        item.refuse(`\`${pointer}\` is a time: say under \`named\` by which words providers name it.`);
      const [first, ...below] = path ?? [];
      if ((targetUses.get(pointer)?.with ?? []).length > 0 && below.length > (first === "fault" ? 1 : 0))
        parts?.get("with")?.refuse("What is told with some outcomes only is a member of the result, or of its fault.");
      if (place.required) requiredTargets.push(pointer);
    } else
      (parts?.get("target") ?? item).refuse(
        `The result has no \`${pointer}\`.${suggest(path?.[place.depth] ?? "", place.known)}`,
      );
  }
  agree(at(["outcome"]), { what: "outcomes", stated: vocabulary.outcomes.map(({ name }) => name), anchor });
  agree(at(["next"]), { what: "next steps", stated: vocabulary.nextSteps, anchor });
  if (vocabulary.faults.size > 0)
    agree(at(["fault", "code"]), { what: "faults", stated: [...vocabulary.faults.keys()], anchor });
  const requires = new Map<string, readonly string[]>();
  const descriptions = new Map<string, string>();
  for (const place of alternativesOf(model, named.schema)) {
    const [outcome] = valuesOf(placeBelow(model, place, ["outcome"]));
    const own = [...found.keys()].filter((pointer) => {
      const path = parsePointer(pointer) ?? [];
      return !requiredTargets.includes(pointer) && placeBelow(model, place, path)?.required === true;
    });
    if (outcome !== undefined) requires.set(outcome, own);
    const described = place.variants
      .flat()
      .find((schema) => schema !== named.schema && schema.description !== undefined);
    if (outcome !== undefined && described?.description !== undefined) descriptions.set(outcome, described.description);
    // A result is built of its members: what stands deeper is set or left out as a whole.
    const deep = own.find((pointer) => parsePointer(pointer)?.length !== 1);
    if (deep !== undefined)
      anchor?.refuse(`A required target is a member of the result itself: \`${deep}\` is not.`, "key");
  }
  return { identity: readIdentity(identity, at), targets: found, targetUses, requiredTargets, requires, descriptions };
}

function readUse(vocabulary: Vocabulary, parts: ReadonlyMap<string, YamlNode>): TargetUse {
  const outcomes = vocabulary.outcomes.map(({ name }) => name);
  const names = (member: string, known: readonly string[]): readonly string[] =>
    (parts.get(member)?.items(`\`${member}\``) ?? []).flatMap((item) => {
      const name = item.string("A name")?.value;
      if (name === undefined || known.includes(name)) return name ?? [];
      item.refuse(`There is no outcome or fault \`${name}\`.${suggest(name, known)}`);
      return [];
    });
  const named = (parts.get("named")?.items("`named`") ?? []).flatMap((item) => item.string("A word")?.value ?? []);
  return {
    with: names("with", [...outcomes, ...vocabulary.faults.keys()]),
    without: names("without", outcomes),
    named,
  };
}

function readIdentity(node: YamlNode | undefined, at: (path: readonly string[]) => ReturnType<typeof placeAt>): string {
  const name = node?.string("`result`")?.value;
  if (node === undefined || name === undefined) return "";
  const place = at([name]);
  if (!isPlace(place)) node.refuse(`The result has no member \`${name}\`.${suggest(name, place.known)}`);
  else if (!place.required) node.refuse(`Every result must repeat the id, and \`${name}\` is not required.`);
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
  const values = new Set(valuesOf(isPlace(place) ? place : undefined));
  const missing = stated.filter((name) => !values.has(name));
  const extra = [...values].filter((name) => !stated.includes(name));
  if (missing.length > 0) anchor?.refuse(`The result's schema lacks ${what} of this block: ${quote(missing)}.`, "key");
  if (extra.length > 0)
    anchor?.refuse(`The result's schema has ${what} that this block does not state: ${quote(extra)}.`, "key");
}

function valuesOf(place: Place | undefined): readonly string[] {
  return ((place === undefined ? undefined : enumOf(place))?.values ?? []).flatMap((value) =>
    typeof value === "string" ? value : [],
  );
}

function quote(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
