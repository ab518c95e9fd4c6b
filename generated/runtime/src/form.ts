import { essenceOf, isJson } from "./media.js";
import type { ContentSpec, EncodingSpec, ParameterSpec } from "./operation.js";
import { isAbsent, isRecord, percent, percentButReserved, primitive, Unwritable, writePairs } from "./parameters.js";

/** How the document says that a member of a form is written; nothing: by what the member is. */
export function encodingOf({ encoding }: ContentSpec, name: string): EncodingSpec {
  return encoding !== undefined && Object.hasOwn(encoding, name) ? (encoding[name] ?? {}) : {};
}

/** The way of a query parameter, where `style`, `explode` or `allowReserved` is stated (OpenAPI 3.1.1, 4.8.15.1.2). */
export type Styled = Pick<ParameterSpec, "name" | "style" | "explode"> & { readonly allowReserved: boolean };

export function styledAs({ allowReserved, explode, style }: EncodingSpec, name: string): Styled | undefined {
  if (style === undefined && explode === undefined && allowReserved === undefined) return undefined;
  const own = style ?? "form";
  return { name, style: own, explode: explode ?? own === "form", allowReserved: allowReserved ?? false };
}

export function isJsonMember({ contentType }: EncodingSpec): boolean {
  return contentType !== undefined && isJson(essenceOf(contentType));
}

/** The members of a body that have a value. @throws Unwritable */
export function membersOf(value: unknown): readonly (readonly [name: string, value: unknown])[] {
  if (!isRecord(value)) throw new Unwritable("must be an object");
  return Object.entries(value).filter(([, member]) => !isAbsent(member));
}

/**
 * `application/x-www-form-urlencoded` (OpenAPI 3.1, 4.8.15): by `style` where the document states one, else by media type, which
 * for objects is JSON. A list repeats its name, for each item by what that is.
 *
 * @throws Unwritable
 */
export function writeForm(content: ContentSpec, value: unknown): string {
  return membersOf(value)
    .flatMap(([name, member]) => {
      const encoding = encodingOf(content, name);
      const styled = styledAs(encoding, name);
      if (styled !== undefined) return writePairs(styled, member, styled.allowReserved ? percentButReserved : percent);
      const items = Array.isArray(member) && !isJsonMember(encoding) ? member : [member];
      return items
        .filter((item) => !isAbsent(item))
        .map((item) => [percent(name), percent(memberText(item, encoding))] as const);
    })
    .map(([name, text]) => `${name}=${text}`)
    .join("&");
}

/** @throws Unwritable */
export function memberText(member: unknown, encoding: EncodingSpec): string {
  if (!isRecord(member) && !Array.isArray(member) && !isJsonMember(encoding)) return primitive(member);
  const text = JSON.stringify(member);
  if (text === undefined) throw new Unwritable("cannot be written as JSON");
  return text;
}
