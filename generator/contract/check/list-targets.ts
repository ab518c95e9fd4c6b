import type { Schema } from "../../model/model.js";
import type { MemberSyntax } from "../binding.js";
import type { LinkedBinding, LinkedSet } from "../link.js";
import { type Remark, suggest } from "../report.js";
import { isPlace, keyword, type Place, placeAt, propertyNames, requiredNames, typesOf } from "../schema.js";
import { theSchema, theTarget } from "./related.js";

/** What is wrong with a list that is mapped item by item. */
export function* listTargetRemarks(
  { contract, model }: LinkedBinding,
  { set, target }: { readonly set: LinkedSet; readonly target: Schema },
): Generator<Remark> {
  const { syntax, from } = set;
  const wanted = itemOf(contract.model, placeAt(contract.model, target, []));
  const given = from.place === undefined ? undefined : itemOf(model, from.place);
  if (wanted === undefined || given === undefined) {
    const message = wanted === undefined ? "The target is no list of objects." : "The document has no list here.";
    const rule = "contract/type-mismatch";
    const location = wanted === undefined ? syntax.target.location : syntax.from.location;
    const related = wanted === undefined || from.place === undefined ? theTarget(target) : theSchema(from.place);
    yield { rule, message, location, related };
    return;
  }
  const members = syntax.each ?? [];
  const known = propertyNames(wanted);
  for (const { name } of members) {
    if (known.includes(name.value)) continue;
    const message = `An item of \`${syntax.target.value}\` has no member \`${name.value}\`.${suggest(name.value, known)}`;
    yield { rule: "contract/unknown-target", message, location: name.location, related: theTarget(wanted.schema) };
  }
  const unknown = members.some(({ name }) => !known.includes(name.value));
  for (const name of requiredNames(wanted)) {
    if (unknown || members.some((member) => member.name.value === name)) continue;
    const message = `Every item of \`${syntax.target.value}\` has \`${name}\`, and nothing sets it.`;
    yield {
      rule: "contract/target-unset",
      message,
      location: syntax.target.location,
      related: theTarget(wanted.schema),
    };
  }
  for (const member of members) {
    if (known.includes(member.name.value))
      yield* memberRemarks(model, { member, given, required: requiredNames(wanted) });
  }
}

function* memberRemarks(
  model: LinkedBinding["model"],
  {
    member,
    given,
    required,
  }: { readonly member: MemberSyntax; readonly given: Place; readonly required: readonly string[] },
): Generator<Remark> {
  const { name, path, join } = member;
  const place = placeAt(model, given.schema, path.value);
  if (!isPlace(place)) {
    const lost = path.value[place.depth] ?? "";
    const message = `An item has no member \`${lost}\` in the document.${suggest(lost, place.known)}`;
    const related = [{ message: "The schema that lacks it.", location: place.schema.location }];
    yield { rule: "contract/dangling-pointer", message, location: path.location, related };
    return;
  }
  const related = theSchema(place);
  const types = typesOf(place);
  const wants = join === undefined ? "string" : "array";
  if (!types.has(wants)) {
    const has = [...types].join(" or ") || "no stated type";
    const message = `\`${name.value}\` needs ${wants === "array" ? "a list to join" : "a string"}, and the document has ${has} here.`;
    yield { rule: "contract/type-mismatch", message, location: path.location, related };
  } else if (required.includes(name.value) && !place.required) {
    const message = `Every item has \`${name.value}\`, and the document does not promise this value.`;
    yield { rule: "contract/target-unset", message, location: path.location, related };
  }
}

function itemOf(model: LinkedBinding["model"], list: ReturnType<typeof placeAt>): Place | undefined {
  if (!isPlace(list) || !typesOf(list).has("array")) return undefined;
  const items = keyword(list, "items");
  const place = items === undefined ? undefined : placeAt(model, items, []);
  return place !== undefined && isPlace(place) && typesOf(place).has("object") ? place : undefined;
}
