import { Hono } from "hono";
import { answer } from "./answer.js";
import type { FormShapes, OperationSpec, ServiceSpec } from "./operation.js";
import { challenge, isSatisfied, presentedCredentials } from "./presented.js";
import { problem } from "./problem.js";
import { readRequest } from "./read-request.js";
import { LateProblem } from "./requested-items.js";
import { inOrder, type Route, routeOf } from "./routes.js";
import type { ServiceValidators } from "./schema.js";

export interface ServerOptions {
  /** `required` (the default): a request without what `security` asks for is 401. `handler`: the handlers decide. */
  readonly credentials?: "required" | "handler";
  /** Of a request: 1 MiB. */
  readonly maxBodyBytes?: number;
  /**
   * Whether answers in JSON, and the items of sequences, are checked against the document: yes. A wrong one is a bug, and becomes 500; a
   * wrong item ends the stream that it would have been in.
   */
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
 * @throws TypeError where an operation has no handler, or an option names an operation that is not there
 */
export function serve(served: Served): Hono {
  const { operations, options = {} } = served;
  checkPaths(operations, options);
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
    app.all(pattern, ({ req }) => problem({ status: 405, headers: { allow: allowedAt(routes, pattern, req.raw) } }));
  }
  app.notFound(() => problem({ status: 404 }));
  return app;
}

type Handle = (request: object) => unknown;

/** What a path takes, whichever of its templates says so (RFC 9110 §10.2.1); who takes GET takes HEAD. */
function allowedAt(routes: readonly Route[], matched: string, { url }: Request): string {
  const { pathname } = new URL(url);
  const fits = ({ pattern, read }: Route) => pattern === matched || (pattern !== "/" && read(pathname) !== undefined);
  const methods = routes.filter(fits).map(({ operation }) => operation.method);
  return [...new Set(methods.includes("GET") ? [...methods, "HEAD"] : methods)].sort().join(", ");
}

function checkPaths(operations: readonly OperationSpec[], { paths = {} }: ServerOptions): void {
  const names = operations.map(({ name }) => name);
  for (const [name, path] of Object.entries(paths)) {
    if (!names.includes(name))
      throw new TypeError(`option paths.${name} names no operation; the operations are ${names.join(", ")}`);
    if (typeof path !== "string" || !path.startsWith("/"))
      throw new TypeError(`option paths.${name} must be text that starts with /`);
  }
}

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
    const onError = (error: unknown) => report(options, error, { operation: operation.name, request });
    return answer(operation, result, { validators: validateResponses ? validators : undefined, onError });
  } catch (error) {
    if (error instanceof LateProblem) return problem(error.problem);
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
