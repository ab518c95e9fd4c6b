import { conclude } from "./conclude.js";
import { type Core, type Inside, insideOf } from "./core.js";
import { withoutPrototypes } from "./decode-body.js";
import { diagnostic } from "./diagnostic.js";
import { driftRule, tell } from "./drift.js";
import { InvalidInputError } from "./errors.js";
import { judge, type Reading } from "./judge.js";
import type { OperationInput, OperationSpec } from "./operation.js";
import type { CallOptions } from "./options.js";
import { type Redact, redactDeep, redactor, textsOf } from "./redact.js";
import { hasRepeatedNames } from "./repeated-names.js";
import type { Attempt, Reply, ReplyBody } from "./reply.js";
import { type EncodedInput, encodeInput } from "./request.js";
import { isSafe } from "./retry.js";
import { isSegment } from "./text.js";
import { runTries } from "./tries.js";
import type { ContractSpec, Decision, DriftNote, Performed, Verdict } from "./verdict.js";

export interface Task<V extends Verdict, F> {
  readonly contract: ContractSpec<V>;
  readonly core: Core;
  readonly operation: OperationSpec;
  readonly input: OperationInput;
  /** The id of the resource, as it was asked for. */
  readonly identity: string;
  /** Sent where the operation declares a header for it. */
  readonly idempotencyKey?: string | undefined;
  readonly options?: CallOptions | undefined;
  /** What the binding makes of a reply. JSON objects in it have no prototype. */
  readonly decide: (reply: Reply, asked: string) => Decision<V, F>;
}

/**
 * Carries out a contract's operation at one provider: sends it, again where that is safe, and says what is certain.
 *
 * @throws TypeError for a caller's bug (a missing value or credential); AbortedError where the signal ended it. Nothing else: what
 *   the provider or the network does is a verdict.
 */
export async function perform<V extends Verdict, F = object>(task: Task<V, F>): Promise<Performed<V, F>> {
  const { contract, identity, operation, options = {} } = task;
  const inside = insideOf(task.core);
  const provider = inside.settings.service.name;
  if (typeof identity !== "string") throw new TypeError(`${operation.name}: the id must be text`);
  const encoded = isSegment(identity) ? encodedOf(task, inside) : undefined;
  if (encoded === undefined) return unsent(provider, contract.fallbacks.invalidInput);
  const { attempts, redact } = await runTries({ inside, operation, encoded, options });
  const readings = attempts.map((attempt) => readingOf({ task, inside, attempt, redact }));
  const concluded = conclude(contract, readings, isSafe(operation.method));
  if (concluded === undefined) return unsent(provider, contract.fallbacks.notSent);
  const secrets = readings.flatMap(({ decision }) => textsOf(decision.secrets));
  return performed({ provider, concluded, attempts: attempts.length, redact: without(secrets, redact) });
}

/** The request as text, or undefined where a value of it cannot be sent. */
function encodedOf<V extends Verdict, F>(task: Task<V, F>, { settings }: Inside): EncodedInput | undefined {
  const { input, operation, options } = task;
  const idempotencyKey = task.idempotencyKey ?? options?.idempotencyKey;
  try {
    return encodeInput({ settings, operation, input, idempotencyKey });
  } catch (error) {
    if (error instanceof InvalidInputError) return undefined;
    throw error;
  }
}

function unsent<V extends Verdict, F>(provider: string, verdict: V): Performed<V, F> {
  return { verdict, provenance: { provider, basis: "transport", attempts: 0 } };
}

function readingOf<V extends Verdict, F>(about: {
  readonly task: Task<V, F>;
  readonly inside: Inside;
  readonly attempt: Attempt;
  readonly redact: Redact;
}): Reading<V, F> {
  const { inside, redact, task } = about;
  const { contract, decide, identity: asked, operation } = task;
  const { settings } = inside;
  const attempt = unambiguous(about.attempt);
  if (attempt.kind === "reply" && attempt.reply.body.kind === "json") withoutPrototypes(attempt.reply.body.value);
  if (attempt.kind === "reply") letGo(attempt.reply.body);
  const reading = judge({ contract, operation, attempt, asked, decide, now: settings.clock.now() });
  const defect = { rule: driftRule.otherSchema, pointer: "", message: "The binding cannot read this body." };
  const notes = [
    ...(attempt === about.attempt ? [] : [repeatedNames]),
    ...(reading.decision.drift ?? []),
    ...(reading.defect === true ? [defect] : []),
  ];
  const onDrift = task.options?.onDrift ?? settings.onDrift;
  const clean = without(textsOf(reading.decision.secrets), redact);
  tell({ onDrift, provider: settings.service.name, operation, status: reading.httpStatus, redact: clean }, notes);
  return reading;
}

/** No binding reads what is still arriving, and what nobody reads keeps its connection. */
function letGo(body: ReplyBody): void {
  if (body.kind === "stream") body.value.cancel().catch(() => undefined);
  if (body.kind === "items")
    body.value[Symbol.asyncIterator]()
      .return?.()
      .catch(() => undefined);
}

/** A body that may be read in two ways decides nothing: whichever was taken, the provider may have meant the other. */
function unambiguous(attempt: Attempt): Attempt {
  if (attempt.kind !== "reply" || attempt.reply.body.kind !== "json") return attempt;
  if (!hasRepeatedNames(attempt.reply.body.text)) return attempt;
  return { ...attempt, reply: { ...attempt.reply, body: { kind: "unreadable", reason: "ambiguous" } } };
}

const repeatedNames: DriftNote = {
  rule: driftRule.unreadableBody,
  pointer: "",
  message: "The body names a member twice.",
};

/** Takes a response's own secrets out of a text too. */
function without(secrets: readonly string[], redact: Redact): Redact {
  if (secrets.length === 0) return redact;
  const own = redactor(secrets);
  return (text) => redact(own(text));
}

function performed<V extends Verdict, F>(about: {
  readonly provider: string;
  readonly concluded: Reading<V, F>;
  readonly attempts: number;
  readonly redact: Redact;
}): Performed<V, F> {
  const { attempts, concluded, provider, redact } = about;
  const { decision, httpStatus, requestId, retryAfterMs } = concluded;
  const { basis, code, fields, status, verdict } = decision;
  return {
    verdict,
    ...(fields === undefined ? {} : { fields: redactDeep(fields, redact) }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    provenance: {
      provider,
      ...(httpStatus === undefined ? {} : { httpStatus }),
      basis,
      ...(status === undefined ? {} : { status: diagnostic(redact(status)) }),
      ...(code === undefined ? {} : { code: diagnostic(redact(code)) }),
      ...(requestId === undefined ? {} : { requestId: diagnostic(redact(requestId)) }),
      attempts,
    },
  };
}
