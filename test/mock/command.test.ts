import { expect, it } from "vitest";
import { concordat, repository } from "../cli/project.js";

it.each([
  [[], "mock takes one provider"],
  [["1099policy", "--later", "SESSION_EXPIRED"], "--later takes <scenario>=<ms>"],
  [["1099policy", "--later", "SESSION_EXPIRED=soon"], "--later takes a whole number"],
  [["1099policy", "--later", "NOPE=1"], 'there is no scenario "NOPE"; there are cancelled,'],
  [["1099policy", "--pending-ms", "-1"], "--pending-ms takes a whole number"],
  [["1099policy", "--port", "65536"], "--port takes a whole number"],
  [["1099policy", "--credential", ""], "--credential takes a text"],
])("mock cannot run with %j", async (argv, message) => {
  const { code, stderr } = await concordat(repository, "mock", ...argv);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
