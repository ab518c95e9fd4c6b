/** The part of an OpenTelemetry tracer that is used; any `Tracer` of `@opentelemetry/api` fits. */
export interface Tracer {
  startSpan(name: string, options?: SpanOptions): Span;
}

export interface SpanOptions {
  /** `SpanKind.CLIENT` is 2. */
  readonly kind?: number;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
}

export interface Span {
  setAttribute(name: string, value: string | number | boolean): unknown;
  recordException(exception: { readonly name: string; readonly message: string }): void;
  /** `SpanStatusCode.ERROR` is 2. */
  setStatus(status: { readonly code: number; readonly message?: string }): unknown;
  end(): void;
}

/** A span whose failures are nobody's business: what watches a call must not change its outcome. */
export interface QuietSpan {
  set(name: string, value: string | number | boolean): void;
  fail(type: string, exception?: { readonly name: string; readonly message: string }): void;
  end(): void;
}

/**
 * Starts the span of a client call, with the names of the OpenTelemetry HTTP conventions. Neither the URL nor a parameter is an
 * attribute: they carry ids.
 */
export function startClientSpan(
  tracer: Tracer | undefined,
  about: { readonly method: string; readonly template: string; readonly server: URL; readonly provider: string },
): QuietSpan {
  const span = quietly(() =>
    tracer?.startSpan(`${about.method} ${about.template}`, {
      kind: 2,
      attributes: {
        "http.request.method": about.method,
        "url.template": about.template,
        "url.scheme": about.server.protocol.slice(0, -1),
        "server.address": about.server.hostname,
        "server.port": Number(about.server.port) || (about.server.protocol === "https:" ? 443 : 80),
        "peer.service": about.provider,
      },
    }),
  );
  return {
    set: (name, value) => quietly(() => span?.setAttribute(name, value)),
    fail: (type, exception) =>
      quietly(() => {
        span?.setAttribute("error.type", type);
        if (exception !== undefined) span?.recordException(exception);
        span?.setStatus({ code: 2 });
      }),
    end: () => quietly(() => span?.end()),
  };
}

function quietly<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
