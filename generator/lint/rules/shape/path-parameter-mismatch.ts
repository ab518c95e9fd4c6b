import { getObject, type JsonObject } from "../../../source/json.js";
import { moveMember, review } from "../../fixes.js";
import { listed } from "../../literals.js";
import type { OperationView, ParameterView } from "../../operations.js";
import { defineRule, type Problem, type Rule } from "../../rule.js";

export const pathParameterMismatch: Rule = defineRule({
  id: "shape/path-parameter-mismatch",
  severity: "error",
  title: "The path and its parameters do not name the same things",
  why: "A client cannot fill the path: the value that the caller gives has no place, and the place has no value.",
  help: "Give the parameter the name that stands between the braces of the path, or declare the one that is missing.",
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
        yield {
          at: operation.site.tokens.slice(0, 2),
          point: "key",
          message: `The place \`{${name}}\` of ${operation.path} has no path parameter in ${operation.name}`,
          subject: `unnamed ${operation.name} ${name}`,
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
