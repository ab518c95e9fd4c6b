import type { BindingPlan } from "../../contract/plan.js";
import type { ApiModel, Operation, Response, SecurityScheme } from "../../model/model.js";
import { sampleOf } from "../../model/sample.js";
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
import { usualContent } from "../content-type.js";
import { statusLiteral, statusValue } from "../status.js";
import { contentSample, sampledModel, shownSample } from "./content-sample.js";

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
  const own = sampledOperation(operation, sampledModel(model));
  const shown = successOf(own) ?? own.responses[0];
  const found =
    shown === undefined
      ? empty
      : code`
          if (response.status === ${statusLiteral(shown.status)}) {
            ${whatIsTold(shown)}
          }`;
  return code`
    import { createClient } from ${stringLiteral(name)};

    ${clientConstant(model)}
    const response = await client${memberAccess(operation.name)}(${inputSample(operation, model)});
    ${found}
    if (response.status === "unexpected") console.log(response.httpStatus, response.reason);`;
}

function whatIsTold({ content: [media, ...others] }: Response): Code {
  if (media === undefined) return code`console.log("done");`;
  const isSequence = media.kind === "event-stream" || media.kind === "json-sequence";
  if (!isSequence || others.length > 0) return code`console.log(response.body);`;
  return code`for await (const item of response.body) console.log(item);`;
}

/** The server with one handler. */
export function serverExample({ model, name, operation }: ExampleInput & { readonly operation: Operation }): Code {
  const sampled = sampledModel(model);
  const own = sampledOperation(operation, sampled);
  const answer = successOf(own) ?? own.responses[0];
  const result =
    answer === undefined
      ? code`new Response(null, { status: 204 })`
      : code`({
          ${lines(answerMembers(answer, sampled).map((member) => code`${member},`))}
        })`;
  return code`
    import { createServer } from ${stringLiteral(`${name}/server`)};

    export default createServer({
      ${propertyKey(operation.name)}: () => ${result},
    });`;
}

function answerMembers({ content, status }: Response, sampled: ApiModel): readonly Code[] {
  const media = usualContent(content);
  const body = media === undefined ? [] : contentSample(media, sampled, media.examples[0]?.value);
  if (status.kind === "code") return [code`status: ${status.code}`, ...body];
  return [
    code`status: ${statusLiteral(status)}`,
    code`httpStatus: ${status.kind === "range" ? status.hundreds * 100 : 500}`,
    ...body,
  ];
}

function sampledOperation(operation: Operation, { operations }: ApiModel): Operation {
  return operations.find(({ name }) => name === operation.name) ?? operation;
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

function bodySample(operation: Operation, model: ApiModel): readonly Code[] {
  const sampled = sampledModel(model);
  const { requestBody } = sampledOperation(operation, sampled);
  const media = usualContent(requestBody?.content ?? []);
  return requestBody?.required !== true || media === undefined ? [] : contentSample(media, sampled);
}

/** `createCloser` → `closer`. */
function camelFactory(factory: string): Code {
  const name = factory.replace(/^create(?=[A-Z])/, "");
  return identifier(name === factory ? "adapter" : name.charAt(0).toLowerCase() + name.slice(1));
}
