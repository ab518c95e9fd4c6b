import { get, type JsonValue } from "../../source/json.js";
import { LONGEST_ID, type MockMachine } from "./machine.js";
import type { Objects, Remembered } from "./objects.js";

/** Paths that no document is likely to have. */
export const ADMIN = "/__admin";
const LONGEST_BODY = 10_000;

/**
 * What is behind the mock, for tests that set it up and look at it: the scenarios, and the objects with their states.
 * Undefined where the path is not one of these.
 */
export async function administer(
  request: Request,
  { machines, objects }: { readonly machines: readonly MockMachine[]; readonly objects: Objects },
): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  const [, first, collection, ...rest] = pathname.split("/");
  if (`/${first}` !== ADMIN) return undefined;
  const { method } = request;
  if (collection === "scenarios" && rest.length === 0) {
    if (method !== "GET") return refused(405, "GET");
    return Response.json({
      operations: Object.fromEntries(machines.map((each) => [each.plan.operation.name, each.names])),
    });
  }
  if (collection !== "objects" || rest.length > 1) return refused(404);
  const [segment] = rest;
  if (segment === undefined) {
    if (method === "GET") return Response.json({ objects: objects.all().map(shown) });
    if (method !== "DELETE") return refused(405, "DELETE, GET");
    objects.clear();
    for (const machine of machines) machine.forgetKeys();
    return new Response(null, { status: 204 });
  }
  // An id that a script left empty is none, and must not stand for all of them.
  const id = decoded(segment);
  if (id === undefined || id === "" || id.length > LONGEST_ID) return refused(404);
  switch (method) {
    case "GET":
      return objects.has(id) ? Response.json(shown(objects.named(id))) : refused(404);
    case "DELETE":
      return objects.forget(id) ? new Response(null, { status: 204 }) : refused(404);
    case "PUT":
      return await set(id, request, machines, objects);
    default:
      return refused(405, "DELETE, GET, PUT");
  }
}

async function set(
  id: string,
  request: Request,
  machines: readonly MockMachine[],
  objects: Objects,
): Promise<Response> {
  const name = get(await bodyOf(request), "scenario");
  if (name === null) return Response.json(shown(objects.put(id, undefined)));
  const changing = machines.filter(({ changes }) => changes);
  const [state] = [...changing, ...machines].flatMap((machine) => {
    const scenario = typeof name === "string" ? machine.scenario(name) : undefined;
    return scenario === undefined ? [] : [{ plan: machine.plan, scenario }];
  });
  if (state !== undefined) return Response.json(shown(objects.put(id, state)));
  const names = [...new Set(machines.flatMap((machine) => machine.names))].join(", ");
  return refused(422, undefined, `The body is { "scenario": name }, where name is null (open), or one of: ${names}`);
}

async function bodyOf({ body }: Request): Promise<JsonValue | undefined> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
      text += decoder.decode(next.value, { stream: true });
      if (text.length > LONGEST_BODY) return undefined;
    }
    // The checked boundary: JSON is what `JSON.parse` gives.
    return JSON.parse(text + decoder.decode()) as JsonValue;
  } catch {
    return undefined;
  }
}

function shown({ id, since, state }: Remembered): object {
  const at = new Date(since).toISOString();
  if (state === undefined) return { id, scenario: null, since: at };
  const { name, word } = state.scenario;
  return { id, scenario: name, ...(word === undefined ? {} : { state: word }), since: at };
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function refused(status: 404 | 405 | 422, allow?: string, detail?: string): Response {
  const titles = { 404: "Not Found", 405: "Method Not Allowed", 422: "Unprocessable Content" } as const;
  return new Response(
    JSON.stringify({ type: "about:blank", title: titles[status], status, ...(detail && { detail }) }),
    {
      status,
      headers: { "content-type": "application/problem+json", ...(allow === undefined ? {} : { allow }) },
    },
  );
}
