import { defineConfig } from "vitest/config";
import base from "./vitest.config.js";

const { projects: _apart, ...settings } = base.test ?? {};

/** Tests that start the program many times: 50 kills of `generate`, and the limits of work, each in a process of its own. */
export default defineConfig({
  ...base,
  test: {
    ...settings,
    include: ["test/limits/*.slow.ts", "test/output/*.slow.ts"],
    // One after the other: processor time is measured, and a neighbour that shares a core's caches adds to it.
    fileParallelism: false,
  },
});
