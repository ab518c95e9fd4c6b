import type { Expected, ExpectedRequest } from "../../contract/expectations/scenario.js";
import type { JsonValue } from "../../source/json.js";
import { differences } from "./compare.js";
import type { Seen } from "./scripted-server.js";

/** How what the server saw differs from what it must have seen: too many or too few requests, or other ones. */
export function requestProblems({ requests, request }: Expected, seen: readonly Seen[]): readonly string[] {
  const problems = seen.length === requests ? [] : [`the server must see ${requests} requests, and saw ${seen.length}`];
  const [first, ...more] = seen;
  if (first !== undefined) problems.push(...requestDifferences(request, first));
  // A try that differs from the one before it, in its idempotency key above all, is another request.
  if (more.some((each) => JSON.stringify(each) !== JSON.stringify(first)))
    problems.push("a repeated request must be the same to the byte");
  return problems;
}

function requestDifferences(expected: ExpectedRequest, seen: Seen): readonly string[] {
  const headers = Object.entries(expected.headers).flatMap(([name, value]) =>
    differences(value ?? undefined, textOf(seen.headers[name]), `the request's header ${name}`),
  );
  return [
    ...differences(expected.method, seen.method, "the request's method"),
    ...differences(expected.target, seen.target, "the request's target"),
    ...headers,
    ...differences(expected.body, bodyOf(seen), "the request's body"),
  ];
}

function textOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "string" || value === undefined ? value : value.join(", ");
}

function bodyOf({ body }: Seen): JsonValue | undefined {
  if (body === "") return undefined;
  try {
    // The checked boundary: JSON is what `JSON.parse` gives.
    return JSON.parse(body) as JsonValue;
  } catch {
    return body;
  }
}
