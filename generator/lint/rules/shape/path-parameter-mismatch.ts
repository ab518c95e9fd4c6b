import type { Fix } from "../../../repair/overlay.js";
import type { SpecDocument } from "../../../source/document.js";
import { getObject, isArray, isObject, type JsonObject } from "../../../source/json.js";
import { valueAt } from "../../../source/origin.js";
import { addMembers, moveMember, review } from "../../fixes.js";
import { listed } from "../../literals.js";
import type { OperationView, ParameterView } from "../../operations.js";
import { defineRule, type Problem, type Rule } from "../../rule.js";

export const pathParameterMismatch: Rule = defineRule({
  id: "shape/path-parameter-mismatch",
  severity: "error",
  title: "The path and its parameters do not name the same things",
  why: "A client cannot fill the path: the value that the caller gives has no place, and the place has no value.",
  help: "Give the parameter the name that stands between the braces of the path, or declare the one that is missing.",
  lists: [
    {
      title: "What has no fix",
      note: "`concordat fix` gives the path the name of its only other parameter, and declares a place that has none as a text. It proposes nothing for:",
      items: [
        "a parameter without a place: nobody but the provider can tell where in the path it belongs, or whether it is sent at all.",
        "several places and several parameters that do not match: which belongs to which is not told.",
        "a path that exists already under the name that it would get.",
      ],
    },
  ],
  covers: [
    { rule: "openapi/path-parameters-defined", where: "here" },
    { rule: "openapi/path-parameters-defined", where: "inside" },
    { rule: "openapi/path-parameters-defined", where: "around" },
  ],
  examples: {
    wrong: `paths:
  /pets/{pet}:
    get:
      parameters:
        - name: pet_id
          in: path
          required: true
          schema: { type: string }
      responses: { "200": { description: A pet } }
`,
    right: `paths:
  /pets/{pet_id}:
    get:
      parameters:
        - name: pet_id
          in: path
          required: true
          schema: { type: string }
      responses: { "200": { description: A pet } }
`,
  },
  *check({ document, operations }) {
    for (const operation of operations) {
      if (operation.path === undefined) continue;
      const places = placesOf(operation.path);
      const parameters = operation.parameters.filter((parameter) => parameter.in === "path");
      const unplaced = parameters.filter(({ name }) => !places.has(name));
      const unnamed = [...places].filter((place) => !parameters.some(({ name }) => name === place));
      const [parameter, ...moreParameters] = unplaced;
      const [place, ...morePlaces] = unnamed;
      if (parameter !== undefined && place !== undefined && moreParameters.length + morePlaces.length === 0) {
        yield renamed(this.id, { root: document.root, operation, parameter, place, path: operation.path });
        continue;
      }
      for (const { name, tokens } of unplaced) {
        yield {
          at: [...tokens, "name"],
          message: `The path parameter \`${name}\` has no place in ${operation.path}${unnamed.length > 0 ? `, whose places are ${listed(unnamed)}` : ""}`,
          subject: `unplaced ${operation.name} ${name}`,
        };
      }
      for (const name of unnamed) {
        const fix = unplaced.length === 0 ? declared(this.id, document, operation, name) : undefined;
        yield {
          at: operation.site.tokens.slice(0, 2),
          point: "key",
          message: `The place \`{${name}}\` of ${operation.path} has no path parameter in ${operation.name}`,
          subject: `unnamed ${operation.name} ${name}`,
          ...(fix === undefined ? {} : { fix }),
        };
      }
    }
  },
});

function renamed(rule: string, from: Renamed): Problem {
  const { root, operation, parameter, place, path } = from;
  const fitting = path.replace(`{${place}}`, `{${parameter.name}}`);
  const reason = `The path says \`{${place}}\` and its only other parameter is \`${parameter.name}\`; what goes on the wire is the same.`;
  const moved = moveMember({ rule, root, reason, tokens: ["paths"], key: path, to: fitting });
  const taken = getObject(getObject(root, "paths"), fitting) !== undefined;
  return {
    at: [...parameter.tokens, "name"],
    message: `The path says \`{${place}}\`, the parameter is \`${parameter.name}\` (${operation.name})`,
    subject: `${place} ${parameter.name}`,
    ...(taken ? {} : { fix: review(...moved) }),
  };
}

/** The parameter for all operations of the path: those that have one of their own keep it. Of what type it is a person must say. */
function declared(rule: string, document: SpecDocument, operation: OperationView, name: string): Fix | undefined {
  const { root, version } = document;
  const tokens = operation.site.tokens.slice(0, 2);
  const item = valueAt(root, tokens);
  if (!isObject(item) || Object.hasOwn(item, "$ref")) return undefined;
  if (Object.hasOwn(item, "parameters") && !isArray(item.parameters)) return undefined;
  const type = version === "2.0" ? { type: "string" } : { schema: { type: "string" } };
  const update = { parameters: [{ name, in: "path", required: true, ...type }] };
  const reason = `The path has the place \`{${name}}\`, and nothing says what goes there.`;
  return review(addMembers({ rule, root, reason, tokens, update }));
}

interface Renamed {
  readonly root: JsonObject;
  readonly operation: OperationView;
  readonly parameter: ParameterView;
  readonly place: string;
  readonly path: string;
}

/** The names between braces. */
function placesOf(path: string): ReadonlySet<string> {
  return new Set([...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? ""));
}
