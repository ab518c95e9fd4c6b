import { type Context, withoutUndefined } from "./context.js";
import type { Server } from "./model.js";
import { child, locationOf, type ObjectPlace } from "./place.js";
import { asObject, readItems, readMembers, readString, readStrings, unusable } from "./read.js";

/** The `servers` of `place` (OpenAPI 3.1, 4.8.5 Server Object), or undefined where it has none of its own. */
export function readServers(context: Context, place: ObjectPlace): Server[] | undefined {
  return readItems(context, place, "servers")?.flatMap((item) => {
    const object = asObject(context, item);
    return object === undefined ? [] : (readServer(context, object) ?? []);
  });
}

function readServer(context: Context, place: ObjectPlace): Server | undefined {
  if (child(place, "url") === undefined) return unusable(context, place, "an object with url");
  const url = readString(context, place, "url");
  if (url === undefined) return undefined;
  return withoutUndefined<Server>({
    location: locationOf(place),
    pointer: place.pointer,
    url,
    description: readString(context, place, "description"),
    variables: new Map(
      readMembers(context, place, "variables").flatMap(([name, member]) => {
        const variable = asObject(context, member);
        return variable === undefined ? [] : readVariable(context, name, variable);
      }),
    ),
  });
}

type Variable = Server["variables"] extends ReadonlyMap<string, infer V> ? V : never;

/** The Server Variable Object (OpenAPI 3.1, 4.8.6). One without a default fills nothing and is left out. */
function readVariable(context: Context, name: string, place: ObjectPlace): [string, Variable][] {
  if (child(place, "default") === undefined) return unusable(context, place, "an object with default") ?? [];
  const value = readString(context, place, "default");
  if (value === undefined) return [];
  return [[name, withoutUndefined<Variable>({ default: value, enum: readStrings(context, place, "enum") })]];
}
