import { type LinkedResponse, type LinkedValue, statusName } from "../link.js";
import { type Remark, suggest } from "../report.js";
import { locateInScalar } from "../scalar-position.js";
import type { Missing } from "../schema.js";
import type { Check } from "./check.js";
import { theResponse } from "./related.js";

const RULE = "contract/dangling-pointer";

/** Every value of a response that a binding reads is declared by the document. */
export const pointersResolve: Check = function* ({ responses }) {
  for (const response of responses) {
    for (const value of [...response.switch, ...response.set.map(({ from }) => from)]) yield* resolve(response, value);
    for (const { syntax, missing } of response.guards) {
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
  const known = response.response.headers.map(({ name }) => name);
  if (known.some((name) => name.toLowerCase() === value.name.toLowerCase())) return;
  const message = `The document declares no header \`${value.name}\` of this response.${suggest(value.name, known)}`;
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
