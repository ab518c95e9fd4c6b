import type { ApiModel, NamedSchema, Operation, Parameter, ParameterLocation, Response } from "../model/model.js";
import { answerMembers, type BodyAlternative, bodyAlternatives } from "./body-members.js";
import { type Code, code, docComment, empty, identifier, lines, propertyKey } from "./code/index.js";
import type { GeneratedFile } from "./files.js";
import { Imports, printModule } from "./imports.js";
import { orInherited } from "./inherited.js";
import type { OperationTypeNames, TypeNames } from "./names.js";
import { statusLiteral } from "./status.js";
import { typeAlias } from "./type-alias.js";
import { schemaType } from "./wire-paths.js";
import { WireReferences } from "./wire-reference.js";

export interface TypesInput {
  readonly model: ApiModel;
  readonly names: TypeNames;
  /** The runtime's package name. */
  readonly runtime: string;
}

interface Context {
  readonly references: WireReferences;
  readonly imports: Imports;
  readonly runtime: string;
}

/** `src/types.ts`: the document's schemas under readable names, and what each operation takes and answers. */
export function emitTypes({ model, names, runtime }: TypesInput): GeneratedFile {
  const imports = new Imports();
  const references = new WireReferences(names, model.schemas, (name) => imports.type(name, runtime));
  const schemas = [...model.schemas].map(([pointer, schema]) =>
    schemaAlias(names.schemas.get(pointer) ?? schema.name, schema),
  );
  const operations = model.operations.flatMap((operation) => {
    const named = names.operations.get(operation.name);
    return named === undefined
      ? []
      : [inputType(operation, named, references), resultTypes(operation, named, { references, imports, runtime })];
  });
  if (schemas.length > 0) imports.type("components", "./wire.js");
  if (references.usesOperations) imports.type("operations", "./wire.js");
  return { path: "src/types.ts", text: printModule(imports, [...schemas, ...operations]) };
}

function schemaAlias(name: string, schema: NamedSchema): Code {
  return typeAlias(name, [schemaType(schema)], schema.schema.description);
}

const MEMBERS: readonly (readonly [member: string, location: ParameterLocation])[] = [
  ["path", "path"],
  ["query", "query"],
  ["headers", "header"],
  ["cookies", "cookie"],
];

function inputType(operation: Operation, { input }: OperationTypeNames, references: WireReferences): Code {
  const members = MEMBERS.map(([member, location]) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === location);
    return parameterGroup({ member, parameters, operation, references });
  });
  const bodies = requestBodies(operation, references);
  const doc = docComment(`What ${operation.name} takes.`);
  const [only] = bodies;
  const own = lines([...members, only === undefined || bodies.length > 1 ? empty : bodyMembers(operation, only)]);
  if (bodies.length > 1) {
    const pairs = lines(bodies.map((body) => code`| ${bodyPair(operation, body)}`));
    const either = code`
      (
        ${pairs}
      )`;
    const rest = own === "" ? empty : code`{\n  ${own}\n} & `;
    return lines([doc, code`export type ${identifier(input)} = ${rest}${either};`]);
  }
  if (own === "") return lines([doc, code`export type ${identifier(input)} = Record<string, never>;`]);
  return code`
    ${doc}
    export interface ${identifier(input)} {
      ${own}
    }`;
}

interface ParameterGroup {
  readonly member: string;
  readonly parameters: readonly Parameter[];
  readonly operation: Operation;
  readonly references: WireReferences;
}

function parameterGroup({ member, parameters, operation, references }: ParameterGroup): Code {
  if (parameters.length === 0) return empty;
  const required = parameters.some((parameter) => parameter.required);
  const members = parameters.map((parameter) => {
    const type = references.parameter(parameter, operation);
    const key = propertyKey(parameter.name);
    return lines([
      docComment(parameter.description ?? "", { isDeprecated: parameter.deprecated }),
      parameter.required
        ? code`readonly ${key}: ${type};`
        : code`readonly ${key}?: ${type}${orInherited(parameter.name)} | undefined;`,
    ]);
  });
  return code`
    readonly ${propertyKey(member)}${required ? empty : code`?`}: {
      ${lines(members)}
    };`;
}

function requestBodies(
  { requestBody, ...operation }: Operation,
  references: WireReferences,
): readonly BodyAlternative[] {
  const content = requestBody?.content ?? [];
  if (requestBody === undefined || content.length === 0) return [];
  return bodyAlternatives(content, (media) => references.requestBody(media, { ...operation, requestBody }));
}

/** The body of an operation with one type of body, whatever the media types. */
function bodyMembers({ requestBody: body }: Operation, { contentType, type }: BodyAlternative): Code {
  const isRequired = body?.required === true;
  const optional = isRequired && contentType?.isNeeded === true ? empty : code`?`;
  return lines([
    docComment(body?.description ?? ""),
    isRequired ? code`readonly body: ${type};` : code`readonly body?: ${type} | undefined;`,
    contentType === undefined ? empty : code`readonly contentType${optional}: ${contentType.type};`,
  ]);
}

/** A media type with its own type of body. The one that is sent without saying so need not be said. */
function bodyPair({ requestBody }: Operation, { contentType, type }: BodyAlternative): Code {
  const optional = requestBody?.required === true ? empty : code`?`;
  const said = contentType?.isNeeded === true ? empty : code`?`;
  return code`{ readonly body${optional}: ${type}; readonly contentType${said}: ${contentType?.type ?? code`string`} }`;
}

/** Whether a call makes sense without any input. */
export function isInputOptional(operation: Operation): boolean {
  return !operation.parameters.some((parameter) => parameter.required) && operation.requestBody?.required !== true;
}

/** What the client receives, enums open, and what the server answers, enums closed and the usual media type unsaid. */
function resultTypes(operation: Operation, named: OperationTypeNames, context: Context): Code {
  const answers = operation.responses.map((response) => ({
    response,
    bodies: bodyAlternatives(response.content, (media) => {
      return context.references.responseBody(media, response, operation);
    }),
  }));
  const members = (by: "received" | "given") => lines(answers.flatMap((each) => resultMembers(each, by)));
  const [reply, result] = [identifier(named.reply), identifier(named.result)];
  const received = docComment(`What ${operation.name} answers, by status.`);
  if (answers.length === 0) {
    return lines([received, code`export type ${reply} = never;`, code`export type ${result} = never;`]);
  }
  const [taken, given] = [members("received"), members("given")];
  const closed = context.imports.type("Closed", context.runtime);
  const same = code`${closed}<${reply}>`;
  const own = code`
    ${closed}<
      ${given}
    >`;
  return code`
    ${received}
    export type ${reply} =
      ${taken};

    /** The same as a server gives it: of enums the listed values alone. */
    export type ${result} = ${taken === given ? same : own};`;
}

function resultMembers(
  { bodies, response }: { readonly response: Response; readonly bodies: readonly BodyAlternative[] },
  by: "received" | "given",
): readonly Code[] {
  const status = statusLiteral(response.status);
  const range = response.status.kind === "code" ? empty : code`; readonly httpStatus: number`;
  if (response.content.length === 0) return [code`| { readonly status: ${status}${range} }`];
  return bodies.map((body) => code`| { readonly status: ${status}${range}; ${answerMembers(body, by)} }`);
}
