import { type LinkedResponse, type LinkedValue, pathsOf, statusName } from "../link.js";
import { type Remark, suggest } from "../report.js";
import { locateInScalar } from "../scalar-position.js";
import { type Missing, markedAt } from "../schema.js";
import type { Check } from "./check.js";
import { readsOf } from "./reads.js";
import { theResponse, theSchema } from "./related.js";

const RULE = "contract/dangling-pointer";

/** Every value of a response that a binding reads is declared by the document. */
export const pointersResolve: Check = function* ({ model, responses }) {
  for (const response of responses) {
    for (const { path, location } of readsOf(response)) {
      const sent =
        response.body === undefined ? undefined : markedAt(model, { root: response.body, path }, "writeOnly");
      if (sent === undefined) continue;
      const message = `\`${path.map((name) => `/${name}`).join("")}\` is \`writeOnly\`: no response has it.`;
      yield { rule: RULE, message, location, related: theSchema({ schema: sent }) };
    }
    for (const value of [...response.switch, ...response.set.map(({ from }) => from)]) yield* resolve(response, value);
    for (const { syntax, missing } of response.guards) {
      for (const path of pathsOf(syntax.expression)) {
        if (path.root !== "header") continue;
        const { start, end } = path;
        const location = locateInScalar({ ...syntax.text, start, end });
        yield* header(response, { name: path.segments[0]?.name ?? "", location });
      }
      for (const [path, found] of missing) {
        const names = path.segments.map(({ name }) => name);
        const at = found === undefined ? path : (path.segments[found.depth] ?? path);
        const location = locateInScalar({ ...syntax.text, start: at.start, end: at.end });
        yield remark(response, { names, missing: found, location });
      }
    }
  }
};

function* resolve(response: LinkedResponse, { syntax, place, missing }: LinkedValue): Generator<Remark> {
  const { value, location } = syntax;
  if (value.kind === "body") {
    if (place === undefined) yield remark(response, { names: value.path, missing, location });
    return;
  }
  yield* header(response, { name: value.name, location });
}

/** Field names are case-insensitive (RFC 9110, 5.1). */
function* header(
  response: LinkedResponse,
  { name: wanted, location }: { readonly name: string; readonly location: Remark["location"] },
): Generator<Remark> {
  const known = response.response.headers.map(({ name }) => name);
  if (known.some((name) => name.toLowerCase() === wanted.toLowerCase())) return;
  const message = `The document declares no header \`${wanted}\` of this response.${suggest(wanted, known)}`;
  yield {
    rule: RULE,
    message,
    location,
    related: theResponse(response),
  };
}

function remark(
  { response }: LinkedResponse,
  of: {
    readonly names: readonly string[];
    readonly missing: Missing | undefined;
    readonly location: Remark["location"];
  },
): Remark {
  const { names, missing, location } = of;
  if (missing === undefined) {
    const message = `The document declares no body that can be read as JSON for \`${statusName(response)}\`.`;
    return { rule: RULE, message, location, related: theResponse({ response }) };
  }
  const lost = names[missing.depth] ?? "";
  const parent = names
    .slice(0, missing.depth)
    .map((name) => `/${name}`)
    .join("");
  const where = parent === "" ? "The body" : `\`${parent}\``;
  return {
    rule: RULE,
    message: `${where} has no member \`${lost}\` in the document.${suggest(lost, missing.known)}`,
    location,
    related: [{ message: "The schema that lacks it.", location: missing.schema.location }],
  };
}
