import { defineConfig } from "vitest/config";

// A snapshot that is absent fails here as it does in CI, and is written by `-u` alone.
process.env.UPDATE_SNAPSHOT ??= "none";

export default defineConfig({
  // The custom condition makes `@concordat/*` resolve to the committed TypeScript, so tests need no build of generated/.
  ssr: { resolve: { conditions: ["concordat-source", "node", "import", "module", "default"] } },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/corpus/**", "**/node_modules/**"],
    environment: "node",
    // One core is left idle otherwise; the slow tests wait for processes of their own.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
