import type { ApiModel, Schema } from "../../model/model.js";
import { equalJson, type JsonValue } from "../../source/json.js";
import { parsePointer } from "../../source/pointer.js";
import { memberAt } from "../guard/evaluate.js";
import { hundredsOf } from "../link.js";
import type { Check } from "./check.js";

/**
 * A success is read by one schema, so each form of JSON that it may come in has that one: what another holds, nobody looked at. Of a
 * refusal nothing is claimed that was not read.
 */
export const successOfOneForm: Check = function* ({ model, responses }) {
  for (const { body, response, syntax } of responses) {
    if (hundredsOf(response) !== 2 || body === undefined || syntax.verdict !== undefined) continue;
    const other = response.content.find(({ kind, schema }) => kind === "json" && !isSame(model, schema, body));
    if (other === undefined) continue;
    yield {
      rule: "contract/body-unread",
      message: `\`${syntax.key.value}\` may come as \`${other.mediaType}\` too, which has another schema: what the binding reads need not be there. Keep the form that the provider sends, in its assumptions overlay.`,
      location: syntax.key.location,
      related: [{ message: "The other form.", location: other.location }],
    };
  }
};

/** Whether two schemas are the same reference, or written alike. */
function isSame(model: ApiModel, schema: Schema | undefined, other: Schema): boolean {
  if (schema === undefined || schema === other) return schema === other;
  const written = ({ pointer }: Schema) =>
    parsePointer(pointer)?.reduce<JsonValue | undefined>((value, name) => memberAt(value, name), model.document.root);
  return equalJson(written(schema), written(other));
}
