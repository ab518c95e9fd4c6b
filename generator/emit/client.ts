import type { ApiModel, Operation } from "../model/model.js";
import { authType, isAuthRequired } from "./auth.js";
import { hasAddress } from "./base-url.js";
import { type Code, code, docComment, empty, identifier, join, lines, propertyKey } from "./code/index.js";
import type { GeneratedFile } from "./files.js";
import { Imports, printModule } from "./imports.js";
import type { TypeNames } from "./names.js";
import { ownServerOptions, requiredAddress, whereOptions } from "./servers.js";
import { isInputOptional } from "./types.js";

export interface ClientInput {
  readonly model: ApiModel;
  readonly names: TypeNames;
  /** The runtime's package name. */
  readonly runtime: string;
}

/** `src/client.ts`: an interface with a method for each operation, and the function that makes one. */
export function emitClient({ model, names, runtime }: ClientInput): GeneratedFile {
  const context: Context = { model, names, runtime, imports: new Imports() };
  const types = code`export type * from "./types.js";`;
  const parts = [optionsType(context), clientInterface(context), createClient(context), types];
  return { path: "src/client.ts", text: printModule(context.imports, parts) };
}

interface Context extends ClientInput {
  readonly imports: Imports;
}

function optionsType({ model, imports, runtime }: Context): Code {
  const options = imports.type("ClientOptions", runtime);
  const auth = authType(model, (name) => imports.type(name, runtime));
  const operation = code`Exclude<keyof Client, symbol>`;
  const base =
    auth === undefined ? code`Omit<${options}<never, ${operation}>, "auth">` : code`${options}<${auth}, ${operation}>`;
  const further = [
    ...(auth === undefined || !isAuthRequired(model)
      ? []
      : [
          code`
            /** Required: every operation needs credentials. */
            readonly auth: ${imports.type("AuthOption", runtime)}<${auth}>;`,
        ]),
    ...requiredAddress(model),
    ...ownServerOptions(model),
  ];
  const members =
    further.length === 0
      ? []
      : [
          code`{
            ${lines(further)}
          }`,
        ];
  const where = whereOptions(model);
  return code`export type CreateClientOptions = ${join([base, ...members, ...(where === undefined ? [] : [where])], code` & `)};`;
}

function clientInterface(context: Context): Code {
  const { model, imports, runtime } = context;
  const methods = model.operations.map((operation) => {
    const { input, reply } = typesOf(operation, context);
    const parameter = isInputOptional(operation) ? code`input?: ${input}` : code`input: ${input}`;
    const options = imports.type("CallOptions", runtime);
    const received = imports.type("Received", runtime);
    return lines([
      docComment(methodDoc(operation), { isDeprecated: operation.deprecated }),
      code`${propertyKey(operation.name)}(${parameter}, options?: ${options}): Promise<${received}<${reply}>>;`,
    ]);
  });
  return code`
    ${docComment(model.title)}
    export interface Client {
      ${lines(methods)}
      readonly [${imports.value("CORE", runtime)}]: ${imports.type("Core", runtime)};
    }`;
}

function methodDoc({ summary, description }: Operation): string {
  const text = [summary, description].filter((part, index, all) => part !== undefined && all.indexOf(part) === index);
  return text.join("\n\n");
}

function createClient(context: Context): Code {
  const { model, imports, runtime } = context;
  const options = code`options: CreateClientOptions${!hasAddress(model) || isAuthRequired(model) ? empty : code` = {}`}`;
  const methods = model.operations.map((operation) => {
    const { reply } = typesOf(operation, context);
    const spec = code`${imports.all("operations", "./operations.js")}.${identifier(operation.name)}`;
    const call = code`${imports.value("call", runtime)}<${reply}>(core, ${spec}, input, callOptions)`;
    return code`${propertyKey(operation.name)}: (input, callOptions) => ${call},`;
  });
  const create = imports.value("createCore", runtime);
  const service = imports.value("service", "./service.js");
  return code`
    /** Makes a client. Throws a TypeError that names the option where one is wrong. */
    export function createClient(${options}): Client {
      const core = ${create}(${service}, options, () => import("./operation-validators.js").then(({ validators }) => validators));
      return {
        [CORE]: core,
        ${lines(methods)}
      };
    }`;
}

function typesOf(operation: Operation, { names, imports }: Context): { input: Code; reply: Code } {
  const found = names.operations.get(operation.name);
  return {
    input: imports.type(found?.input ?? "", "./types.js"),
    reply: imports.type(found?.reply ?? "", "./types.js"),
  };
}
