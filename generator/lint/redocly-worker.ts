import { parentPort } from "node:worker_threads";
import { BaseResolver, createConfig, lintDocument, type Plugin, Source } from "@redocly/openapi-core";
import type { JsonValue } from "../source/json.js";
import { toPlain } from "./plain.js";

/** What the worker is asked: a document, and the names of the rules to run on it. */
export interface RedoclyRequest {
  readonly root: JsonValue;
  readonly rules: readonly string[];
}

/** A finding in Redocly's own words. */
export interface RedoclyProblem {
  readonly rule: string;
  /** A JSON Pointer into the document, without `#`. */
  readonly pointer: string;
  readonly point: "key" | undefined;
  readonly message: string;
}

export type RedoclyAnswer = { readonly problems: readonly RedoclyProblem[] } | { readonly failed: string };

/** The name under which the document is known to the linter; no file is read. */
const NAME = "/document.json";

class Closed extends BaseResolver {
  override async loadExternalRef(reference: string): Promise<InstanceType<typeof Source>> {
    throw new Error(`References to other documents are not followed: ${reference}`);
  }
}

async function answer({ root, rules }: RedoclyRequest): Promise<RedoclyAnswer> {
  try {
    const config = await createConfig({
      rules: Object.fromEntries(rules.map((rule) => [rule, "warn" as const])),
      plugins: [{ id: "concordat", typeExtension: { oas3: corrected } }],
    });
    const problems = await lintDocument({
      document: { source: new Source(NAME, ""), parsed: toPlain(root) },
      config,
      externalRefResolver: new Closed(),
    });
    return { problems: problems.map(toProblem) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

type Types = Parameters<NonNullable<NonNullable<Plugin["typeExtension"]>["oas3"]>>[0];

/**
 * What 2.64 of Redocly has otherwise of OpenAPI 3.2: a component in `mediaTypes` is one media type (4.8.7), and a response needs no
 * `description` (4.8.17).
 */
function corrected(types: Types, version: string): Types {
  const { NamedMediaTypes: named, Response: response } = types;
  if (version !== "oas3_2" || named === undefined || response === undefined) return types;
  return {
    ...types,
    NamedMediaTypes: { ...named, additionalProperties: () => "MediaType" },
    Response: { ...response, required: [] },
  };
}

function toProblem({ ruleId, message, location }: Awaited<ReturnType<typeof lintDocument>>[number]): RedoclyProblem {
  return {
    rule: ruleId,
    message: message.replace(/\s+/g, " ").trim(),
    pointer: (location[0]?.pointer ?? "#/").replace(/^#\/?/, "/").replace(/^\/$/, ""),
    point: location[0]?.reportOnKey === true ? "key" : undefined,
  };
}

parentPort?.on("message", async (request: RedoclyRequest) => {
  parentPort?.postMessage(await answer(request));
});
