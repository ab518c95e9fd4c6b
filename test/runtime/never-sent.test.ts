import { describe, expect, it } from "vitest";
import { neverSent } from "../../templates/runtime/src/never-sent.js";

const failed = (members: object) => new TypeError("fetch failed", { cause: Object.assign(new Error("x"), members) });

describe("that nothing was sent", () => {
  it.each([
    { syscall: "connect", code: "ECONNREFUSED" },
    { syscall: "connect", code: "ETIMEDOUT" },
    { syscall: "getaddrinfo", code: "ENOTFOUND" },
    { code: "UND_ERR_CONNECT_TIMEOUT" },
    { code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    { code: "ERR_TLS_CERT_ALTNAME_INVALID" },
    { code: "ERR_SSL_NO_PROTOCOLS_AVAILABLE" },
  ])("is proved by %j", (members) => {
    expect(neverSent(failed(members))).toBe(true);
  });

  it.each([
    { syscall: "read", code: "ECONNRESET" },
    { syscall: "write", code: "EPIPE" },
    { code: "UND_ERR_SOCKET" },
    { code: "UND_ERR_HEADERS_TIMEOUT" },
    { code: "ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC" },
    { code: "ERR_SSL_WRONG_VERSION_NUMBER" },
    { code: "ERR_SSL_UNSUPPORTED_PROTOCOL" },
    { code: "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE" },
    { code: "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION" },
    { code: "ERR_SSL_TLSV1_UNRECOGNIZED_NAME" },
    { code: "ERR_SSL_CERTIFICATE_VERIFY_FAILED" },
    { code: "ERR_TLS_HANDSHAKE_TIMEOUT" },
    { code: "ERR_TLS_RENEGOTIATION_DISABLED" },
    { code: "ECONNREFUSED" },
    {},
  ])("is not proved by %j", (members) => {
    expect(neverSent(failed(members))).toBe(false);
  });

  it("is not proved by what is no error, by no cause, or by no address at all", () => {
    expect([neverSent("x"), neverSent(undefined), neverSent(new TypeError("x", { cause: "connect" }))]).toEqual([
      false,
      false,
      false,
    ]);
    expect(neverSent(new TypeError("x", { cause: new AggregateError([]) }))).toBe(false);
  });
});
