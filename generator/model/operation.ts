import { type Context, withoutUndefined } from "./context.js";
import type { Operation, Parameter, SecurityRequirement, Server } from "./model.js";
import { readParameter } from "./parameter.js";
import { child, locationOf, type ObjectPlace } from "./place.js";
import { readBoolean, readItems, readString, readStrings } from "./read.js";
import { readRequestBody } from "./request-body.js";
import { readResponses } from "./response.js";
import { readSecurity } from "./security.js";
import { readServers } from "./server.js";
import { reportUnkept } from "./unkept.js";

/** What an operation takes from its path item and its document where it does not say so itself. */
export interface Inherited {
  readonly parameters: readonly Parameter[];
  readonly servers: readonly Server[];
  readonly security: readonly (readonly SecurityRequirement[])[];
}

export interface OperationInput {
  readonly place: ObjectPlace;
  readonly method: string;
  readonly inherited: Inherited;
}

/** An operation before its path is known, and before all operations are, which its name in code depends on. */
export type PathlessOperation = Omit<Operation, "name" | "path">;

/** A body of theirs has no meaning (RFC 9110, 9.3.1), "SHALL be ignored" (OpenAPI 3.0, 4.7.10), and cannot be sent with `fetch`. */
const BODILESS: ReadonlySet<string> = new Set(["get", "head"]);

/** The Operation Object (OpenAPI 3.1, 4.8.10). */
export function readOperation(context: Context, input: OperationInput): PathlessOperation {
  const { place, method, inherited } = input;
  const isBodiless = BODILESS.has(method);
  if (isBodiless) reportUnkept(context, place, "bodilessOperation");
  const body = isBodiless ? undefined : child(place, "requestBody");
  return withoutUndefined<PathlessOperation>({
    location: locationOf(place),
    pointer: place.pointer,
    operationId: readString(context, place, "operationId"),
    method,
    summary: readString(context, place, "summary"),
    description: readString(context, place, "description"),
    deprecated: readBoolean(context, place, "deprecated") ?? false,
    tags: readStrings(context, place, "tags") ?? [],
    parameters: mergeParameters(inherited.parameters, readParameters(context, place)),
    requestBody: body === undefined ? undefined : readRequestBody(context, body),
    responses: readResponses(context, place),
    security: readSecurity(context, place) ?? inherited.security,
    servers: readServers(context, place) ?? inherited.servers,
  });
}

export function readParameters(context: Context, place: ObjectPlace): Parameter[] {
  const parameters = readItems(context, place, "parameters") ?? [];
  return mergeParameters(
    [],
    parameters.flatMap((item) => readParameter(context, item) ?? []),
  );
}

/** A parameter is its name and location; the later one wins and takes the earlier one's place (OpenAPI 3.1, 4.8.9.1). */
function mergeParameters(first: readonly Parameter[], later: readonly Parameter[]): Parameter[] {
  const merged = new Map<string, Parameter>();
  for (const parameter of [...first, ...later]) {
    // Header names are compared without case (RFC 9110 section 5.1).
    const name = parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name;
    merged.set(`${parameter.in} ${name}`, parameter);
  }
  return [...merged.values()];
}
