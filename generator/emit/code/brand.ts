declare const code: unique symbol;
declare const docText: unique symbol;
declare const markdown: unique symbol;
declare const fileName: unique symbol;
declare const specifier: unique symbol;

/** TypeScript (or JSON) source that is safe to print: complete tokens, no open quote, comment or template. */
export type Code = string & { readonly [code]: true };
/** The inside of a doc comment, for the `docs` of a ts-morph structure. */
export type DocText = string & { readonly [docText]: true };
/** Markdown whose document text shows as it was written and does nothing else. */
export type Markdown = string & { readonly [markdown]: true };
/** One segment of a path: `[a-z0-9_-]`, no device name of any system. */
export type FileName = string & { readonly [fileName]: true };
/** What stands between the quotes of an import. */
export type ModuleSpecifier = string & { readonly [specifier]: true };

/**
 * The only way to a brand, for the writers beside this file: each escapes for its own context and then says so here. Nothing
 * outside this folder imports it (a test looks).
 */
export function branded<Brand extends Code | DocText | Markdown | FileName | ModuleSpecifier>(text: string): Brand {
  return text as Brand;
}
