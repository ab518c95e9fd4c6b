import type { GeneratedFile } from "../files.js";
import type { ProviderInput } from "../provider-package.js";

export function emitProviderReadme(input: ProviderInput & { name: string; scope: string }): GeneratedFile {
  return { path: "README.md", text: `# ${input.name}\n` };
}
