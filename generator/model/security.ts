import { parsePointer } from "../source/pointer.js";
import { type Context, withoutUndefined } from "./context.js";
import type { OAuthFlow, SecurityRequirement, SecurityScheme } from "./model.js";
import { child, items, locationOf, members, type ObjectPlace, type Place } from "./place.js";
import { asObject, asString, readItems, readMembers, readObject, readString, unusable } from "./read.js";
import { resolveObject } from "./reference.js";

/**
 * `security` (OpenAPI 3.1, 4.8.30): alternatives, each a set of schemes. Undefined where `place` does not say, and where it says
 * only what cannot be used: an empty list would mean that nothing is needed.
 */
export function readSecurity(context: Context, place: ObjectPlace): SecurityRequirement[][] | undefined {
  const written = readItems(context, place, "security");
  const usable = written?.flatMap((item) => {
    const object = asObject(context, item);
    return object === undefined
      ? []
      : [members(object).map(([name, scopes]) => readRequirement(context, name, scopes))];
  });
  return written?.length === 0 || usable?.length !== 0 ? usable : undefined;
}

function readRequirement(context: Context, scheme: string, scopes: Place): SecurityRequirement {
  if (!Array.isArray(scopes.value)) unusable(context, scopes, "an array of scopes");
  return {
    scheme: schemeName(context, scheme),
    scopes: items(scopes).flatMap((scope) => asString(context, scope) ?? []),
  };
}

/** A scheme is named, or since OpenAPI 3.2 (4.30.1) referred to by its address in the document; a name comes first. */
function schemeName(context: Context, written: string): string {
  const schemes = readObject({ ...context, findings: [] }, context.root, "components");
  if (schemes !== undefined && child(child(schemes, "securitySchemes") ?? schemes, written) !== undefined)
    return written;
  const [first, second, name, ...more] = written.startsWith("#/") ? (parsePointer(written.slice(1)) ?? []) : [];
  const isComponent = first === "components" && second === "securitySchemes" && more.length === 0;
  return isComponent && name !== undefined ? name : written;
}

/** `components.securitySchemes` (OpenAPI 3.1, 4.8.27). A scheme that cannot be used is left out, with a finding. */
export function readSecuritySchemes(context: Context): Map<string, SecurityScheme> {
  const components = readObject(context, context.root, "components");
  if (components === undefined) return new Map();
  return new Map(
    readMembers(context, components, "securitySchemes").flatMap(([name, member]) => {
      const object = resolveObject(context, member);
      const scheme = object === undefined ? undefined : readScheme(context, name, object);
      return scheme === undefined ? [] : [[name, scheme]];
    }),
  );
}

function readScheme(context: Context, name: string, place: ObjectPlace): SecurityScheme | undefined {
  const about = withoutUndefined<{ name: string; description?: string }>({
    name,
    description: readString(context, place, "description"),
  });
  const node = { location: locationOf(place), pointer: place.pointer, ...about };
  const type = needed(context, place, "type");
  switch (type) {
    case undefined:
      return undefined;
    case "http": {
      const scheme = needed(context, place, "scheme");
      // Scheme names are compared without case (RFC 9110 section 11.1).
      return scheme === undefined ? undefined : { ...node, kind: "http", scheme: scheme.toLowerCase() };
    }
    case "apiKey": {
      const parameter = needed(context, place, "name");
      const where = needed(context, place, "in");
      if (parameter === undefined || where === undefined) return undefined;
      if (where !== "header" && where !== "query" && where !== "cookie") {
        return unusable(context, child(place, "in") ?? place, "header, query or cookie");
      }
      return { ...node, kind: "apiKey", in: where, parameter };
    }
    case "oauth2":
      return { ...node, kind: "oauth2", flows: readFlows(context, place) };
    case "openIdConnect": {
      const url = needed(context, place, "openIdConnectUrl");
      return url === undefined ? undefined : { ...node, kind: "openIdConnect", url };
    }
    case "mutualTLS":
      return { ...node, kind: "mutualTLS" };
    default:
      return unusable(context, child(place, "type") ?? place, "http, apiKey, oauth2, openIdConnect or mutualTLS");
  }
}

const flowKinds: readonly OAuthFlow["kind"][] = [
  "implicit",
  "password",
  "clientCredentials",
  "authorizationCode",
  "deviceAuthorization",
];

/** The OAuth Flows Object (OpenAPI 3.1, 4.8.28). */
function readFlows(context: Context, place: ObjectPlace): OAuthFlow[] {
  const flows = readObject(context, place, "flows");
  if (flows === undefined) return [];
  return flowKinds.flatMap((kind) => {
    const flow = readObject(context, flows, kind);
    if (flow === undefined) return [];
    return withoutUndefined<OAuthFlow>({
      kind,
      tokenUrl: readString(context, flow, "tokenUrl"),
      scopes: readMembers(context, flow, "scopes").map(([scope]) => scope),
    });
  });
}

function needed(context: Context, place: ObjectPlace, key: string): string | undefined {
  const found = child(place, key);
  return found === undefined ? unusable(context, place, `an object with ${key}`) : asString(context, found);
}
