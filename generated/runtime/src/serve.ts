import { Hono } from "hono";
import { answer } from "./answer.js";
import type { FormShapes, OperationSpec, ServiceSpec } from "./operation.js";
import { challenge, isSatisfied, presentedCredentials } from "./presented.js";
import { problem } from "./problem.js";
import { readRequest } from "./read-request.js";
import { inOrder, type Route, routeOf } from "./routes.js";
import type { ServiceValidators } from "./schema.js";

export interface ServerOptions {
  /** `required` (the default): a request without what `security` asks for is 401. `handler`: the handlers decide. */
  readonly credentials?: "required" | "handler";
  /** Of a request: 1 MiB. */
  readonly maxBodyBytes?: number;
  /** Whether JSON answers are checked against the document: yes. A wrong one is a bug, and becomes 500. */
  readonly validateResponses?: boolean;
  /** Told of what handlers throw and of wrong answers, which callers see as a bare 500. */
  readonly onError?: (error: unknown, at: { readonly operation: string; readonly request: Request }) => void;
  /** Path templates by operation name, where they are not the document's. */
  readonly paths?: Readonly<Record<string, string>>;
}

export interface Served {
  readonly service: ServiceSpec;
  readonly operations: readonly OperationSpec[];
  readonly validators?: ServiceValidators;
  readonly forms?: FormShapes;
  /** A function for each operation, by its name. */
  readonly handlers: object;
  readonly options?: ServerOptions;
}

/**
 * Makes a Hono app that reads, checks and answers the operations of a document.
 *
 * @throws TypeError where an operation has no handler
 */
export function serve(served: Served): Hono {
  const { operations, options = {} } = served;
  const app = new Hono();
  const routes = inOrder(operations.map((operation) => routeOf(operation, templateOf(operation, options))));
  for (const route of routes) {
    const handle = handlerOf(served.handlers, route.operation.name);
    app.on(honoMethod(route.operation.method), route.pattern, async (context, next) => {
      const request = context.req.raw;
      // Hono answers HEAD with GET's handlers; each operation takes its own method only.
      if (
        request.method !== route.operation.method &&
        !(request.method === "HEAD" && route.operation.method === "GET")
      ) {
        return await next();
      }
      return await respond({ served, route, handle, request });
    });
  }
  for (const { pattern } of routes) {
    const allowed = routes.filter((route) => route.pattern === pattern).map(({ operation }) => operation.method);
    const allow = [...new Set(allowed)].sort().join(", ");
    app.all(pattern, () => problem({ status: 405, headers: { allow } }));
  }
  app.notFound(() => problem({ status: 404 }));
  return app;
}

type Handle = (request: object) => unknown;

function templateOf(operation: OperationSpec, { paths }: ServerOptions): string {
  const own = paths !== undefined && Object.hasOwn(paths, operation.name) ? paths[operation.name] : undefined;
  return own ?? operation.path;
}

function honoMethod(method: string): string {
  return method === "HEAD" ? "GET" : method;
}

function handlerOf(handlers: object, name: string): Handle {
  const handle: unknown = Reflect.get(handlers, name);
  // An operation may have the name of a member that every object has.
  const inherited = Reflect.get(Object.prototype, name) === handle;
  if (typeof handle !== "function" || inherited) throw new TypeError(`handlers.${name} must be a function`);
  return (request) => Reflect.apply(handle, handlers, [request]);
}

async function respond(about: {
  readonly served: Served;
  readonly route: Route;
  readonly handle: Handle;
  readonly request: Request;
}): Promise<Response> {
  const { handle, request, route, served } = about;
  const { options = {}, service } = served;
  const { operation } = route;
  try {
    const path = route.read(new URL(request.url).pathname);
    if (path === undefined) return problem({ status: 404 });
    const credentials = presentedCredentials(service, request);
    const { security } = operation;
    if (options.credentials !== "handler" && !isSatisfied(service, security, credentials)) {
      return problem({ status: 401, headers: { "www-authenticate": challenge(service, security) } });
    }
    const validators = ownOf(served.validators, operation);
    const forms = ownOf(served.forms, operation);
    const { maxBodyBytes = 1024 * 1024, validateResponses = true } = options;
    const read = await readRequest({ operation, request, path, validators, forms, maxBodyBytes });
    if ("problem" in read) return problem(read.problem);
    const result = await handle({ ...read, credentials, request });
    return answer(operation, result, validateResponses ? validators : undefined);
  } catch (error) {
    report(options, error, { operation: operation.name, request });
    return problem({ status: 500 });
  }
}

function ownOf<T>(byOperation: Readonly<Record<string, T>> | undefined, { name }: OperationSpec): T | undefined {
  return byOperation !== undefined && Object.hasOwn(byOperation, name) ? byOperation[name] : undefined;
}

function report(
  options: ServerOptions,
  error: unknown,
  at: { readonly operation: string; readonly request: Request },
): void {
  try {
    options.onError?.(error, at);
  } catch {
    // The answer is 500 either way.
  }
}
