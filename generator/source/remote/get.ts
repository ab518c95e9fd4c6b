import { lookup as resolveName } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { isLoopbackAddress, isPublic } from "./addresses.js";
import { isLoopback } from "./origin.js";

export interface GetInput {
  readonly url: string;
  readonly bytes: number;
  readonly milliseconds: number;
}

export type Got = { readonly body: Uint8Array } | { readonly reason: string };

/** Types that data is served under; what it is, its content says. */
const DATA_TYPE = /^(?:application\/(?:[\w.+-]*(?:json|yaml)|octet-stream)|text\/(?:plain|yaml|x-yaml))\s*(?:;|$)/i;

/**
 * Fetches one file. Nothing that authenticates is sent, no redirect is followed, no encoding is unpacked. A name must resolve to
 * public addresses, and the connection goes to an address that was looked at; only a host that is written as this machine is this
 * machine.
 */
export function get({ url, bytes, milliseconds }: GetInput): Promise<Got> {
  return new Promise((resolve) => {
    const target = new URL(url);
    const send = target.protocol === "https:" ? requestHttps : requestHttp;
    const request = send(target, {
      agent: false,
      lookup: checkedLookup(target.hostname),
      headers: { accept: "application/json, application/yaml, */*;q=0.1", "accept-encoding": "identity" },
    });
    const finish = (got: Got): void => {
      clearTimeout(timer);
      resolve(got);
      request.destroy();
    };
    const refuse = (reason: string): void => finish({ reason });
    const timer = setTimeout(() => refuse(`it did not come within ${milliseconds / 1000} seconds`), milliseconds);
    request.on("error", (error) => refuse(`it cannot be fetched: ${"code" in error ? error.code : error.message}`));
    request.on("response", (response) => {
      const { statusCode = 0, headers } = response;
      const type = headers["content-type"];
      if (statusCode >= 300 && statusCode < 400)
        return refuse(`it is a redirect to ${JSON.stringify(headers.location ?? "")}, and none is followed`);
      if (statusCode !== 200) return refuse(`the server answers ${statusCode}`);
      if ((headers["content-encoding"] ?? "identity") !== "identity")
        return refuse("its content is compressed, which was not asked for");
      if (type !== undefined && !DATA_TYPE.test(type))
        return refuse(`it is ${JSON.stringify(type)}, and not JSON or YAML`);
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > bytes) refuse(`it has more than ${bytes} bytes`);
      });
      response.on("error", () => refuse("it ends in the middle"));
      response.on("aborted", () => refuse("it ends in the middle"));
      response.on("end", () => finish({ body: Buffer.concat(chunks) }));
    });
    request.end();
  });
}

/** Resolves a name once, to addresses that it may have; Node connects to these and asks nobody again. */
function checkedLookup(hostname: string): LookupFunction {
  const allowed = isLoopback(hostname) ? isLoopbackAddress : isPublic;
  return (name, options, done) => {
    resolveName(name, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, "");
      const refused = addresses.find(({ address }) => !allowed(address));
      const first = addresses[0];
      if (refused !== undefined || first === undefined)
        return done(
          Object.assign(new Error("refused"), {
            code: `its name is that of a private address, ${refused?.address ?? "none"}`,
          }),
          "",
        );
      if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
