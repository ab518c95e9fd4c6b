import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repository } from "../cli/project.js";
import { furtherDocumentWith } from "./further.js";
import { bindingWith, documentWith, SINKS, type Sink, type TextAt } from "./sinks.js";

/** One provider of a project on the disk: a payload at some of the sinks, harmless text at the others. */
export interface HostileProvider {
  readonly folder: string;
  readonly sinks: readonly Sink[];
  readonly text: string;
  readonly isBound: boolean;
  /** Whether its document is the one of the further sinks. */
  readonly isFurther?: boolean;
}

/** A project of these providers, with this repository's contracts, in a folder of its own. */
export function projectOf(providers: readonly HostileProvider[]): { readonly root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), "concordat-hostile-"));
  cpSync(join(repository, "specs/contract"), join(root, "specs/contract"), { recursive: true });
  write(root, "concordat.yaml", 'scope: "@concordat"\n');
  write(root, "package.json", '{ "type": "module" }\n');
  for (const { folder, sinks, text, isBound, isFurther = false } of providers) {
    const at: TextAt = (sink) => (sinks.includes(sink) ? text : SINKS[sink][0]);
    const own = `specs/providers/${folder}`;
    write(root, `${own}/source.md`, pageWith(isFurther ? furtherDocumentWith(at) : documentWith(at), at("page prose")));
    if (!isFurther) write(root, `${own}/assumptions.overlay.yaml`, ascii(overlayWith(at)));
    if (isBound) write(root, `${own}/bindings/cancel-session.yaml`, ascii(bindingWith(at)));
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Lets Node find a package of the output, and what it needs. */
export function linkPackages(root: string, folders: readonly string[]): void {
  mkdirSync(join(root, "node_modules/@concordat"), { recursive: true });
  symlinkSync(join(repository, "node_modules/hono"), join(root, "node_modules/hono"));
  for (const folder of folders)
    symlinkSync(join(root, "generated", folder), join(root, "node_modules/@concordat", folder));
}

function pageWith(document: object, prose: string): string {
  return `# Harmless\n\n${prose}\n\n\`\`\`yaml\n${ascii(document)}\n\`\`\`\n\n${prose}\n`;
}

function overlayWith(at: TextAt): object {
  const about = { rule: "docs/assumed-fact", absent: true, reason: at("overlay reason"), source: at("overlay source") };
  return {
    overlay: "1.1.0",
    info: { title: "Assumptions", version: "1.0.0" },
    actions: [{ target: "$.info", update: { contact: { name: at("overlay target") } }, "x-concordat": about }],
  };
}

/** JSON that YAML reads too, in ASCII: a file cannot hold a lone surrogate. */
function ascii(value: object): string {
  return JSON.stringify(value, null, 1).replace(
    /[^\n -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function write(root: string, path: string, text: string): void {
  mkdirSync(join(root, dirname(path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
