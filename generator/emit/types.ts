import type { ApiModel, NamedSchema, Operation, Parameter, ParameterLocation, Response } from "../model/model.js";
import { type Code, code, docComment, empty, identifier, lines, propertyKey, unionType } from "./code/index.js";
import { contentTypeType, maySayMore, mustBeSaid, usualContent } from "./content-type.js";
import type { GeneratedFile } from "./files.js";
import { Imports, printModule } from "./imports.js";
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
  const references = new WireReferences(names, (name) => imports.type(name, runtime));
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
  const body = bodyMembers(operation, references);
  const doc = docComment(`What ${operation.name} takes.`);
  const own = lines([...members, body]);
  if (hasPairs(operation, references)) {
    const pairs = lines(bodyPairs(operation, references).map((pair) => code`| ${pair}`));
    const bodies = code`
      (
        ${pairs}
      )`;
    const rest = own === "" ? empty : code`{\n  ${own}\n} & `;
    return lines([doc, code`export type ${identifier(input)} = ${rest}${bodies};`]);
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
      parameter.required ? code`readonly ${key}: ${type};` : code`readonly ${key}?: ${type} | undefined;`,
    ]);
  });
  return code`
    readonly ${propertyKey(member)}${required ? empty : code`?`}: {
      ${lines(members)}
    };`;
}

/** The body of an operation with one type of body, whatever the media types. */
function bodyMembers(operation: Operation, references: WireReferences): Code {
  const body = operation.requestBody;
  if (body === undefined || body.content.length === 0 || hasPairs(operation, references)) return empty;
  const type = unionType(body.content.map((media) => references.requestBody(media, operation)));
  const choice = unionType(body.content.map(contentTypeType));
  const usual = usualContent(body.content);
  const said = body.required && usual !== undefined && mustBeSaid(usual) ? empty : code`?`;
  return lines([
    docComment(body.description ?? ""),
    body.required ? code`readonly body: ${type};` : code`readonly body?: ${type} | undefined;`,
    body.content.length > 1 || body.content.some(maySayMore) ? code`readonly contentType${said}: ${choice};` : empty,
  ]);
}

/** Whether the body's type depends on its media type. */
function hasPairs(operation: Operation, references: WireReferences): boolean {
  const content = operation.requestBody?.content ?? [];
  return new Set(content.map((media) => references.requestBody(media, operation))).size > 1;
}

/** Each media type with its own type of body. The one that is sent without saying so need not be said. */
function bodyPairs(operation: Operation, references: WireReferences): readonly Code[] {
  const content = operation.requestBody?.content ?? [];
  const usual = usualContent(content);
  const optional = operation.requestBody?.required === true ? empty : code`?`;
  return content.map((media) => {
    const type = references.requestBody(media, operation);
    const said = media === usual && !mustBeSaid(media) ? code`?` : empty;
    return code`{ readonly body${optional}: ${type}; readonly contentType${said}: ${contentTypeType(media)} }`;
  });
}

/** Whether a call makes sense without any input. */
export function isInputOptional(operation: Operation): boolean {
  return !operation.parameters.some((parameter) => parameter.required) && operation.requestBody?.required !== true;
}

/** What the client receives, enums open, and what the server answers, enums closed. */
function resultTypes(operation: Operation, named: OperationTypeNames, context: Context): Code {
  const members = operation.responses.map((response) => resultMember(response, operation, context.references));
  const [reply, result] = [identifier(named.reply), identifier(named.result)];
  const received = docComment(`What ${operation.name} answers, by status.`);
  if (members.length === 0) {
    return lines([received, code`export type ${reply} = never;`, code`export type ${result} = never;`]);
  }
  return code`
    ${received}
    export type ${reply} =
      ${lines(members.map((member) => code`| ${member}`))};

    /** The same as a server gives it: of enums the listed values alone. */
    export type ${result} = ${context.imports.type("Closed", context.runtime)}<${reply}>;`;
}

function resultMember(response: Response, operation: Operation, references: WireReferences): Code {
  const status = statusLiteral(response.status);
  const range = response.status.kind === "code" ? empty : code`; readonly httpStatus: number`;
  if (response.content.length === 0) return code`{ readonly status: ${status}${range} }`;
  const body = unionType(response.content.map((media) => references.responseBody(media, response, operation)));
  return code`{ readonly status: ${status}${range}; readonly body: ${body} }`;
}
