import type { Operation } from "../../model/model.js";
import type { App } from "../generated-package.js";

/** Several apps as one: a request goes to the first whose operation has its path, else to the first, which refuses it. */
export function together(apps: readonly { readonly operation: Operation; readonly app: App }[]): App {
  return {
    fetch(request) {
      const { pathname } = new URL(request.url);
      const found = apps.find(({ operation }) => fits(operation.path, pathname)) ?? apps[0];
      return found?.app.fetch(request) ?? new Response(null, { status: 404 });
    },
  };
}

function fits(template: string, pathname: string): boolean {
  const [wanted, given] = [template.split("/"), pathname.split("/")];
  return wanted.length === given.length && wanted.every((part, at) => part.includes("{") || part === given[at]);
}
