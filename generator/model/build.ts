import type { SpecDocument } from "../source/document.js";
import { UNADDRESSED_OPERATIONS } from "../source/document.js";
import type { Outcome } from "../source/draft.js";
import type { Pointer } from "../source/pointer.js";
import { type Context, report, withoutUndefined } from "./context.js";
import { breakCycles } from "./cycles.js";
import { heirPlaces, isBase } from "./heirs.js";
import { changeOperations } from "./map-operation.js";
import type { ApiModel, NamedSchema, Schema } from "./model.js";
import { nameOperations, nameSchemas, operationKey } from "./names.js";
import { withOneWay } from "./one-way.js";
import { readPaths, readWebhooks } from "./path.js";
import { rootPlace } from "./place.js";
import { quoted, readMembers, readObject, readString } from "./read.js";
import { readSchema } from "./schema.js";
import { withOpenApi31 } from "./scope.js";
import { readSecurity, readSecuritySchemes } from "./security.js";
import { readServers } from "./server.js";
import { readSecuritySchemes2, readServers2 } from "./swagger2/document.js";
import { reportUnkept } from "./unkept.js";

/**
 * The canonical model of a document of any OpenAPI version. Documents lie: a value of the wrong type, a reference to nothing and
 * the like are findings, the part that they concern is left out or allows everything, and nothing is thrown.
 *
 * @param document the effective document
 * @returns the model; there always is one
 */
export function buildModel(document: SpecDocument): Outcome<ApiModel> {
  const context: Context = { document, root: rootPlace(document), findings: [], referenced: new Map() };
  const isSwagger = document.version === "2.0";
  reportUnaddressed(context);
  reportUnkept(context, context.root, "document");
  const servers = isSwagger ? readServers2(context) : (readServers(context, context.root) ?? []);
  const security = readSecurity(context, context.root) ?? [];
  const operations = readPaths(context, { parameters: [], servers, security });
  const names = nameOperations(operations);
  const webhooks = readWebhooks(context, { parameters: [], servers, security: [] });
  const info = readObject(context, context.root, "info");
  const securitySchemes = isSwagger ? readSecuritySchemes2(context) : readSecuritySchemes(context);
  const schemas = breakCycles(context, readReferencedSchemas(context));
  const inOperation = changeOperations((schema) => withOneWay(schema, schemas));
  const model = withoutUndefined<Omit<ApiModel, "openapi31">>({
    document,
    title: (info && readString(context, info, "title")) ?? document.provider,
    description: info && readString(context, info, "description"),
    servers,
    operations: operations.map((operation) =>
      inOperation({ name: names.get(operationKey(operation)) ?? "", ...operation }),
    ),
    schemas: new Map(
      [...schemas].map(([pointer, named]) => [pointer, { ...named, schema: withOneWay(named.schema, schemas) }]),
    ),
    securitySchemes,
    webhooks: webhooks.length === 0 ? undefined : webhooks.map(inOperation),
  });
  return { value: withOpenApi31(model), findings: context.findings };
}

/** Reads every schema that a reference names, those that only such a schema names included, and what extends a base among them. */
function readReferencedSchemas(context: Context): Map<Pointer, NamedSchema> {
  const read = new Map<Pointer, Schema>();
  // A Map is iterated in order of insertion and sees what is inserted meanwhile.
  let heirs: ReturnType<typeof heirPlaces> | undefined;
  for (const [pointer, place] of context.referenced) {
    const schema = readSchema(context, place);
    read.set(pointer, schema);
    if (!isBase(schema)) continue;
    heirs ??= heirPlaces(context);
    for (const heir of heirs.get(pointer) ?? []) context.referenced.set(heir.pointer, heir);
  }
  const names = nameSchemas(read.keys());
  return new Map([...read].map(([pointer, schema]) => [pointer, { name: names.get(pointer) ?? "", pointer, schema }]));
}

/** An operation whose page states no method or no path waits beside `paths`, and cannot be called from there. */
function reportUnaddressed(context: Context): void {
  for (const [key, place] of readMembers(context, context.root, UNADDRESSED_OPERATIONS)) {
    report(context, {
      rule: "model/operation-without-address",
      place,
      severity: "error",
      message: `The operation ${quoted(key)} has no method and no path, so nothing can be generated for it`,
      help: "State both in assumptions.overlay.yaml: copy the operation to its address under paths and remove it here",
    });
  }
}
