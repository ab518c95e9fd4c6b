import { compileBinding } from "../../generator/contract/compile.js";
import type { BindingPlan } from "../../generator/contract/plan.js";
import type { FindingDraft } from "../../generator/source/draft.js";
import type { Location } from "../../generator/source/origin.js";
import { SourceText } from "../../generator/source/text.js";
import { cancelContract, documentOf, modelOf } from "./documents.js";

/** A provider's document that has one of everything that a binding can speak of. */
export const DOCUMENT = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /sessions/{id}/cancel:
    post:
      operationId: cancelSession
      security: [{ key: [] }]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
        - { name: X-Account, in: header, schema: { type: string } }
        - { name: X-Depth, in: header, schema: { type: integer } }
        - { name: Idempotency-Key, in: header, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [mode]
              properties:
                mode: { type: string, enum: [now, later] }
                reason: { type: string }
      responses:
        "200":
          description: The session.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Session" }
              examples:
                done: { value: { id: a, status: cancelled, paid: false } }
        "302": { description: Elsewhere. }
        "409":
          description: Not now.
          content:
            application/json:
              schema:
                type: object
                required: [error]
                properties:
                  error:
                    type: object
                    required: [code]
                    properties:
                      code: { type: string, enum: [paid, locked] }
                      message: { type: string }
        "422":
          description: Not so.
          content:
            application/json:
              schema:
                type: object
                properties:
                  detail:
                    type: array
                    items:
                      type: object
                      required: [loc, msg]
                      properties:
                        loc: { type: array, items: { type: string } }
                        msg: { type: string }
                        hint: { type: string }
        5XX: { description: Our fault. }
components:
  securitySchemes:
    key: { type: http, scheme: bearer }
  schemas:
    Session:
      type: object
      required: [id, status]
      properties:
        id: { type: string, format: uuid }
        status: { type: string, enum: [open, paid, cancelled] }
        paid: { type: boolean }
        tries: { type: integer }
        cancelled_at: { type: integer, description: In seconds since the epoch. }
        expires_at: { type: string, format: date-time }
        events: { type: array, items: { type: string } }
        note: { type: [string, "null"] }
        amount: { type: object, properties: { value: { type: integer } } }
`;

/** A binding of it without a mistake. */
export const BINDING = `operation: cancelSession
config:
  account: Which account.
request:
  path: { id: $input.sessionId }
  header:
    X-Account: $config.account
    Idempotency-Key: $input.idempotencyKey
  body:
    /mode: now
    /reason: $input.reason
responses:
  "200":
    when:
      - if: response.body.status == "paid" && size(response.body.events) > 0
        then: { outcome: not_cancelled, fault: SESSION_COMPLETED, next: refund_instead }
    switch: $response.body#/status
    cases:
      open: { outcome: indeterminate, fault: UNRECOGNISED_RESPONSE }
      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }
      cancelled: { outcome: cancelled }
    set:
      /sessionId: $response.body#/id
      /message: $response.body#/note
      /cancelledAt: { from: $response.body#/cancelled_at, as: epoch_seconds }
      /expiresAt: $response.body#/expires_at
      /transactions/cancelled: $response.body#/events
  "409":
    switch: $response.body#/error/code
    cases:
      paid: { outcome: not_cancelled, fault: SESSION_COMPLETED }
    otherwise: { outcome: not_cancelled, fault: SESSION_NOT_CANCELLABLE }
  "422":
    outcome: not_cancelled
    fault: INVALID_REQUEST
    set:
      /fault/fields:
        from: $response.body#/detail
        each: { path: { join: /loc, with: . }, message: /msg }
`;

const contract = cancelContract();

export interface Compiled {
  readonly plan: BindingPlan | undefined;
  readonly findings: readonly FindingDraft[];
  /** The characters of the binding file that a finding points at. */
  textAt(location: Location): string;
}

export function compile(from: { readonly binding?: string; readonly document?: string }): Compiled {
  const source = new SourceText("cancel-session.yaml", from.binding ?? BINDING);
  const model = modelOf(documentOf(new SourceText("shop.yaml", from.document ?? DOCUMENT)));
  const { value, findings } = compileBinding({ contract, model, source });
  const offset = (line: number, column: number) => (source.lineStarts[line - 1] ?? 0) + column - 1;
  return {
    plan: value,
    findings,
    textAt: ({ file, line, column, endLine, endColumn }) => {
      if (file !== source.file) return `not in the binding but in ${file}`;
      return source.text.slice(offset(line, column), offset(endLine, endColumn));
    },
  };
}

/** The text with its one occurrence of \`from\` replaced. */
export function replaced(text: string, [from, to]: readonly [string, string]): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`${parts.length - 1} occurrences of ${JSON.stringify(from)}`);
  return parts.join(to);
}
