import { contentFor, essenceOf } from "./media.js";
import type { ContentSpec, OperationSpec, ResponseSpec } from "./operation.js";
import { quietly } from "./quietly.js";
import type { Redact } from "./redact.js";
import type { Reply } from "./reply.js";
import type { OperationValidators, ServiceValidators, Violation } from "./schema.js";
import { isFieldName } from "./text.js";
import type { DriftNote } from "./verdict.js";

/**
 * A response that departs from the document. Holds the document's own names and numbers only: never a value of the body, and `*`
 * in the pointer for a member that the document does not name.
 */
export interface DriftEvent extends DriftNote {
  readonly provider: string;
  readonly operation: string;
  readonly status?: number;
}

/** Told of every departure. What it throws is ignored: watching must not change an outcome. */
export type OnDrift = (event: DriftEvent) => void;

/** The linter's rules for the same departures. */
export const driftRule: {
  readonly undeclaredStatus: string;
  readonly unreadableBody: string;
  readonly mediaType: string;
  readonly unknownValue: string;
  readonly missingField: string;
  readonly otherSchema: string;
} = {
  undeclaredStatus: "contract/status-missing",
  unreadableBody: "example/schema-mismatch",
  mediaType: "example/schema-mismatch",
  unknownValue: "docs/enum-value-differs",
  missingField: "example/field-missing",
  otherSchema: "example/schema-mismatch",
};

/**
 * What a binding decides by and did not find, though the document may require none of it.
 * @param values by their pointers
 */
export function absent(values: Readonly<Record<string, unknown>>): readonly DriftNote[] {
  return Object.entries(values).flatMap(([pointer, value]) =>
    value === undefined || value === null
      ? [{ rule: driftRule.missingField, pointer, message: "The value is absent or null." }]
      : [],
  );
}

/** What the reply alone shows: its status, its media type, whether its body can be read. */
export function replyDrift(reply: Reply, mediaTypeDeclared: boolean): readonly DriftNote[] {
  if (reply.declared === "no") {
    return [{ rule: driftRule.undeclaredStatus, pointer: "", message: "The document does not declare this status." }];
  }
  if (reply.body.kind === "unreadable") {
    return [{ rule: driftRule.unreadableBody, pointer: "", message: `The body cannot be read: ${reply.body.reason}.` }];
  }
  if (!mediaTypeDeclared) {
    return [{ rule: driftRule.mediaType, pointer: "", message: "The document does not declare this media type." }];
  }
  return [];
}

/** The headers that the document says are always there, and that are not. What no header can be called is not looked for. */
export function headerDrift({ headers }: Reply, { requiredHeaders = [] }: ResponseSpec): readonly DriftNote[] {
  return requiredHeaders
    .filter((name) => isFieldName(name) && !headers.has(name))
    .map((name) => ({ rule: driftRule.missingField, pointer: "", message: `The header ${name} is absent.` }));
}

/** What a full validator says of the body. A media type that the document does not declare is read as the first that it does. */
export function bodyDrift(
  reply: Reply,
  { content, status }: ResponseSpec,
  validators: OperationValidators | undefined,
): readonly DriftNote[] {
  const responses = validators?.responses;
  const key = String(status);
  if (reply.body.kind !== "json" || responses === undefined || !Object.hasOwn(responses, key)) return [];
  const byType = responses[key] ?? {};
  const declared = contentFor(content, essenceOf(reply.headers.get("content-type")))?.mediaType;
  const name = declared ?? Object.keys(byType)[0] ?? "";
  const validator = Object.hasOwn(byType, name) ? byType[name] : undefined;
  return departures(validator?.check(reply.body.value, { names: "declared" }) ?? []).map(noteOf);
}

/** What is said of a value of the wrong type beside that follows from it: `null` is none of the values of an enumeration of texts. */
function departures(violations: readonly Violation[]): readonly Violation[] {
  const mistyped = new Set(violations.flatMap(({ keyword, pointer }) => (keyword === "type" ? pointer : [])));
  return violations.filter(
    ({ keyword, pointer }) => keyword === "type" || !isOnePlace(pointer) || !mistyped.has(pointer),
  );
}

/** Whether a pointer names one member, and not any of several whose names are not told. */
function isOnePlace(pointer: string): boolean {
  return pointer !== "" && !pointer.split("/").includes("*");
}

/** What the validator of the items of a body says of one. */
export function itemDrift(
  item: unknown,
  { content, status }: { readonly content: ContentSpec; readonly status: ResponseSpec["status"] },
  validators: OperationValidators | undefined,
): readonly DriftNote[] {
  const responses = validators?.responses;
  const key = String(status);
  const byType = responses !== undefined && Object.hasOwn(responses, key) ? responses[key] : undefined;
  const name = content.mediaType;
  const validator = byType !== undefined && Object.hasOwn(byType, name) ? byType[name] : undefined;
  return departures(validator?.check(item, { names: "declared" }) ?? []).map(noteOf);
}

function noteOf({ keyword, message, pointer }: Violation): DriftNote {
  if (keyword === "required") return { rule: driftRule.missingField, pointer, message };
  if (keyword === "enum" || keyword === "const") return { rule: driftRule.unknownValue, pointer, message };
  return { rule: driftRule.otherSchema, pointer, message };
}

export interface Telling {
  readonly onDrift: OnDrift | undefined;
  readonly provider: string;
  readonly operation: OperationSpec;
  readonly status: number | undefined;
  readonly redact: Redact;
}

/** Hands notes to the hook, whatever the hook does. */
export function tell({ onDrift, operation, provider, redact, status }: Telling, notes: readonly DriftNote[]): void {
  if (onDrift === undefined) return;
  for (const { message, pointer, rule } of notes) {
    const known = status === undefined ? {} : { status };
    const said = { rule, pointer: redact(pointer), message: redact(message) };
    quietly(onDrift, { provider, operation: operation.name, ...known, ...said });
  }
}

/** The full validators, imported once. */
export interface ValidatorLoader {
  /** Begins to load them, so that they are there when an answer is. */
  start(): void;
  /** Runs `use` with those of an operation: at once where they are there, else when they are; never where they cannot be loaded. */
  whenThere(operation: string, use: (validators: OperationValidators | undefined) => void): void;
}

/** An import may hang as any I/O may, so that no call waits for it; a failure to load validators is nobody's outcome. */
export function validatorLoader(load: (() => Promise<ServiceValidators>) | undefined): ValidatorLoader {
  let loading: Promise<void> | undefined;
  let all: ServiceValidators | undefined;
  const start = () => {
    loading ??= (async () => {
      all = await load?.();
    })().catch(() => undefined);
  };
  return {
    start,
    whenThere(operation, use) {
      const run = () => {
        try {
          if (all !== undefined) use(Object.hasOwn(all, operation) ? all[operation] : undefined);
        } catch {
          // A validator that throws is a defect of the generator, and nobody's outcome.
        }
      };
      start();
      if (all === undefined) loading?.then(run);
      else run();
    },
  };
}
