import { type Context, withoutUndefined } from "../context.js";
import type { OAuthFlow, SecurityScheme, Server } from "../model.js";
import { child, locationOf, type ObjectPlace } from "../place.js";
import { asObject, readMembers, readString, readStrings, unusable } from "../read.js";

/** `host`, `basePath` and `schemes` of Swagger 2.0 as servers, HTTPS first; none where no host is named. */
export function readServers2(context: Context): Server[] {
  const { root } = context;
  const place = child(root, "host");
  const host = readString(context, root, "host");
  if (place === undefined || host === undefined) return [];
  const path = (readString(context, root, "basePath") ?? "").replace(/\/+$/, "");
  const schemes = (readStrings(context, root, "schemes") ?? ["https"]).filter((scheme) => /^https?$/.test(scheme));
  const node = { location: locationOf(place), pointer: place.pointer, variables: new Map() };
  return schemes.sort((a, b) => b.length - a.length).map((scheme) => ({ ...node, url: `${scheme}://${host}${path}` }));
}

/** `securityDefinitions` of Swagger 2.0. */
export function readSecuritySchemes2(context: Context): Map<string, SecurityScheme> {
  return new Map(
    readMembers(context, context.root, "securityDefinitions").flatMap(([name, member]) => {
      const place = asObject(context, member);
      const scheme = place === undefined ? undefined : readScheme(context, name, place);
      return scheme === undefined ? [] : [[name, scheme] as const];
    }),
  );
}

function readScheme(context: Context, name: string, place: ObjectPlace): SecurityScheme | undefined {
  const about = withoutUndefined<{ name: string; description?: string }>({
    name,
    description: readString(context, place, "description"),
  });
  const node = { location: locationOf(place), pointer: place.pointer, ...about };
  const type = readString(context, place, "type");
  switch (type) {
    case "basic":
      return { ...node, kind: "http", scheme: "basic" };
    case "apiKey": {
      const parameter = readString(context, place, "name");
      const where = readString(context, place, "in");
      if (parameter === undefined) return unusable(context, place, "an object with name");
      if (where !== "header" && where !== "query") {
        return unusable(context, child(place, "in") ?? place, "header or query");
      }
      return { ...node, kind: "apiKey", in: where, parameter };
    }
    case "oauth2": {
      const flow = readFlow(context, place);
      return flow === undefined ? undefined : { ...node, kind: "oauth2", flows: [flow] };
    }
    default:
      return unusable(context, child(place, "type") ?? place, "basic, apiKey or oauth2");
  }
}

const FLOWS: ReadonlyMap<string, OAuthFlow["kind"]> = new Map([
  ["implicit", "implicit"],
  ["password", "password"],
  ["application", "clientCredentials"],
  ["accessCode", "authorizationCode"],
]);

function readFlow(context: Context, place: ObjectPlace): OAuthFlow | undefined {
  const kind = FLOWS.get(readString(context, place, "flow") ?? "");
  if (kind === undefined) return unusable(context, child(place, "flow") ?? place, [...FLOWS.keys()].join(", "));
  return withoutUndefined<OAuthFlow>({
    kind,
    tokenUrl: readString(context, place, "tokenUrl"),
    scopes: readMembers(context, place, "scopes").map(([scope]) => scope),
  });
}
