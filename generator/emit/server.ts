import type { ApiModel } from "../model/model.js";
import { code, docComment, empty, identifier, join, lines, propertyKey } from "./code/index.js";
import type { GeneratedFile } from "./files.js";
import { hasForms } from "./forms.js";
import { Imports, printModule } from "./imports.js";
import type { TypeNames } from "./names.js";

export interface ServerInput {
  readonly model: ApiModel;
  readonly names: TypeNames;
  /** The runtime's package name. */
  readonly runtime: string;
}

/** `src/server.ts`: the same operations to be served, as a Hono app. */
export function emitServer({ model, names, runtime }: ServerInput): GeneratedFile {
  const imports = new Imports();
  const module = `${runtime}/server`;
  const handlers = model.operations.map((operation) => {
    const named = names.operations.get(operation.name);
    const request = code`${imports.type("ServerRequest", module)}<${imports.type(named?.input ?? "", "./types.js")}>`;
    const answer = code`Answer<${imports.type(named?.result ?? "", "./types.js")}>`;
    return lines([
      docComment(operation.summary ?? ""),
      code`${propertyKey(operation.name)}(request: ${request}): ${answer} | Promise<${answer}>;`,
    ]);
  });
  const operations = model.operations.map(
    ({ name }) => code`${imports.all("operations", "./operations.js")}.${identifier(name)}`,
  );
  const options = imports.type("ServerOptions", module);
  const app = imports.type("Hono", "hono");
  const service = imports.value("service", "./service.js");
  const validators = imports.value("validators", "./operation-validators.js");
  const parts = [
    code`
      /** One of the documented answers, with further headers where there are any; or a response that goes out as it is. */
      export type Answer<Result> = (Result & { readonly headers?: HeadersInit }) | Response;`,
    code`
      ${docComment(`What to do for each operation of ${model.title}.`)}
      export interface Handlers {
        ${lines(handlers)}
      }`,
    code`
      /** Makes a Hono app that checks each request against the document before a handler sees it. */
      export function createServer(handlers: Handlers, options: ${options} = {}): ${app} {
        return ${imports.value("serve", module)}({
          ${service},
          operations: [${join(operations, code`, `)}],
          ${validators},
          ${hasForms(model) ? code`${imports.value("forms", "./forms.js")},` : empty}
          handlers,
          options,
        });
      }`,
  ];
  return { path: "src/server.ts", text: printModule(imports, parts) };
}
