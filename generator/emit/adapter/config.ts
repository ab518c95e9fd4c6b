import type { ConfigInput, RequestAssignment } from "../../contract/plan.js";
import { isPlace, type Missing, type Place, placeAt, typesOf } from "../../contract/schema.js";
import { type Code, code, docComment, identifier, lines, propertyKey, unionType } from "../code/index.js";
import type { AdapterContext } from "./context.js";

/** An interface for what the binding reads beside the contract's input: values that stay the same from call to call. */
export function configInterface(context: AdapterContext, name: string): Code {
  const members = context.plan.config.map((config) => {
    const key = propertyKey(config.name);
    const type = configType(config, context);
    return lines([
      docComment(config.description ?? ""),
      config.required ? code`readonly ${key}: ${type};` : code`readonly ${key}?: ${type} | undefined;`,
    ]);
  });
  return code`
    export interface ${identifier(name)} {
      ${lines(members)}
    }`;
}

function configType({ name }: ConfigInput, context: AdapterContext): Code {
  const use = context.plan.request.find(({ from }) => from.kind === "config" && from.name === name);
  const place = use === undefined ? undefined : placeOf(use, context);
  const types = place !== undefined && isPlace(place) ? typesOf(place) : new Set();
  const written = [
    ...(types.has("string") || types.size === 0 ? [code`string`] : []),
    ...(types.has("integer") || types.has("number") ? [code`number`] : []),
    ...(types.has("boolean") ? [code`boolean`] : []),
  ];
  return unionType(written);
}

function placeOf({ to }: RequestAssignment, { plan, model }: AdapterContext): Place | Missing | undefined {
  if (to.in === "body") {
    const schema = plan.operation.requestBody?.content.find(({ schema }) => schema !== undefined)?.schema;
    return schema === undefined ? undefined : placeAt(model, schema, to.path);
  }
  const parameter = plan.operation.parameters.find((each) => each.in === to.in && each.name === to.name);
  return parameter === undefined ? undefined : placeAt(model, parameter.schema, []);
}
