import type { Fix, Premise } from "../../../repair/overlay.js";
import type { SpecDocument } from "../../../source/document.js";
import { getObject, getString, isArray, isObject, type JsonObject } from "../../../source/json.js";
import { valueAt } from "../../../source/origin.js";
import { addMembers, lackingItem, moveMember, restingOn, review, standing } from "../../fixes.js";
import { listed } from "../../literals.js";
import type { OperationView, ParameterView } from "../../operations.js";
import { inCode } from "../../quote.js";
import { defineRule, type Problem, type Rule } from "../../rule.js";

export const pathParameterMismatch: Rule = defineRule({
  id: "shape/path-parameter-mismatch",
  severity: "error",
  title: "The path and its parameters do not name the same things",
  why: "A client cannot fill the path: the value that the caller gives has no place, and the place has no value.",
  help: "Give the parameter the name that stands between the braces of the path, or declare the one that is missing. A place is written in braces: `{pet_id}`.",
  lists: [
    {
      title: "What has no fix",
      note: "`concordat fix` gives the path the name of its only other parameter, writes `:name` and `<name>` in braces, and declares a place that has none as a text. It proposes nothing for:",
      items: [
        "a parameter without a place: nobody but the provider can tell where in the path it belongs, or whether it is sent at all.",
        "several places and several parameters that do not match: which belongs to which is not told.",
        "operations of one path that name its parameter differently: under any name one of them would not fit.",
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
    for (const whole of byPath(operations)) {
      const foreign = foreignOf(whole);
      if (foreign.size > 0) yield asForeign({ rule: this.id, document, group: whole }, foreign);
      const group = whole.map((one) => ({ ...one, unplaced: one.unplaced.filter(({ name }) => !foreign.has(name)) }));
      const change = { rule: this.id, document, group };
      // A path gets one new name.
      const rename = foreign.size > 0 ? undefined : renameOf(change);
      for (const { operation, path, unplaced, unnamed } of group) {
        const [parameter, ...moreParameters] = unplaced;
        const [place, ...morePlaces] = unnamed;
        if (parameter !== undefined && place !== undefined && moreParameters.length + morePlaces.length === 0) {
          yield {
            at: [...parameter.tokens, "name"],
            message: `The path says \`{${place}}\`, the parameter is \`${parameter.name}\` (${operation.name})`,
            subject: `${place} ${parameter.name}`,
            ...(rename === undefined ? {} : { fix: rename }),
          };
          continue;
        }
        for (const { name, tokens } of unplaced) {
          yield {
            at: [...tokens, "name"],
            message: `The path parameter \`${name}\` has no place in ${path}${unnamed.length > 0 ? `, whose places are ${listed(unnamed)}` : ""}`,
            subject: `unplaced ${operation.name} ${name}`,
          };
        }
        for (const name of unnamed) {
          // What the path is to be called is settled first.
          const fix = unplaced.length === 0 && rename === undefined ? declared(change, name) : undefined;
          yield {
            at: operation.site.tokens.slice(0, 2),
            point: "key",
            message: `The place \`{${name}}\` of ${path} has no path parameter in ${operation.name}`,
            subject: `unnamed ${operation.name} ${name}`,
            ...(fix === undefined ? {} : { fix }),
          };
        }
      }
    }
  },
});

/** What an operation and its path do not say of each other. */
interface Mismatch {
  readonly operation: OperationView;
  readonly path: string;
  readonly unplaced: readonly ParameterView[];
  readonly unnamed: readonly string[];
}

interface Change {
  readonly rule: string;
  readonly document: SpecDocument;
  /** All operations of one path. */
  readonly group: readonly Mismatch[];
}

function byPath(operations: readonly OperationView[]): Iterable<readonly Mismatch[]> {
  const groups = new Map<string, Mismatch[]>();
  for (const operation of operations) {
    const { path } = operation;
    if (path === undefined) continue;
    const places = placesOf(path);
    const parameters = operation.parameters.filter((parameter) => parameter.in === "path");
    const unplaced = parameters.filter(({ name }) => !places.has(name));
    const unnamed = [...places].filter((place) => !parameters.some(({ name }) => name === place));
    const group = groups.get(path) ?? [];
    group.push({ operation, path, unplaced, unnamed });
    groups.set(path, group);
  }
  return groups.values();
}

/** A place in a form that other tools have: `:pet_id` or `<pet_id>`, a segment of its own. */
const FOREIGN = /^(?::([\w.~-]+)|<(?:\w+:)?([\w.~-]+)>)$/;

/** The places of a path in a form that is not OpenAPI's, by the path parameter that each is for. */
function foreignOf(group: readonly Mismatch[]): ReadonlyMap<string, string> {
  const unplaced = new Set(group.flatMap((one) => one.unplaced.map(({ name }) => name)));
  const segments = group[0]?.path.split("/") ?? [];
  return new Map(
    segments.flatMap((segment) => {
      const [, afterColon, bracketed] = FOREIGN.exec(segment) ?? [];
      const name = afterColon ?? bracketed;
      return name !== undefined && unplaced.has(name) ? [[name, segment] as const] : [];
    }),
  );
}

/** One finding for all operations of the path, and the path as it was meant. */
function asForeign({ rule, document: { root }, group }: Change, foreign: ReadonlyMap<string, string>): Problem {
  const path = group[0]?.path ?? "";
  const meant = new Map([...foreign].map(([name, written]) => [written, `{${name}}`]));
  const fitting = path
    .split("/")
    .map((segment) => meant.get(segment) ?? segment)
    .join("/");
  const [written, places] = [[...meant.keys()], [...meant.values()]].map((each) => listed(each.map(inCode)));
  const reason = `OpenAPI writes ${places} for it; ${written} is text, which would be sent as it stands.`;
  const parameters = group.flatMap(({ unplaced }) => unplaced.filter(({ name }) => foreign.has(name)));
  const premises = parameters.flatMap((parameter) => naming(root, parameter));
  const taken = getObject(getObject(root, "paths"), fitting) !== undefined;
  const move = { rule, root, reason, tokens: ["paths"], key: path, to: fitting };
  return {
    at: ["paths", path],
    point: "key",
    message: `The path says ${written}, which OpenAPI reads as text: did you mean ${places}?`,
    subject: "foreign",
    ...(taken ? {} : { fix: restingOn(premises, review(...moveMember(move))) }),
  };
}

/** The path with the one name that its operations have for the one place that none of them names. It rests on each that has it. */
function renameOf({ rule, document: { root }, group }: Change): Fix | undefined {
  const [places, names] = [
    new Set(group.flatMap(({ unnamed }) => unnamed)),
    new Set(group.flatMap(({ unplaced }) => unplaced.map(({ name }) => name))),
  ];
  const [[place, ...morePlaces], [name, ...moreNames], [first]] = [[...places], [...names], group];
  if (place === undefined || name === undefined || first === undefined) return undefined;
  if (morePlaces.length + moreNames.length > 0 || group.some(({ unnamed }) => unnamed.length === 0)) return undefined;
  const fitting = first.path.replace(`{${place}}`, () => `{${name}}`);
  if (getObject(getObject(root, "paths"), fitting) !== undefined) return undefined;
  const reason = `The path says \`{${place}}\` and its only other parameter is \`${name}\`; what goes on the wire is the same.`;
  const premises = group.flatMap(({ unplaced }) => unplaced.flatMap((parameter) => naming(root, parameter)));
  const move = moveMember({ rule, root, reason, tokens: ["paths"], key: first.path, to: fitting });
  return restingOn(premises, review(...move));
}

/** That a parameter has its name, and is the one that is referred to. */
function naming(root: JsonObject, { entry, tokens, name }: ParameterView): readonly Premise[] {
  const own = standing(root, tokens, { name });
  const reference = getString(valueAt(root, entry), "$ref");
  return reference === undefined ? [own] : [standing(root, entry, { $ref: reference }), own];
}

/** The parameter for all operations of the path: those that have one of their own keep it. Of what type it is a person must say. */
function declared({ rule, document: { root, version }, group }: Change, name: string): Fix | undefined {
  const lacking = group.filter(({ unnamed }) => unnamed.includes(name)).map(({ operation }) => operation.site.tokens);
  const tokens = lacking[0]?.slice(0, 2) ?? [];
  const item = valueAt(root, tokens);
  if (!isObject(item) || Object.hasOwn(item, "$ref")) return undefined;
  if (Object.hasOwn(item, "parameters") && !isArray(item.parameters)) return undefined;
  const type = version === "2.0" ? { type: "string" } : { schema: { type: "string" } };
  const update = { parameters: [{ name, in: "path", required: true, ...type }] };
  const reason = `The path has the place \`{${name}}\`, and nothing says what goes there.`;
  const premises = lacking.map((operation) => lackingItem(root, [...operation, "parameters"], { name, in: "path" }));
  return restingOn(premises, review(addMembers({ rule, root, reason, tokens, update })));
}

/** The names between braces. */
function placesOf(path: string): ReadonlySet<string> {
  return new Set([...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? ""));
}
