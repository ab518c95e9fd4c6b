import { splitDirections } from "../../model/directions.js";
import type { ApiModel } from "../../model/model.js";
import type { Outcome } from "../../source/draft.js";
import { code, printFile } from "../code/index.js";
import { eventModel } from "../event-schema.js";
import type { GeneratedFile } from "../files.js";
import { emitForms } from "../forms.js";
import { planTypeNames } from "../names.js";
import { emitOperations } from "../operations.js";
import { emitServer } from "../server.js";
import { emitService } from "../service.js";
import { typedModel } from "../typed-model.js";
import { emitTypes } from "../types.js";
import { emitValidatorModules } from "../validators-module.js";
import { emitWireTypes } from "../wire-types.js";
import { incomingModel, namedIncoming } from "./incoming-model.js";

export interface WebhooksInput {
  readonly model: ApiModel;
  readonly service: string;
  /** The runtime's package name. */
  readonly runtime: string;
}

/**
 * `src/webhooks/`: what a provider asks of its users, to be served as the operations of any document are: types, validators and a
 * Hono app. What arrives is what the provider gives out, so there its enums are open and `readOnly` properties present. No files
 * where the document has no webhooks and no callbacks.
 */
export function emitWebhooks({ model, runtime, service }: WebhooksInput): Outcome<readonly GeneratedFile[]> {
  const all = incomingModel(model);
  if (all === undefined) return { value: [], findings: [] };
  const incoming = eventModel(all);
  const directed = splitDirections(incoming, "requests");
  const typed = typedModel(incoming, "requests");
  const names = planTypeNames(
    typed,
    namedIncoming(model).map(({ operation }) => operation),
  );
  const validators = emitValidatorModules({ model: directed, names, runtime, received: "requests" });
  const forms = emitForms({ model: incoming, runtime });
  const index = code`
    export * from "./server.js";
    export type * from "./types.js";`;
  const files = [
    { path: "src/index.ts", text: printFile([index]) },
    { path: "src/wire.ts", text: emitWireTypes(typed).text },
    emitTypes({ model: typed, names, runtime }),
    emitService({ model: incoming, provider: service, runtime, idempotencyHeaders: new Map() }),
    emitOperations({ model: incoming, runtime, idempotencyHeaders: new Map() }),
    emitServer({ model: incoming, names, runtime }),
    ...(forms === undefined ? [] : [forms]),
    ...(validators.value ?? []),
  ];
  return { value: files.map(({ path, text }) => ({ path: below(path), text })), findings: validators.findings };
}

/** They name each other relatively, so the folder as a whole may stand anywhere. */
function below(path: string): string {
  return path.replace(/^src\//, "src/webhooks/");
}

/** The sub-paths of a package with webhooks, and their modules. */
export const WEBHOOK_ENTRIES: ReadonlyMap<string, string> = new Map([
  ["./webhooks", "webhooks/index"],
  ["./webhooks/validators", "webhooks/validators"],
]);

export function hasWebhooks({ operations, webhooks = [] }: ApiModel): boolean {
  return webhooks.length > 0 || operations.some(({ callbacks = [] }) => callbacks.length > 0);
}
