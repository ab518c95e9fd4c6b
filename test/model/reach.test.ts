import { expect, it } from "vitest";
import { reachedSchemas } from "../../generator/model/reach.js";
import { documentOf, modelOf } from "./documents.js";

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const content = (name: string) => ({ "application/json": { schema: to(name) } });

it("finds the schemas of parameters, bodies and headers, and what those lead to, in any keyword and round cycles", () => {
  const { model } = modelOf(
    documentOf({
      paths: {
        "/a": {
          post: {
            parameters: [{ name: "p", in: "query", schema: to("Parameter") }],
            requestBody: { content: content("Body") },
            responses: {
              "200": { description: "", headers: { h: { schema: to("Header") } }, content: content("Answer") },
            },
          },
          get: { responses: { "200": { description: "", content: content("Other") } } },
        },
      },
      components: {
        schemas: {
          Parameter: {},
          Header: {},
          Other: to("OnlyOther"),
          OnlyOther: {},
          Body: { properties: { a: { items: to("Deep") } }, additionalProperties: to("Answer") },
          Deep: { not: { prefixItems: [to("Body")] } },
          Answer: { discriminator: { propertyName: "k", mapping: { m: "Mapped" } } },
          Mapped: {},
        },
      },
    }),
  );
  const [post, get] = model.operations;
  const reached = (operations: typeof model.operations) =>
    [...reachedSchemas(operations, model.schemas).values()].map(({ name }) => name).sort();
  expect(reached(post ? [post] : [])).toEqual(["Answer", "Body", "Deep", "Header", "Mapped", "Parameter"]);
  expect(reached(get ? [get] : [])).toEqual(["OnlyOther", "Other"]);
  expect(reached(model.operations)).toHaveLength(model.schemas.size);
});
