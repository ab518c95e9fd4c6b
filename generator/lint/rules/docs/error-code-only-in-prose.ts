import { getObject, getString } from "../../../source/json.js";
import type { Context } from "../../context.js";
import { listed } from "../../literals.js";
import { codesIn } from "../../meaning.js";
import type { OperationView, ResponseView } from "../../operations.js";
import type { Passage } from "../../passages.js";
import { refusalIn } from "../../prose/refusals.js";
import { isPage, spokenOf } from "../../prose/spoken.js";
import { bodySchemas } from "../../reach.js";
import { defineRule, type Problem, type Rule } from "../../rule.js";

export const errorCodeOnlyInProse: Rule = defineRule({
  id: "docs/error-code-only-in-prose",
  severity: "warning",
  title: "Error codes stand in prose only",
  why: "The body that carries them has no schema, so a client cannot know where to look for them.",
  help: "State the error body as an assumption, with the member that holds the code.",
  examples: {
    as: "page",
    wrong: `# Release a pet

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "400": { description: "\`pet_not_free\` — somebody keeps the pet." }
        "200": { description: Released }
\`\`\`
`,
    right: `# Release a pet

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "400":
          description: "\`pet_not_free\` — somebody keeps the pet."
          content: { application/json: { schema: { type: object, properties: { code: { type: string } } } } }
        "200": { description: Released }
\`\`\`
`,
  },
  *check(context) {
    const names = namesIn(context);
    for (const { operation, passages } of spokenOf(context)) {
      for (const { status, node, tokens, entry } of operation.responses) {
        if (!/^[45]/.test(status) || hasSchema(context, { node, tokens })) continue;
        const codes = leading(getString(node, "description") ?? "", names);
        if (codes.length === 0) continue;
        yield {
          at: entry,
          message: `${status} comes with ${listed(codes)}, and its body has no schema`,
          subject: `${status} ${codes.join(" ")}`,
        };
      }
      // A page is about one operation, or it is not said whose status it is.
      const isWhole = isPage(context) && context.boundOperations.length === 1;
      if (isWhole || !isPage(context))
        yield* besideStatuses(context, { operation, passages: isWhole ? context.passages : passages, names });
    }
  },
});

interface Beside {
  readonly operation: OperationView;
  readonly passages: readonly Passage[];
  readonly names: ReadonlySet<string>;
}

/** Codes that stand beside a status: `Returns 404 \`no_such_pet\``, or a row of a table. Told at the first of a status. */
function* besideStatuses(context: Context, { operation, passages, names }: Beside): Iterable<Problem> {
  const { responses } = operation;
  const described = responses.map(({ node }) => getString(node, "description") ?? "").join("\n");
  const found = new Map<string, { readonly passage: Passage; readonly codes: Set<string> }>();
  for (const passage of passages) {
    const { status, code } = refusalIn(passage.text) ?? {};
    if (status === undefined || code === undefined || names.has(code) || described.includes(`\`${code}\``)) continue;
    const known = found.get(status);
    if (known === undefined) found.set(status, { passage, codes: new Set([code]) });
    else known.codes.add(code);
  }
  for (const [status, { passage, codes }] of found) {
    const response = [status, `${status.charAt(0)}XX`, "default"].flatMap(
      (key) => responses.find((each) => each.status.toUpperCase() === key.toUpperCase()) ?? [],
    )[0];
    if (response !== undefined && hasSchema(context, response)) continue;
    const lacks = response === undefined ? "the document declares no such response" : "its body has no schema";
    yield {
      at: passage.locate(),
      message: `${status} comes with ${listed([...codes])}, and ${lacks}`,
      subject: `${status} ${[...codes].join(" ")}`,
      ...(response === undefined
        ? {}
        : {
            related: [{ message: `The ${response.status} response`, location: context.locate(response.entry, "key") }],
          }),
    };
  }
}

/** The codes in a response's description that it defines, or names as such; the name of a member is none. */
function leading(description: string, names: ReadonlySet<string>): readonly string[] {
  return codesIn(description).filter(
    (code) =>
      /^[a-z]/.test(code) &&
      (new RegExp(`\`${code}\`\\s*(?:—|–|-|:)`).test(description) ||
        (!names.has(code) &&
          new RegExp(`\\b(?:errors?|codes?|returns?)(?: codes?)?:? \`${code}\``, "i").test(description))),
  );
}

function namesIn({ sites }: Context): ReadonlySet<string> {
  const properties = sites.of("schema").flatMap(({ node }) => Object.keys(getObject(node, "properties") ?? {}));
  return new Set([...properties, ...sites.of("parameter").flatMap(({ node }) => getString(node, "name") ?? [])]);
}

function hasSchema(context: Context, { node, tokens }: Pick<ResponseView, "node" | "tokens">): boolean {
  return bodySchemas(context, node, tokens).some(({ value }) => value !== undefined);
}
