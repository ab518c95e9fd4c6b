import { getObject, isObject } from "../../../source/json.js";
import { locate } from "../../../source/origin.js";
import { examplesOf } from "../../examples.js";
import { defineRule, type Rule } from "../../rule.js";

export const fieldMissing: Rule = defineRule({
  id: "example/field-missing",
  severity: "warning",
  title: "The page's example lacks a field that the page describes",
  why: "A reader cannot tell whether the field is always sent, sometimes or no longer.",
  help: "Ask the provider when the field is sent, and treat it as absent until then.",
  examples: {
    as: "page",
    wrong: `# Get a pet

\`\`\`json 200 - OK
{ "id": "7" }
\`\`\`

## Response fields

* **id** — the pet's id
* **name** — the pet's name

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      responses:
        "200":
          description: A pet
          content:
            application/json:
              schema: { type: object, properties: { id: { type: string }, name: { type: string } } }
\`\`\`
`,
    right: `# Get a pet

\`\`\`json 200 - OK
{ "id": "7", "name": "Rex" }
\`\`\`

## Response fields

* **id** — the pet's id
* **name** — the pet's name

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      responses:
        "200":
          description: A pet
          content:
            application/json:
              schema: { type: object, properties: { id: { type: string }, name: { type: string } } }
\`\`\`
`,
  },
  *check(context) {
    for (const { value, schema, root, inPage, status } of examplesOf(context)) {
      const resolved = context.resolver.follow(schema, [])?.node;
      if (!inPage || status?.startsWith("2") !== true || !isObject(value) || !isObject(resolved)) continue;
      for (const name of Object.keys(getObject(resolved, "properties") ?? {})) {
        if (Object.hasOwn(value, name)) continue;
        const described = context.passages.find(({ kind, text }) => kind === "item" && opensWith(text, name));
        if (described === undefined) continue;
        yield {
          at: locate(root, []) ?? described.locate(),
          message: `The ${status} example has no \`${name}\`, which the page describes`,
          subject: name,
          related: [{ message: `“${described.text}”`, location: described.locate() }],
        };
      }
    }
  },
});

/** An item of a list of fields begins with the field's name, in bold or as code. */
function opensWith(text: string, name: string): boolean {
  const bare = text.replace(/^[-*\s]+/, "").replace(/^[*_`]+/, "");
  return bare.startsWith(name) && /^[*_`]/.test(bare.slice(name.length));
}
