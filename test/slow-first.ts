import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, in this order: started last, one of them would be waited for while a processor has nothing to do. */
const SLOW = [
  "test/contract/faults/faults.test.ts",
  "test/conformance/mutants.test.ts",
  "test/output/stopped.test.ts",
  "test/hostile/packages.test.ts",
  "test/hostile/program.test.ts",
  "test/cli/generate.test.ts",
  "test/e2e/packed.test.ts",
  "test/cli/determinism.test.ts",
  "test/emit/validators/against-ajv.test.ts",
];

/** The slow files first, then those that share a process (one after another, else each would have its own), then all others. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId, project }: TestSpecification): number => {
      const slow = SLOW.findIndex((path) => moduleId.endsWith(`/${path}`));
      if (project.config.isolate) return slow === -1 ? SLOW.length + 1 : slow;
      return SLOW.length;
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
