import type { Operation } from "../../model/model.js";
import type { App } from "../generated-package.js";

/** Asks for no token and tells nothing but that the gateway answers. */
export const HEALTH = "/__health";

/**
 * Several apps as one: a request goes to the app whose operation has its path and method, else to the first that has its path, which
 * says that the method is another, else to the first, which knows no such path.
 */
export function together(apps: readonly { readonly operation: Operation; readonly app: App }[]): App {
  return {
    fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname === HEALTH) return health(request);
      const fitting = apps.filter(({ operation }) => fits(operation.path, pathname));
      const found = fitting.find(({ operation }) => takes(operation, request.method)) ?? fitting[0] ?? apps[0];
      return found?.app.fetch(request) ?? new Response(null, { status: 404 });
    },
  };
}

function health({ method }: Request): Response {
  if (method !== "GET" && method !== "HEAD")
    return new Response(null, { status: 405, headers: { allow: "GET, HEAD" } });
  return Response.json({ status: "pass" }, { headers: { "cache-control": "no-store" } });
}

/** RFC 9110, 9.3.2: who answers GET answers HEAD. */
function takes(operation: Operation, method: string): boolean {
  const own = operation.method.toUpperCase();
  return own === method || (own === "GET" && method === "HEAD");
}

function fits(template: string, pathname: string): boolean {
  const [wanted, given] = [template.split("/"), pathname.split("/")];
  return wanted.length === given.length && wanted.every((part, at) => part.includes("{") || part === given[at]);
}
