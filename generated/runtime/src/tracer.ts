import { quietly } from "./quietly.js";

/** The part of an OpenTelemetry tracer that is used; any `Tracer` of `@opentelemetry/api` fits. */
export interface Tracer {
  startSpan(name: string, options?: SpanOptions): Span;
  /** Used where it is there: spans that an instrumented `fetch` starts are then below the call's, and bear its trace. */
  startActiveSpan?(name: string, options: SpanOptions, run: (span: Span) => unknown): unknown;
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
 * Runs a call in its span, with the names of the OpenTelemetry HTTP conventions. Neither the URL nor a parameter is an attribute: they
 * carry ids. The call runs exactly once, whatever the tracer does.
 */
export function inClientSpan<T>(
  tracer: Tracer | undefined,
  about: { readonly method: string; readonly template: string; readonly server: URL; readonly provider: string },
  run: (span: QuietSpan) => Promise<T>,
): Promise<T> {
  const name = `${about.method} ${about.template}`;
  const options: SpanOptions = {
    kind: 2,
    attributes: {
      "http.request.method": about.method,
      "url.template": about.template,
      "url.scheme": about.server.protocol.slice(0, -1),
      "server.address": about.server.hostname,
      "server.port": Number(about.server.port) || (about.server.protocol === "https:" ? 443 : 80),
      "peer.service": about.provider,
    },
  };
  let running: Promise<T> | undefined;
  const once = (span: Span | undefined) => {
    running ??= run(quietSpan(span));
    return running;
  };
  const active = tracer?.startActiveSpan;
  if (tracer !== undefined && typeof active === "function") quietly(() => active.call(tracer, name, options, once));
  return running ?? once(quietly(() => tracer?.startSpan(name, options)));
}

function quietSpan(span: Span | undefined): QuietSpan {
  return {
    set: (name, value) => quietly(() => span?.setAttribute(name, value)),
    fail: (type, exception) => {
      quietly(() => span?.setAttribute("error.type", type));
      if (exception !== undefined) quietly(() => span?.recordException(exception));
      quietly(() => span?.setStatus({ code: 2 }));
    },
    end: () => quietly(() => span?.end()),
  };
}
