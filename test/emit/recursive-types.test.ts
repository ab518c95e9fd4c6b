import { afterAll, beforeAll, expect, test } from "vitest";
import { PackageFolder } from "../corpus/packages.js";
import { emitSmall, smallModel } from "./small.js";

const json = (name: string) => `content: { application/json: { schema: { $ref: "#/components/schemas/${name}" } } }`;
const post = (name: string) =>
  `  /${name}: { post: { operationId: post${name}, requestBody: { required: true, ${json(name)} }, responses: { "200": { description: ok, ${json(name)} } } } }`;
const names = ["Json", "List", "Tree", "Mixed", "Open"];
const document = `
openapi: 3.1.0
info: { title: Values, version: "1" }
paths:
${names.map(post).join("\n")}
components:
  schemas:
    Json:
      anyOf:
        - { type: "null" }
        - { type: boolean }
        - { type: number }
        - { type: string }
        - { type: array, items: { $ref: "#/components/schemas/Json" } }
        - { type: object, additionalProperties: { $ref: "#/components/schemas/Json" } }
    List: { type: array, items: { $ref: "#/components/schemas/List" } }
    Tree: { type: array, prefixItems: [{ type: integer }], items: { $ref: "#/components/schemas/Tree" }, minItems: 1 }
    Mixed:
      oneOf:
        - { type: string, enum: [a, b] }
        - { type: array, prefixItems: [{ $ref: "#/components/schemas/Mixed" }, { $ref: "#/components/schemas/Tree" }] }
        - { type: array, items: { $ref: "#/components/schemas/Mixed" } }
    Open: { type: object, properties: { pair: { type: array, prefixItems: [{ type: string }, { type: integer }], minItems: 2 } } }
`;

/** A body is answered as it came, and given as it is; what a list or a tuple holds is still looked at. */
const user = `
import { createClient, type MixedRequest, ${names.map((name) => `type ${name}`).join(", ")} } from "@concordat/small";
import { createServer, type Handlers } from "@concordat/small/server";
${names.map((name) => `declare const value${name}: ${name};`).join("\n")}
const echo = {
  ${names.map((name) => `post${name}: ({ body }) => ({ status: 200, body }),`).join("\n  ")}
} satisfies Handlers;
export const given: Handlers = {
  ...echo,
  postJson: () => ({ status: 200, body: valueJson }),
  postList: () => ({ status: 200, body: valueList }),
  postTree: () => ({ status: 200, body: valueTree }),
};
createServer(given);
export const listed: Handlers["postMixed"] = () => ({ status: 200, body: ["a", ["b", [1, [2]]], [["a", [1]]]] });
// @ts-expect-error: not one of the listed values
export const inTuple: Handlers["postMixed"] = () => ({ status: 200, body: ["c", [1]] });
// @ts-expect-error: nor in a list in a list
export const inList: Handlers["postMixed"] = () => ({ status: 200, body: [["a"], ["a", "b", "c"]] });
// @ts-expect-error: no member of the tuple
export const inTree: Handlers["postTree"] = () => ({ status: 200, body: [1, [2, [["a"]]]] });
export const first: Handlers["postOpen"] = ({ body: { pair } }) => {
  const [text, count]: [string, number, ...unknown[]] = pair ?? ["", 0];
  return { status: 200, body: { pair: [text.trim(), count + 1] } };
};
declare const sent: MixedRequest;
const client = createClient({ baseUrl: "https://x.test" });
${names.map((name) => `const answer${name} = await client.post${name}({ body: ${name === "Mixed" ? "sent" : `value${name}`} });`).join("\n")}
if (answerTree.status === 200) void answerTree.body[0].toFixed();
if (answerJson.status === 200) await client.postJson({ body: answerJson.body });
`;

/** A type that has no end takes as many as the compiler makes before it gives up, which is 5,000,000. */
const MOST_INSTANTIATIONS = 100_000;

const folder = new PackageFolder();
afterAll(() => folder.remove());

beforeAll(async () => {
  for (const each of (await emitSmall(smallModel(document))).packages) folder.add(each);
});

test.each(["typescript", "typescript6", "typescript7"])(
  "Values that hold themselves go through handlers and clients with %s",
  async (compiler) => {
    expect(await folder.instantiations(compiler, user)).toBeLessThan(MOST_INSTANTIATIONS);
  },
  60_000,
);
