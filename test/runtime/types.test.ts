import { describe, expectTypeOf, it } from "vitest";
import type { Received, Unexpected } from "../../templates/runtime/src/index.js";
import type { ServerRequest } from "../../templates/runtime/src/server.js";

describe("types", () => {
  it("narrow a received response by its status", () => {
    type Result =
      | { readonly status: 200; readonly body: { readonly state: string } }
      | { readonly status: 204 }
      | { readonly status: "4XX"; readonly httpStatus: number; readonly body: { readonly code: string } };
    const read = (result: Received<Result>) => {
      if (result.status === 200) expectTypeOf(result.body).toEqualTypeOf<{ readonly state: string }>();
      if (result.status === "4XX") expectTypeOf(result.body.code).toBeString();
      if (result.status === "unexpected") expectTypeOf(result).toEqualTypeOf<Unexpected>();
      expectTypeOf(result.headers).toEqualTypeOf<Headers>();
    };
    expectTypeOf(read).toBeFunction();
  });

  it("give a handler the parts that its operation has", () => {
    interface Input {
      readonly path: { readonly id: string };
      readonly headers?: { readonly "x-a"?: string };
      readonly body?: { readonly a: number };
    }
    type Request = ServerRequest<Input>;
    expectTypeOf<Request["path"]["id"]>().toBeString();
    expectTypeOf<Request["headers"]>().toEqualTypeOf<{ readonly "x-a"?: string }>();
    expectTypeOf<Request["body"]>().toEqualTypeOf<{ readonly a: number } | undefined>();
    expectTypeOf<Request["query"]>().toEqualTypeOf<Readonly<Record<string, never>>>();
    expectTypeOf<ServerRequest<{ path: { id: string } }>["body"]>().toEqualTypeOf<undefined>();
  });
});
