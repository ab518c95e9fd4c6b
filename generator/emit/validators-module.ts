import type { Received } from "../model/directions.js";
import type { ApiModel, MediaType, Operation, Parameter, Schema } from "../model/model.js";
import { statusText } from "../model/status.js";
import type { Outcome } from "../source/draft.js";
import {
  type Code,
  code,
  empty,
  identifier,
  join,
  lines,
  moduleSpecifier,
  printFile,
  propertyKey,
} from "./code/index.js";
import type { GeneratedFile } from "./files.js";
import { withoutFiles } from "./files-in-forms.js";
import { Imports, printModule } from "./imports.js";
import { capitalised, type TypeNames } from "./names.js";
import { emitValidators, type InlineValidator, type NamedValidator } from "./validators.js";
import { parameterType, requestBodyType, responseBodyType } from "./wire-paths.js";

export interface ValidatorsModuleInput {
  readonly model: ApiModel;
  /** The named schemas that have exported types; by default the model's. */
  readonly schemas?: readonly NamedValidator[];
  readonly names: TypeNames;
  /** The runtime's package name. */
  readonly runtime: string;
  /** What the package's users receive; by default the responses. Only there must `readOnly` properties be present. */
  readonly received?: Received;
}

/** Where a validator belongs among those of its operation. */
interface Place {
  readonly group: "path" | "query" | "headers" | "cookies" | "body" | "responses";
  /** The parameter's name, the status key, or the body's media type. */
  readonly key: string;
  /** Of a response, the media type. */
  readonly mediaType?: string;
}

interface Needed {
  readonly place: Place;
  readonly schema: Schema;
  readonly type: Code;
  /** Which part of the operation it is of. */
  readonly part: "requests" | "responses";
  /** The end of the validator's name. */
  readonly hint: string;
}

const GROUPS = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

/**
 * `src/validators.ts`: a validator for each named schema, and one for each parameter and body; and
 * `src/operation-validators.ts`: which of them belong to which operation, for the server and for watching drift.
 */
export function emitValidatorModules(input: ValidatorsModuleInput): Outcome<readonly GeneratedFile[]> {
  const { model, names, runtime, received = "responses" } = input;
  const schemas = input.schemas ?? [...model.schemas.values()];
  const inline: InlineValidator[] = [];
  const taken = new Set(schemas.map(({ name }) => name));
  /** Where to go on for each wish: an answer may have thousands of media types. */
  const next = new Map<string, number>();
  const entries = model.operations.map((operation) => {
    const needed = neededBy(operation, model);
    const members = needed.map(({ place, schema, type, part, hint }) => {
      const wish: string = identifier(`${operation.name}${hint}`);
      let name = wish;
      let count = next.get(wish) ?? 1;
      for (; taken.has(name); count += 1) name = count === 1 ? `${wish}_` : `${wish}_${count}`;
      next.set(wish, count);
      taken.add(name);
      inline.push({ name, schema, type, direction: part === received ? "response" : "request" });
      return { place, name };
    });
    return { operation, members };
  });
  const emitted = emitValidators({
    schemas,
    inline,
    resolve: model.schemas,
    typeOf: (named) => code`types.${identifier(names.schemas.get(named.pointer) ?? named.name)}`,
    imports: lines([
      schemas.length === 0 ? empty : code`import type * as types from "./types.js";`,
      inline.length === 0 ? empty : code`import type { operations } from "./wire.js";`,
    ]),
    runtimeModule: moduleSpecifier(`${runtime}/validation`),
  });
  if (emitted.value === undefined) return { value: undefined, findings: emitted.findings };
  const files = [
    { path: "src/validators.ts", text: printFile([emitted.value]) },
    operationValidators(entries, runtime),
  ];
  return { value: files, findings: emitted.findings };
}

function neededBy(operation: Operation, model: ApiModel): Needed[] {
  const bodies = (operation.requestBody?.content ?? []).flatMap((media): Needed[] => {
    const schema = checkedSchema(media, model);
    if (schema === undefined) return [];
    const type = schema === media.schema ? requestBodyType(operation, media) : code`unknown`;
    const place: Place = { group: "body", key: media.mediaType };
    return [{ place, schema, type, part: "requests", hint: "Body" }];
  });
  const responses = operation.responses.flatMap((response) =>
    response.content.flatMap((media): Needed[] => {
      const schema = media.kind === "json" ? media.schema : itemOf(media);
      if (schema === undefined) return [];
      const key = statusText(response.status);
      const place: Place = { group: "responses", key, mediaType: media.mediaType };
      const type = schema === media.schema ? responseBodyType({ operation, response, media }) : code`unknown`;
      return [{ place, schema, type, part: "responses", hint: `Response${capitalised(key)}` }];
    }),
  );
  return [...operation.parameters.map((parameter) => neededFor(parameter, operation)), ...bodies, ...responses];
}

/** What of a request body can be checked: of files and bytes a JSON Schema says nothing, of text only what it says of strings. */
function checkedSchema(media: MediaType, model: ApiModel): Schema | undefined {
  const { kind, schema } = media;
  if (schema === undefined) return undefined;
  switch (kind) {
    case "json":
    case "form":
      return schema;
    case "multipart":
      return withoutFiles(schema, model);
    case "text":
      return schema.types?.length === 1 && schema.types[0] === "string" ? schema : undefined;
    case "event-stream":
    case "json-sequence":
      return itemOf(media);
    case "binary":
      return undefined;
    default:
      return kind satisfies never;
  }
}

/** Sequences are checked item by item. */
function itemOf({ isSequence, schema }: MediaType): Schema | undefined {
  return isSequence === true ? schema?.items : undefined;
}

function neededFor(parameter: Parameter, operation: Operation): Needed {
  const group = GROUPS[parameter.in];
  const words = parameter.name
    .split(/[^A-Za-z0-9]+/)
    .map(capitalised)
    .join("");
  return {
    place: { group, key: parameter.name },
    schema: parameter.schema,
    type: parameterType(operation, parameter),
    part: "requests",
    hint: `${capitalised(parameter.in)}${words}`,
  };
}

interface Entry {
  readonly operation: Operation;
  readonly members: readonly { readonly place: Place; readonly name: string }[];
}

function operationValidators(entries: readonly Entry[], runtime: string): GeneratedFile {
  const imports = new Imports();
  const written = entries.map(({ operation, members }) => {
    const value = (name: string) => code`${imports.all("v", "./validators.js")}.${identifier(name)}`;
    const groups = (["path", "query", "headers", "cookies", "body", "responses"] as const).flatMap((group) => {
      const own = members.filter(({ place }) => place.group === group);
      if (own.length === 0) return [];
      const byKey = new Map(own.map(({ place }) => [place.key, own.filter((each) => each.place.key === place.key)]));
      const entries = [...byKey].map(([key, same]) => {
        const [first] = same;
        if (first === undefined || group !== "responses")
          return code`${propertyKey(key)}: ${value(first?.name ?? "")},`;
        const types = same.map(({ place, name }) => code`${propertyKey(place.mediaType ?? "")}: ${value(name)}`);
        return code`${propertyKey(key)}: { ${join(types, code`, `)} },`;
      });
      return [
        code`
          ${propertyKey(group)}: {
            ${lines(entries)}
          },`,
      ];
    });
    if (groups.length === 0) return code`${propertyKey(operation.name)}: {},`;
    return code`
      ${propertyKey(operation.name)}: {
        ${lines(groups)}
      },`;
  });
  const constant = code`
    /** The validators of each operation's parameters and bodies. */
    export const validators: ${imports.type("ServiceValidators", runtime)} = {
      ${lines(written)}
    };`;
  return { path: "src/operation-validators.ts", text: printModule(imports, [constant]) };
}
