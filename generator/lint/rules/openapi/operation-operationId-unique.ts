import type { Fix } from "../../../repair/overlay.js";
import { getString } from "../../../source/json.js";
import { byCodeUnit } from "../../../source/order.js";
import { formatPointer, type PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { replaceMembers, restingOn, review, standing } from "../../fixes.js";
import { inCode } from "../../quote.js";
import { capital, objectAt } from "../../redocly-places.js";
import { defineRule, type Rule, type Told } from "../../rule.js";
import type { Site } from "../../sites.js";

const ID = "openapi/operation-operationId-unique";

export const operationOperationIdUnique: Rule = defineRule({
  id: ID,
  redocly: "operation-operationId-unique",
  severity: "error",
  title: "Two operations have one operationId",
  why: "Generators name functions after it: one of the two overwrites the other, or the code does not compile.",
  help: "Give each operation its own id. A link that names the id names all of them: see which is meant.",
  mends: "`concordat fix` proposes one of method and path for all but the first by its path and method.",
  covers: [{ rule: "model/name-collision", where: "anywhere", saying: /^The operation /, sharing: true }],
  redoclyTells: tell,
  redoclyFix: rename,
  examples: {
    wrong: `paths:
  /pets:
    get:
      operationId: pets
      responses: { "200": { description: Pets } }
    post:
      operationId: pets
      responses: { "200": { description: Pets } }
`,
    right: `paths:
  /pets:
    get:
      operationId: listPets
      responses: { "200": { description: Pets } }
    post:
      operationId: addPet
      responses: { "200": { description: Pets } }
`,
  },
});

/** Redocly points at a member that is not there; the id stands beside it. */
function tell(context: Context, at: readonly PointerToken[]): Told {
  const own = at.slice(0, -1);
  const name = at.at(-1) ?? "";
  const first = inOrder(context).find(
    ({ node, tokens }) => getString(node, "operationId") === name && formatPointer(tokens) !== formatPointer(own),
  );
  return {
    at: [...own, "operationId"],
    message: `${objectAt(context, own)} has the operationId ${inCode(name)}${first === undefined ? ", which another has" : `, which ${objectAt(context, first.tokens)} has too`}`,
    related:
      first === undefined
        ? []
        : [{ message: "The other operation", location: context.locate([...first.tokens, "operationId"]) }],
  };
}

/** An id of its own for the operation, of its method and path. */
function rename(context: Context, at: readonly PointerToken[]): Fix | undefined {
  const tokens = at.slice(0, -1);
  const written = String(at.at(-1) ?? "");
  const own = namesOf(context).get(formatPointer(tokens));
  if (own === undefined) return undefined;
  const reason = `Another operation has the id \`${written}\` too; this one is of its method and path.`;
  const change = { rule: ID, reason, root: context.document.root, tokens };
  const keeper = inOrder(context).find(({ node }) => getString(node, "operationId") === written);
  const premises = keeper === undefined ? [] : [standing(change.root, keeper.tokens, { operationId: written })];
  return restingOn(
    premises,
    review(replaceMembers({ ...change, update: { operationId: own }, expected: { operationId: written } })),
  );
}

/** Every operation; the first of several with one id keeps it, and which that is depends on no order of keys. */
function inOrder(context: Context): readonly Site[] {
  const pointers = new Map(context.sites.of("operation").map((site) => [formatPointer(site.tokens), site]));
  return [...pointers].sort(([a], [b]) => byCodeUnit(a, b)).map(([, site]) => site);
}

/** The names of a document, made once. */
const NAMES = new WeakMap<Context, ReadonlyMap<string, string>>();

/** By the pointer of an operation whose id another has: an id that none has, and that no other gets. */
function namesOf(context: Context): ReadonlyMap<string, string> {
  const known = NAMES.get(context);
  if (known !== undefined) return known;
  const operations = inOrder(context);
  const ids = operations.flatMap(({ node }) => getString(node, "operationId") ?? []);
  const taken = new Set(ids);
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) < index));
  const names = new Map<string, string>();
  for (const { node, tokens } of operations) {
    if (!repeated.has(getString(node, "operationId") ?? "")) continue;
    const name = freeName(nameOf(tokens), taken);
    taken.add(name);
    names.set(formatPointer(tokens), name);
  }
  NAMES.set(context, names);
  return names;
}

/** `get /pets/{pet_id}` is `getPetsPetId`. */
function nameOf(tokens: readonly PointerToken[]): string {
  const [path, method] = tokens.slice(-2).map(String);
  const words = (path ?? "").split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  return (method ?? "") + (words.length === 0 ? "Root" : words.map(capital).join(""));
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}${count}`;
  return free;
}
