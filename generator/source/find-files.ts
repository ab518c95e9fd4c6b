import { type Dirent, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expandBraces, matchesSegments, matchesText } from "./glob.js";
import { byCodeUnit } from "./order.js";
import { kindOf } from "./read.js";

/** Names that a search has looked at before it is given up. */
const MOST_NAMES = 200_000;

/** Folders of other people's files: searched only where a pattern names them. */
const LEFT_OUT: ReadonlySet<string> = new Set(["node_modules"]);

/** Whether a text is a pattern and not a path. */
export function isGlob(text: string): boolean {
  return /[*?{]/.test(text);
}

/**
 * The files that a pattern names, sorted by code unit, with `/`: `*` any text within a name, `**` any number of folders, `?` one
 * character, `{a,b}` either. Hidden names and `node_modules` are left out unless the pattern spells them; symbolic links to folders
 * are not followed. Undefined where that is more than can be searched.
 *
 * @param cwd what the pattern is relative to, absolute
 */
export function findFiles(cwd: string, pattern: string): readonly string[] | undefined {
  const patterns = expandBraces(pattern.replaceAll("\\", "/"));
  if (patterns === undefined) return undefined;
  const found = new Set<string>();
  let names = 0;
  for (const each of patterns) {
    const segments = each.split("/").filter((segment, index) => segment !== "." && (segment !== "" || index === 0));
    const fixed = segments.slice(0, -1).findIndex(isGlob);
    const base = segments.slice(0, fixed < 0 ? segments.length - 1 : fixed);
    const rest = segments.slice(base.length);
    const pending: (readonly string[])[] = [[]];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      for (const entry of entriesOf(resolve(cwd, pathOf(base), ...folder))) {
        names += 1;
        if (names > MOST_NAMES) return undefined;
        const path = [...folder, entry.name];
        if (!isSpelt(entry.name, rest)) continue;
        if (entry.isDirectory()) {
          if (rest.includes("**") || path.length < rest.length) pending.push(path);
        } else if (matchesSegments(rest, path) && isFile(cwd, entry, pathOf([...base, ...path])))
          found.add(pathOf([...base, ...path]));
      }
    }
  }
  return [...found].sort(byCodeUnit);
}

/** An absolute pattern begins with an empty segment. */
function pathOf(segments: readonly string[]): string {
  return segments.length === 1 && segments[0] === "" ? "/" : segments.join("/");
}

function isSpelt(name: string, pattern: readonly string[]): boolean {
  if (!name.startsWith(".") && !LEFT_OUT.has(name)) return true;
  return pattern.some((segment) => !segment.startsWith("*") && matchesText(segment, name));
}

function isFile(cwd: string, entry: Dirent, path: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && kindOf(resolve(cwd, path)) === "file");
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
