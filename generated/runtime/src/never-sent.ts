/**
 * Node's codes for a certificate of the server that did not verify. This side says so itself, when the handshake ends and before anything that
 * waits to be sent is encrypted (Node sends no early data). No alert and no record of the other side comes out as one of them.
 */
const certificateCodes: ReadonlySet<string> = new Set([
  "CERT_CHAIN_TOO_LONG",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REJECTED",
  "CERT_REVOKED",
  "CERT_SIGNATURE_FAILURE",
  "CERT_UNTRUSTED",
  "CRL_HAS_EXPIRED",
  "CRL_NOT_YET_VALID",
  "CRL_SIGNATURE_FAILURE",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERROR_IN_CERT_NOT_AFTER_FIELD",
  "ERROR_IN_CERT_NOT_BEFORE_FIELD",
  "HOSTNAME_MISMATCH",
  "INVALID_CA",
  "INVALID_PURPOSE",
  "PATH_LENGTH_EXCEEDED",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_CRL",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/**
 * Other codes that only this side raises, and only before a request can be written. `UND_ERR_CONNECT_TIMEOUT`: undici stops that timer when the
 * connection, TLS included, stands, and writes no request before. `ERR_SSL_NO_PROTOCOLS_AVAILABLE`: this side's own settings leave no protocol
 * for the first message of the handshake.
 *
 * No other code of OpenSSL's is here. What it says of a record (`WRONG_VERSION_NUMBER`) it says of any, also of one that comes when the
 * request has been read; and an alert (`HANDSHAKE_FAILURE`, `PROTOCOL_VERSION`, `UNRECOGNIZED_NAME`) is sent whenever the other side
 * likes: under TLS 1.3 it checks the client's certificate when the request is already under way.
 */
const earlyCodes: ReadonlySet<string> = new Set(["UND_ERR_CONNECT_TIMEOUT", "ERR_SSL_NO_PROTOCOLS_AVAILABLE"]);

/**
 * Whether an error of `fetch` proves that nothing left this machine: the name did not resolve, the connection did not open, or
 * this side did not trust the server. On Node the cause's `syscall` and `code` say so. A runtime that gives neither proves nothing: false.
 */
export function neverSent(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  // Several addresses were tried (RFC 8305): each must have failed before sending.
  if (cause instanceof AggregateError) return cause.errors.length > 0 && cause.errors.every(provesIt);
  return provesIt(cause);
}

function provesIt(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const { code, syscall } = cause as { readonly code?: unknown; readonly syscall?: unknown };
  // The name did not resolve, or there is no connection: nothing is there to write to.
  if (syscall === "connect" || syscall === "getaddrinfo") return true;
  return typeof code === "string" && (earlyCodes.has(code) || certificateCodes.has(code));
}
