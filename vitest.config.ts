import { defineConfig } from "vitest/config";
import { SlowFirst } from "./test/slow-first.js";

// A snapshot that is absent fails here as it does in CI, and is written by `-u` alone.
process.env.UPDATE_SNAPSHOT ??= "none";

/**
 * The tests of the stages that turn a document into sources. They change nothing of their process that another could see, and each needs
 * TypeScript and what it knows of its libraries: one process runs many of them, and loads and parses those once.
 */
const SHARING = ["test/emit/**/*.test.ts"];

export default defineConfig({
  // The custom condition makes `@concordat/*` resolve to the committed TypeScript, so tests need no build of generated/.
  ssr: { resolve: { conditions: ["concordat-source", "node", "import", "module", "default"] } },
  test: {
    environment: "node",
    // One core is left idle otherwise; the slow tests wait for processes of their own.
    maxWorkers: "100%",
    sequence: { sequencer: SlowFirst },
    // They end what hangs, and measure nothing: how long a test takes depends on what else the machine does.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      { extends: true, test: { name: "sharing", include: SHARING, isolate: false } },
      {
        extends: true,
        test: {
          name: "alone",
          include: ["test/**/*.test.ts"],
          exclude: ["test/corpus/**", "**/node_modules/**", ...SHARING],
        },
      },
    ],
  },
});
