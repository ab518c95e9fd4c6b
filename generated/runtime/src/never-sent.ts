/** Node's codes for a certificate that did not verify; the client ends the handshake, before any request. */
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
  "ERR_TLS_HANDSHAKE_TIMEOUT",
]);

/** OpenSSL's words for a handshake that failed. An alert such as `BAD_RECORD_MAC` may come later, and is not here. */
const handshakeCode =
  /^ERR_SSL_(?:\w+_)?(?:WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|HANDSHAKE_FAILURE|PROTOCOL_VERSION|UNRECOGNIZED_NAME|NO_PROTOCOLS_AVAILABLE|CERTIFICATE_VERIFY_FAILED)$/;

/**
 * Whether an error of `fetch` proves that nothing left this machine: the name did not resolve, the connection did not open, or
 * TLS did not come about. On Node the cause's `syscall` and `code` say so. A runtime that gives neither proves nothing: false.
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
  if (syscall === "connect" || syscall === "getaddrinfo") return true;
  if (typeof code !== "string") return false;
  return code === "UND_ERR_CONNECT_TIMEOUT" || certificateCodes.has(code) || handshakeCode.test(code);
}
