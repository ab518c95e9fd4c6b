import { afterAll, beforeAll, expect, it } from "vitest";
import { main } from "../../generator/cli/main.js";
import { type Acme, acmeProject } from "../mock/acme.js";

let acme: Acme;
beforeAll(async () => {
  acme = await acmeProject();
});
afterAll(() => acme.remove());

async function conform(...argv: readonly string[]) {
  let stdout = "";
  let stderr = "";
  const code = await main(["conform", "acme", ...argv], {
    cwd: acme.root,
    environment: {},
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  return { code, stdout, stderr };
}

it("a contract that only reads has its suite from data alone: what is safe is asked again, and nothing is in doubt", async () => {
  const { code, stdout } = await conform("--contract", "get-session");
  expect(stdout).toMatch(/\n\d+ passed, 0 failed, 2 not applicable\n$/);
  expect(stdout).toContain("n/a   a first try unanswered and a second refused: its method changes nothing");
  expect(code).toBe(0);
});

it("a contract that nobody stated anything of is not run", async () => {
  const { code, stderr } = await conform();
  expect([code, stderr]).toEqual([2, expect.stringContaining("conform acme --contract cancel-session --scaffold")]);
});
