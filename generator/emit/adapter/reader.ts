import type { ResponsePlan, ResponseValue } from "../../contract/plan.js";
import { isPlace, placeAt, typesOf } from "../../contract/schema.js";
import { type Code, code, identifier, memberAccess, stringLiteral } from "../code/index.js";
import { statusLiteral } from "../status.js";
import type { AdapterContext } from "./context.js";

/** What the functions of an adapter name; a local constant must not hide it. */
const USED: readonly string[] = (
  "asked body byBody byStatus code fields id ladder read reply status " +
  "bodyOf codeOf dateTime epochMilliseconds epochSeconds fallback isObject listOf listOfStrings memberOf missing namesAnother sizeOf " +
  "stringOf withFields Array"
).split(" ");

/**
 * Reads values of one response: the body is a constant, and each object on the way to a value is one too. Where the document
 * has a schema for all that is read, every name is checked against the wire type.
 */
export class ResponseReader {
  readonly #context: AdapterContext;
  readonly #plan: ResponsePlan;
  readonly #isTyped: boolean;
  /** Whether the body may be no object where values are read. */
  readonly #isOptional: boolean;
  readonly #taken: Set<string>;
  readonly #containers = new Map<string, Code>();
  readonly #declarations: Code[] = [];

  constructor(input: {
    context: AdapterContext;
    plan: ResponsePlan;
    values: readonly ResponseValue[];
    optional: boolean;
  }) {
    this.#context = input.context;
    this.#plan = input.plan;
    this.#isOptional = input.optional;
    const paths = input.values.filter((value) => value.kind === "body");
    this.#isTyped = isJson(input.plan) && paths.every((value) => value.schema !== undefined);
    this.#taken = new Set([...USED, input.context.contractNames.spec]);
  }

  /** The constants that stand before anything is read, in order: the body first. */
  declarations(): readonly Code[] {
    return this.#declarations;
  }

  /** Declares the body. */
  declareBody(): Code {
    const type = this.#isTyped ? code`: ${this.#unread(this.#bodyType())} | undefined` : code``;
    return code`const body${type} = ${this.#context.run("bodyOf")}(reply);`;
  }

  /** A free name for a local constant that reads like the value. */
  local(value: ResponseValue): Code {
    const words = value.kind === "header" ? [value.name] : value.path.filter((token) => !/^\d+$/.test(token)).slice(-1);
    return this.#free(words);
  }

  /** The expression that has the value, of type `unknown`; a header is text or null. */
  expression(value: ResponseValue): Code {
    if (value.kind === "header") return code`reply.headers.get(${stringLiteral(value.name)})`;
    const last = value.path.at(-1);
    if (last === undefined) return code`body`;
    const depth = value.path.length - 1;
    return this.#member(this.#container(value.path.slice(0, depth)), last, value.path.slice(0, depth));
  }

  /** The wire type of the value, without null and undefined; undefined where the document has none. */
  type(value: ResponseValue): Code | undefined {
    if (value.kind === "header" || !this.#isTyped) return undefined;
    return this.#memberType(value.path);
  }

  #bodyType(): Code {
    this.#context.helpers.add("Body");
    return code`Body<${statusLiteral(this.#plan.response.status)}>`;
  }

  #memberType(path: readonly string[]): Code {
    let type = this.#bodyType();
    for (const [depth, token] of path.entries()) {
      this.#context.helpers.add("Member");
      const key = this.#isList(path.slice(0, depth)) ? code`number` : stringLiteral(token);
      type = code`Member<${type}, ${key}>`;
    }
    return type;
  }

  #unread(type: Code): Code {
    this.#context.helpers.add("Unread");
    return code`Unread<${type}>`;
  }

  /** The constant that holds the object or list at a path. */
  #container(path: readonly string[]): Code {
    if (path.length === 0) return code`body`;
    const key = JSON.stringify(path);
    const known = this.#containers.get(key);
    if (known !== undefined) return known;
    const above = path.slice(0, -1);
    const held = this.#member(this.#container(above), path.at(-1) ?? "", above);
    const name = this.#free(path.filter((token) => !/^\d+$/.test(token)));
    this.#containers.set(key, name);
    this.#declarations.push(this.#containerConstant({ name, held, path }));
    return name;
  }

  #containerConstant({ name, held, path }: { name: Code; held: Code; path: readonly string[] }): Code {
    if (this.#isList(path)) return code`const ${name} = ${this.#context.run("listOf")}(${held});`;
    const type = this.#isTyped ? code`: ${this.#unread(this.#memberType(path))} | undefined` : code``;
    return code`const ${name}${type} = ${this.#context.run("isObject")}(${held}) ? ${held} : undefined;`;
  }

  #member(container: Code, token: string, path: readonly string[]): Code {
    const optional = this.#isOptional || path.length > 0;
    if (this.#isList(path)) return code`${container}?.[${Number(token)}]`;
    const access = memberAccess(token);
    if (!optional) return code`${container}${access}`;
    return access.startsWith(".") ? code`${container}?${access}` : code`${container}?.${access}`;
  }

  #isList(path: readonly string[]): boolean {
    const { body } = this.#plan;
    if (body === undefined) return false;
    const place = placeAt(this.#context.model, body, path);
    return isPlace(place) && typesOf(place).has("array");
  }

  #free(words: readonly string[]): Code {
    const joined = words
      .flatMap((word) => word.split(/[^A-Za-z0-9]+/))
      .filter((word) => word !== "")
      .map((word, index) => (index === 0 ? lowerFirst(word) : word.charAt(0).toUpperCase() + word.slice(1)))
      .join("");
    let name: string = identifier(joined === "" ? "value" : joined);
    while (this.#taken.has(name)) name += "Read";
    this.#taken.add(name);
    return identifier(name);
  }
}

function isJson({ response, body }: ResponsePlan): boolean {
  return body !== undefined && response.content.some(({ kind, schema }) => kind === "json" && schema === body);
}

function lowerFirst(word: string): string {
  return /^[A-Z0-9_]+$/.test(word) ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}
