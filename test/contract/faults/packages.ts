import type { Fault } from "./fault.js";

const FLINKS = "/paths/~1api~1v2~1sessions~1{sessionId}~1cancel/post";
const FLINKS_SESSION = "/components/schemas/CancelSessionSetupResponse";
const XENDIT = "/paths/~1sessions~1{session_id}~1cancel/post";
const CROSS = "/paths/~1v1~1collect~1sessions~1cancel/post";
const CROSS_REQUEST = `${CROSS}/requestBody/content/application~1json/schema`;
const MAVEN = "/paths/~1v1~1sessions~1{session_id}~1cancel/post";

/**
 * An adapter that was generated before a change, beside types that were generated after it: a wire type that changes stops it
 * compiling. No rule is asked here.
 */
export const PACKAGE_FAULTS: readonly Fault[] = [
  {
    what: "a state is added",
    of: "flinks",
    document: { append: "/components/schemas/SessionStatus/enum", value: "Paused" },
  },
  {
    what: "a state is dropped",
    of: "flinks",
    document: { set: "/components/schemas/SessionStatus/enum", to: ["Initiated", "Cancelled", "Expired", "Completed"] },
  },
  {
    what: "a state becomes a number",
    of: "flinks",
    document: { set: "/components/schemas/SessionStatus", to: { type: "integer", enum: [0, 1] } },
  },
  {
    what: "a member is renamed",
    of: "flinks",
    document: { rename: `${FLINKS_SESSION}/properties/referenceId`, to: "reference" },
  },
  { what: "a success is removed", of: "flinks", document: { remove: `${FLINKS}/responses/200` } },
  {
    what: "a path parameter is renamed",
    of: "flinks",
    document: { rename: "/paths/~1api~1v2~1sessions~1{sessionId}~1cancel", to: "/api/v2/sessions/{id}/cancel" },
  },
  {
    what: "a path parameter becomes a number",
    of: "flinks",
    document: { set: `${FLINKS}/parameters/0/schema`, to: { type: "integer" } },
  },
  { what: "a header becomes required", of: "flinks", document: { set: `${FLINKS}/parameters/1/required`, to: true } },
  { what: "a header moves to the query", of: "flinks", document: { set: `${FLINKS}/parameters/1/in`, to: "query" } },
  {
    what: "a query parameter becomes required",
    of: "maven",
    document: {
      append: `${MAVEN}/parameters`,
      value: { name: "version", in: "query", required: true, schema: { type: "string" } },
    },
  },
  { what: "the operation is renamed", of: "xendit", document: { set: `${XENDIT}/operationId`, to: "cancelSession" } },
  {
    what: "an error code is added",
    of: "xendit",
    document: {
      append: `${XENDIT}/responses/401/content/application~1json/schema/properties/error_code/enum`,
      value: "EXPIRED_KEY",
    },
  },
  {
    what: "what a guard compares is renamed",
    of: "xendit",
    document: {
      rename: "/components/schemas/Payment_Session_StandardSessionResponsePublicSchema/properties/capture_method",
      to: "capture",
    },
  },
  {
    what: "a value of a guard is dropped",
    of: "xendit",
    document: { set: "/components/schemas/Payment_Session_SessionTypePublicEnum/enum", to: ["SAVE", "SUBSCRIPTION"] },
  },
  {
    what: "a member of the body becomes required",
    of: "crisscross",
    document: { set: `${CROSS_REQUEST}/required`, to: ["sessionId", "reason"] },
  },
  {
    what: "a member of the body is renamed",
    of: "crisscross",
    // Where it is still required under its old name, the document asks for it, described or not.
    document: {
      set: CROSS_REQUEST,
      to: { type: "object", required: ["id"], properties: { id: { type: "string" }, reason: { type: "string" } } },
    },
  },
  {
    what: "an error's object is renamed",
    of: "crisscross",
    document: { rename: "/components/schemas/Error/properties/error", to: "fault" },
  },
  {
    what: "the contract makes a time of a text",
    of: "flinks",
    contract: ["        referenceId:\n          type: string", "        referenceId:\n          type: integer"],
  },
  {
    what: "the contract renames its factory's interface",
    of: "flinks",
    contract: ["interface: SessionCanceller", "interface: Canceller"],
  },
  { what: "the contract renames its method", of: "flinks", contract: ["method: cancel\n", "method: stop\n"] },
  {
    what: "the contract renames an input",
    of: "crisscross",
    contract: ["    reason: $request.body#/reason\n", "    cause: $request.body#/reason\n"],
  },
];
