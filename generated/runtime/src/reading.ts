import type { OperationSpec, TextShape } from "./operation.js";
import type { OperationValidators } from "./schema.js";

/** A request that came, and what the document says of it. */
export interface Reading {
  readonly operation: OperationSpec;
  readonly request: Request;
  /** Percent-encoded as they came. */
  readonly path: ReadonlyMap<string, string>;
  readonly validators: OperationValidators | undefined;
  /** By media type. */
  readonly forms: Readonly<Record<string, TextShape>> | undefined;
  readonly maxBodyBytes: number;
}
