export type { Code, DocText, FileName, Markdown, ModuleSpecifier } from "./brand.js";
export { comment, docComment, docText } from "./comments.js";
export { fileName, moduleSpecifier } from "./files.js";
export { json, jsonFile, numberLiteral, regularExpression, stringLiteral, templateLiteral } from "./literals.js";
export {
  joinMarkdown,
  markdown,
  markdownBlock,
  markdownCell,
  markdownCode,
  markdownCodeCell,
  markdownText,
} from "./markdown.js";
export { identifier, memberAccess, propertyKey } from "./names.js";
export { printFile, type Safe, type Statement } from "./print.js";
export { escapeRecompiled } from "./recompiled.js";
export { code, empty, type Hole, join, lines, paragraphs } from "./template.js";
export { typeLiteral, unionType } from "./types.js";
export { escapeUnsafe } from "./unsafe.js";
