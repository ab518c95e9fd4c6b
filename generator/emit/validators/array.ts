import type { Schema } from "../../model/model.js";
import { type Code, code, empty, lines } from "../code/index.js";
import { counted } from "./counted.js";
import { evaluatedBy } from "./evaluated.js";
import type { ValidatorFile } from "./file.js";
import { dynamic, local, member, type Place, part, pointerBelow, pointerOf, violation, when } from "./place.js";
import { checkFunction, checks } from "./schema.js";

/** Core 10.3.1, 11.2 and validation 6.4, for a value that is known to be an array. */
export function arrayChecks(schema: Schema, place: Place, file: ValidatorFile): Code {
  const { value } = place;
  const { minItems, maxItems } = schema;
  return lines([
    minItems === undefined || minItems === 0
      ? empty
      : when(
          code`${value}.length < ${minItems}`,
          violation(place, "minItems", `must have at least ${counted(minItems, "item")}`),
        ),
    maxItems === undefined
      ? empty
      : when(
          code`${value}.length > ${maxItems}`,
          violation(place, "maxItems", `must have at most ${counted(maxItems, "item")}`),
        ),
    schema.uniqueItems === true
      ? when(code`v.hasDuplicates(${value})`, violation(place, "uniqueItems", "must not have two equal items"))
      : empty,
    ...(schema.prefixItems ?? []).map((item, index) => prefixItem(item, index, place, file)),
    schema.items === undefined ? empty : eachItem(schema.items, schema.prefixItems?.length ?? 0, place, file),
    containsChecks(schema, place, file),
    unevaluatedItems(schema, place, file),
  ]);
}

function prefixItem(schema: Schema, index: number, place: Place, file: ValidatorFile): Code {
  const item = local(place, `item${index}`);
  const inside = { ...member(place, item, String(index)), hint: `${place.hint}Item${index}` };
  const body = checks(schema, inside, file);
  if (body === "") return empty;
  return code`
    if (${place.value}.length > ${index}) {
      const ${item} = ${place.value}[${index}];
      ${body}
    }`;
}

function eachItem(schema: Schema, from: number, place: Place, file: ValidatorFile): Code {
  if (schema.always === false) {
    return when(
      code`${place.value}.length > ${from}`,
      violation(place, "items", `must have at most ${counted(from, "item")}`),
    );
  }
  const skip = (index: Code): Code => (from === 0 ? empty : code`if (${index} < ${from}) continue;`);
  return loop({ schema, place, file, skip, ending: "Item" });
}

interface LoopInput {
  readonly schema: Schema;
  readonly place: Place;
  readonly file: ValidatorFile;
  readonly skip: (index: Code) => Code;
  readonly ending: string;
}

function loop({ schema, place, file, skip, ending }: LoopInput): Code {
  const [index, item, itemAt] = [local(place, "index"), local(place, "item"), local(place, "itemAt")];
  const body = checks(schema, part(dynamic(place, item, itemAt), ending), file);
  if (body === "") return empty;
  return code`
    for (const [${index}, ${item}] of ${place.value}.entries()) {
      ${skip(index)}
      const ${itemAt} = ${pointerBelow(place, index)};
      ${body}
    }`;
}

/** `contains` with `minContains` and `maxContains` (core 10.3.1.3, validation 6.4.4 and 6.4.5). */
function containsChecks(schema: Schema, place: Place, file: ValidatorFile): Code {
  if (schema.contains === undefined) return empty;
  const { minContains = 1, maxContains } = schema;
  if (minContains === 0 && maxContains === undefined) return empty;
  const check = checkFunction(schema.contains, `${place.hint}Contains`, file);
  const count = local(place, "count");
  const few =
    minContains === 1 ? "must have an item that matches" : `must have at least ${minContains} items that match`;
  return lines([
    code`const ${count} = ${place.value}.filter((item) => report.passes(${check}, item, ${pointerOf(place)})).length;`,
    minContains === 0
      ? empty
      : when(code`${count} < ${minContains}`, violation(place, minContains === 1 ? "contains" : "minContains", few)),
    maxContains === undefined
      ? empty
      : when(
          code`${count} > ${maxContains}`,
          violation(
            place,
            "maxContains",
            `must have at most ${counted(maxContains, "item")} that ${maxContains === 1 ? "matches" : "match"}`,
          ),
        ),
  ]);
}

/** Core 11.2. */
function unevaluatedItems(schema: Schema, place: Place, file: ValidatorFile): Code {
  if (schema.unevaluatedItems === undefined) return empty;
  const evaluated = local(place, "evaluated");
  const collect = evaluatedBy(schema, { kind: "items", place, evaluated, file });
  const skip = (index: Code): Code =>
    code`if (${index} < ${evaluated}.before || ${evaluated}.also.has(${index})) continue;`;
  const check = loop({ schema: schema.unevaluatedItems, place, file, skip, ending: "Unevaluated" });
  if (check === "") return empty;
  return lines([code`const ${evaluated}: v.EvaluatedItems = { before: 0, also: new Set() };`, collect, check]);
}
