import { contentFor, essenceOf } from "./media.js";
import type { OperationSpec, ResponseSpec } from "./operation.js";
import type { Reply } from "./reply.js";
import type { OperationValidators, ServiceValidators, Violation } from "./schema.js";
import type { DriftNote } from "./verdict.js";

/** A response that departs from the document. Holds names and numbers only, never a value of the body. */
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

/** A value at a pointer that the document does not list. */
export function unknownValue(pointer: string): DriftNote {
  return { rule: driftRule.unknownValue, pointer, message: "The value is not one that the document lists." };
}

/** Nothing at a pointer where a value is expected. */
export function missing(pointer: string): DriftNote {
  return { rule: driftRule.missingField, pointer, message: "The value is absent or null." };
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
  return (validator?.check(reply.body.value) ?? []).map(noteOf);
}

function noteOf({ keyword, message, pointer }: Violation): DriftNote {
  if (keyword === "required") return { rule: driftRule.missingField, pointer, message };
  if (keyword === "enum" || keyword === "const") return { rule: driftRule.unknownValue, pointer, message };
  return { rule: driftRule.otherSchema, pointer, message };
}

/** Hands notes to the hook, whatever the hook does. */
export function tell(
  onDrift: OnDrift | undefined,
  about: { readonly provider: string; readonly operation: OperationSpec; readonly status: number | undefined },
  notes: readonly DriftNote[],
): void {
  if (onDrift === undefined) return;
  for (const { rule, pointer, message } of notes) {
    try {
      const status = about.status === undefined ? {} : { status: about.status };
      const told = onDrift({
        provider: about.provider,
        operation: about.operation.name,
        ...status,
        rule,
        pointer,
        message,
      });
      Promise.resolve(told).catch(() => undefined);
    } catch {
      // The hook is the caller's; its failure says nothing of the operation.
    }
  }
}

/** Loads full validators once; a failure to load them is nobody's outcome. */
export function validatorLoader(
  load: (() => Promise<ServiceValidators>) | undefined,
): (operation: string) => Promise<OperationValidators | undefined> {
  let loading: Promise<ServiceValidators | undefined> | undefined;
  return async (operation) => {
    if (load === undefined) return undefined;
    loading ??= load().catch(() => undefined);
    const all = await loading;
    return all !== undefined && Object.hasOwn(all, operation) ? all[operation] : undefined;
  };
}
