import type { JsonObject } from "../../../source/json.js";
import type { ObjectKind } from "../../../source/objects.js";
import { inCode } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

/** Two members of which an object has one at most, and where the specification says so. */
interface Pair {
  readonly kind: ObjectKind;
  readonly members: readonly [string, string];
  readonly section: string;
}

const PAIRS: readonly Pair[] = [
  { kind: "parameter", members: ["example", "examples"], section: "3.0.3, 4.7.12.2.1" },
  { kind: "header", members: ["example", "examples"], section: "3.0.3, 4.7.12.2.1" },
  { kind: "mediaType", members: ["example", "examples"], section: "3.0.3, 4.7.14.1" },
  { kind: "example", members: ["value", "externalValue"], section: "3.0.3, 4.7.19.1" },
  { kind: "link", members: ["operationId", "operationRef"], section: "3.0.3, 4.7.20.1" },
];

export const membersExclude: Rule = defineRule({
  id: "shape/members-exclude",
  severity: "warning",
  title: "Two members stand together of which there may be one",
  why: "Which of the two counts is not said, and tools take either.",
  help: "Keep the one that is meant.",
  lists: [
    {
      title: "What excludes what",
      note: "In OpenAPI 3.0 and later:",
      items: [
        ...PAIRS.map(
          ({ kind, members: [one, other], section }) => `\`${one}\` and \`${other}\` of a ${kind} (OpenAPI ${section})`,
        ),
        "`readOnly: true` and `writeOnly: true` of a schema, in 3.0 (OpenAPI 3.0.3, 4.7.24.1)",
      ],
    },
  ],
  examples: {
    wrong: `components:
  examples:
    Rex: { value: { name: Rex }, externalValue: "https://example.test/rex.json" }
`,
    right: `components:
  examples:
    Rex: { value: { name: Rex } }
`,
  },
  *check({ document: { version }, sites }) {
    if (version === "2.0") return;
    for (const { kind, members, section } of PAIRS)
      for (const { node, tokens } of sites.of(kind))
        if (members.every((name) => Object.hasOwn(node, name)))
          yield { at: [...tokens, members[1]], point: "key", ...told(members, `OpenAPI ${section}`) };
    if (version !== "3.0") return;
    for (const { node, tokens } of sites.of("schema"))
      if (isTrue(node, "readOnly") && isTrue(node, "writeOnly"))
        yield {
          at: [...tokens, "writeOnly"],
          point: "key",
          ...told(["readOnly", "writeOnly"], "OpenAPI 3.0.3, 4.7.24.1"),
        };
  },
});

function told(
  [one, other]: readonly [string, string],
  section: string,
): { readonly message: string; readonly subject: string } {
  return {
    message: `${inCode(one)} and ${inCode(other)} exclude one another (${section})`,
    subject: `${one} ${other}`,
  };
}

function isTrue(node: JsonObject, key: string): boolean {
  return Object.hasOwn(node, key) && node[key] === true;
}
