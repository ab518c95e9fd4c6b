import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import base from "./vitest.config.js";

/** One text in one file of the runtime, and what stands there instead; an empty object changes nothing. Absent: nobody is changed here. */
const given = process.env.CONCORDAT_MUTANT;
const mutant: { readonly file?: string; readonly from?: string; readonly to?: string } = JSON.parse(given ?? "{}");
const sources = ["templates", "generated"].map((folder) =>
  fileURLToPath(new URL(`./${folder}/runtime/src/`, import.meta.url)),
);

const { projects: _apart, ...settings } = base.test ?? {};

/** Runs the changes of the runtime, or, with one of them, the tests that must see it. */
export default defineConfig({
  ...base,
  plugins: [
    {
      name: "mutant",
      enforce: "pre",
      transform(code: string, id: string) {
        const { file, from, to } = mutant;
        if (file === undefined || from === undefined || to === undefined) return undefined;
        return sources.some((folder) => id === folder + file) ? code.replace(from, () => to) : undefined;
      },
    },
  ],
  test: {
    ...settings,
    include: given === undefined ? ["test/mutants/*.slow.ts"] : ["test/**/*.test.ts"],
    exclude: ["test/corpus/**", "**/node_modules/**"],
    maxConcurrency: 2,
    maxWorkers: given === undefined ? "100%" : 1,
  },
});
