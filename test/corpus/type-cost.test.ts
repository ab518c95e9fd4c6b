import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emitWorkspace } from "../../generator/emit/workspace.js";
import { buildModel } from "../../generator/model/build.js";
import { loadDocument } from "../../generator/source/load.js";
import { runtimeTemplate, settings } from "../emit/workspace.js";
import { PackageFolder } from "./packages.js";
import { corpus, hasCorpus } from "./roots.js";

/** What a call of one operation of 468 may cost: 1,436 with TypeScript 5.9, where openapi-fetch takes 23,725. */
const MOST_INSTANTIATIONS = 3_000;

describe.skipIf(!hasCorpus)(
  `the types of Stripe's package${hasCorpus ? "" : ` (skipped: no corpus at ${corpus})`}`,
  () => {
    const folder = new PackageFolder();
    afterAll(() => folder.remove());

    beforeAll(async () => {
      const { value: document } = loadDocument({
        root: corpus,
        provider: "stripe",
        file: "stripe__openapi/openapi/spec3.yaml",
      });
      const model = document === undefined ? undefined : buildModel(document).value;
      if (model === undefined) throw new Error("Stripe's document is not read");
      const facts = { repairs: [], assumptions: [] };
      const { packages } = await emitWorkspace({
        ...settings,
        runtime: runtimeTemplate(),
        contracts: [],
        providers: [{ provider: "stripe", model, plans: [], facts }],
      });
      for (const each of packages) folder.add(each);
    });

    test(`cost a call at most ${MOST_INSTANTIATIONS} instantiations`, async () => {
      const call = `
      import { createClient } from "@concordat/stripe";
      const client = createClient({ baseUrl: "https://x.test", auth: undefined as never });
      const answer = await client.postCheckoutSessionsSessionExpire({ path: { session: "x" } });
      if (answer.status === 200) console.log(answer.body);
    `;
      const instantiations = await folder.instantiations("typescript", call);
      expect(instantiations).toBeGreaterThan(0);
      expect(instantiations).toBeLessThanOrEqual(MOST_INSTANTIATIONS);
    });
  },
);
