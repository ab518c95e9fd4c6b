import type { BindingPlan } from "../../contract/plan.js";
import type { ApiModel, Operation, Response, Schema, SecurityScheme } from "../../model/model.js";
import { requiredSampleOf, sampleOf } from "../../model/sample.js";
import type { JsonValue } from "../../source/json.js";
import { adapterModule } from "../api-sources.js";
import { hasAddress } from "../base-url.js";
import {
  type Code,
  code,
  empty,
  identifier,
  join,
  json,
  lines,
  memberAccess,
  propertyKey,
  stringLiteral,
} from "../code/index.js";
import { mustBeSaid, usualContent } from "../content-type.js";
import { statusLiteral, statusValue } from "../status.js";

/** The examples of a README. A test compiles them: they use nothing that the packages do not export. */
export interface ExampleInput {
  readonly model: ApiModel;
  /** The package's name. */
  readonly name: string;
}

/** A client, an adapter of one contract, and what a caller does with each outcome. */
export function adapterExample({ model, name, plan }: ExampleInput & { readonly plan: BindingPlan }): Code {
  const { contract } = plan;
  const adapter = camelFactory(contract.names.factory);
  const required = contract.inputs.filter((input) => input.required);
  const members = required.map((input) => {
    const value = sampleOf(input.schema, contract.model.schemas);
    return code`${propertyKey(input.name)}: ${input.name === contract.identity.input ? idSample(plan, model) : json(value)}`;
  });
  const cases = contract.outcomes.map(
    ({ name: outcome, faults }) => code`
      case ${stringLiteral(outcome)}:
        console.log(result.next${faults.length === 0 ? empty : code`, result.fault.code`});
        break;`,
  );
  return code`
    import { createClient } from ${stringLiteral(name)};
    import { ${identifier(contract.names.factory)} } from ${stringLiteral(`${name}/${adapterModule(plan)}`)};

    ${clientConstant(model)}
    const ${adapter} = ${identifier(contract.names.factory)}(client${configArgument(plan)});
    const result = await ${adapter}${memberAccess(contract.names.method)}({ ${join(members, code`, `)} });
    switch (result.outcome) {
      ${lines(cases)}
    }`;
}

/** A call of one operation, as the provider means it. */
export function callExample({ model, name, operation }: ExampleInput & { readonly operation: Operation }): Code {
  const shown = successOf(operation) ?? operation.responses[0];
  const found =
    shown === undefined
      ? empty
      : code`if (response.status === ${statusLiteral(shown.status)}) console.log(${shown.content.length === 0 ? code`"done"` : code`response.body`});`;
  return code`
    import { createClient } from ${stringLiteral(name)};

    ${clientConstant(model)}
    const response = await client${memberAccess(operation.name)}(${inputSample(operation, model)});
    ${found}
    if (response.status === "unexpected") console.log(response.httpStatus, response.reason);`;
}

/** The server with one handler. */
export function serverExample({ model, name, operation }: ExampleInput & { readonly operation: Operation }): Code {
  const answer = successOf(operation);
  const media = answer?.content.find(({ kind }) => kind === "json");
  const status = answer?.status.kind === "code" ? answer.status : undefined;
  const example = media?.examples[0]?.value;
  const body = media?.schema === undefined ? empty : code`body: ${json(example ?? shownSample(media.schema, model))}`;
  const members = [
    ...(answer === undefined || status !== undefined
      ? [code`status: ${status?.code ?? 200}`]
      : [code`status: ${statusLiteral(answer.status)}`, code`httpStatus: 200`]),
    ...(body === empty ? [] : [body]),
  ];
  return code`
    import { createServer } from ${stringLiteral(`${name}/server`)};

    export default createServer({
      ${propertyKey(operation.name)}: () => ({
        ${lines(members.map((member) => code`${member},`))}
      }),
    });`;
}

function successOf({ responses }: Operation): Response | undefined {
  return responses.find(({ status }) => String(statusValue(status)).startsWith("2"));
}

function clientConstant(model: ApiModel): Code {
  const auth = authSample(model);
  const members = [
    ...(!hasAddress(model) ? [code`baseUrl: "https://api.example.com"`] : []),
    ...(auth === undefined ? [] : [code`auth: ${auth}`]),
  ];
  return code`const client = createClient(${members.length === 0 ? empty : code`{ ${join(members, code`, `)} }`});`;
}

function authSample(model: ApiModel): Code | undefined {
  const [alternative = []] = model.operations.flatMap(({ security }) => security.filter((each) => each.length > 0));
  const names = alternative.map(({ scheme }) => scheme);
  const keys = names.filter((name) => model.securitySchemes.get(name)?.kind === "apiKey");
  // Each key goes where its own scheme says.
  const ownKeys = keys.map((name, index) => code`${propertyKey(name)}: ${keySample(index)}`);
  const apiKey = code`apiKey: ${keys.length > 1 ? code`{ ${join(ownKeys, code`, `)} }` : keySample(0)}`;
  const members = names.flatMap((name) => secretSample(model.securitySchemes.get(name), apiKey) ?? []);
  return members.length === 0 ? undefined : code`{ ${join([...new Set(members)], code`, `)} }`;
}

function keySample(index: number): Code {
  return index === 0 ? code`process.env.API_KEY ?? ""` : code`process.env.API_KEY_${index + 1} ?? ""`;
}

function secretSample(scheme: SecurityScheme | undefined, apiKey: Code): Code | undefined {
  switch (scheme?.kind) {
    case "apiKey":
      return apiKey;
    case "oauth2":
    case "openIdConnect":
      return code`token: process.env.API_TOKEN ?? ""`;
    case "http": {
      const name = scheme.scheme.toLowerCase();
      if (name === "basic") return code`username: process.env.API_KEY ?? ""`;
      return name === "bearer" ? code`token: process.env.API_TOKEN ?? ""` : undefined;
    }
    default:
      return undefined;
  }
}

function configArgument({ config }: BindingPlan): Code {
  const required = config.filter((each) => each.required);
  if (required.length === 0) return empty;
  return code`, { ${join(
    required.map(({ name }) => code`${propertyKey(name)}: ${stringLiteral(name)}`),
    code`, `,
  )} }`;
}

/** An id as the provider writes it: in the response that repeats it, or in the place that the binding sends it to. */
function idSample(plan: BindingPlan, model: ApiModel): Code {
  const { input } = plan.contract.identity;
  const use = plan.request.find(({ from }) => from.kind === "input" && from.name === input)?.to;
  const parameter = plan.operation.parameters.find((each) => each.in === use?.in && each.name === use.name);
  const identity = plan.responses.map((response) => response.identity).find((each) => each !== undefined);
  const schemas = [identity?.kind === "body" ? identity.schema : undefined, parameter?.schema];
  const samples = schemas.map((schema) => (schema === undefined ? undefined : sampleOf(schema, model.schemas)));
  return stringLiteral(samples.find((sample) => typeof sample === "string" && sample !== "")?.toString() ?? "id");
}

function inputSample(operation: Operation, model: ApiModel): Code {
  const groups = [
    { member: "path", location: "path" },
    { member: "query", location: "query" },
    { member: "headers", location: "header" },
    { member: "cookies", location: "cookie" },
  ].flatMap(({ member, location }) => {
    const required = operation.parameters.filter((each) => each.in === location && each.required);
    if (required.length === 0) return [];
    const members = required.map((each) => code`${propertyKey(each.name)}: ${json(shownSample(each.schema, model))}`);
    return [code`${propertyKey(member)}: { ${join(members, code`, `)} }`];
  });
  const members = [...groups, ...bodySample(operation, model)];
  return members.length === 0 ? empty : code`{ ${join(members, code`, `)} }`;
}

/** In characters of JSON: some ten lines. */
const LONGEST_SAMPLE = 400;

/** Everything that a value may have, where that is short to read; else what it must have. */
function shownSample(schema: Schema, { schemas }: ApiModel): JsonValue {
  const whole = sampleOf(schema, schemas);
  return JSON.stringify(whole).length > LONGEST_SAMPLE ? requiredSampleOf(schema, schemas) : whole;
}

function bodySample({ requestBody }: Operation, model: ApiModel): readonly Code[] {
  const media = usualContent(requestBody?.content ?? []);
  if (requestBody?.required !== true || media === undefined) return [];
  const { kind, schema } = media;
  if (kind === "text") return [code`body: "text"`];
  if (kind === "binary")
    return [code`body: new Blob()`, ...(mustBeSaid(media) ? [code`contentType: "image/png"`] : [])];
  return schema === undefined ? [] : [code`body: ${json(shownSample(schema, model))}`];
}

/** `createCloser` → `closer`. */
function camelFactory(factory: string): Code {
  const name = factory.replace(/^create(?=[A-Z])/, "");
  return identifier(name === factory ? "adapter" : name.charAt(0).toLowerCase() + name.slice(1));
}
