/**
 * Whether a secret can be read out of a text by somebody who decodes what they see. It decodes the text, where the runtime encodes the
 * secret, so that the two have something to disagree about.
 *
 * @param secret of bytes that are ASCII
 */
export function leaks(text: string, secret: string): boolean {
  const open = [text];
  const seen = new Set<string>();
  for (let one = open.pop(); one !== undefined && seen.size < 200; one = open.pop()) {
    if (one.includes(secret)) return true;
    if (seen.has(one)) continue;
    seen.add(one);
    open.push(...decodings(one).filter((other) => other !== one));
  }
  return [...seen].some((one) => binaryDecodings(one).some((bytes) => bytes.includes(secret)));
}

/** The text with the escapes of JSON, or of URLs, undone; once each. */
function decodings(text: string): readonly string[] {
  const json = text.replace(/\\(?:u([0-9a-f]{4})|(["\\/]))/gi, (_, digits: string | undefined, short: string) =>
    digits === undefined ? short : String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return [json, fromPercent(text), fromPercent(text.replaceAll("+", " "))];
}

function fromPercent(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** What runs of hexadecimal digits and of base64 in the text are, from wherever one begins to read them. */
function binaryDecodings(text: string): readonly string[] {
  const hex = (text.match(/[0-9a-f]{2,}/gi) ?? []).flatMap((run) =>
    [0, 1].map((from) => Buffer.from(run.slice(from), "hex").toString("latin1")),
  );
  const base64 = (text.match(/[\w+/-]{2,}/g) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), "base64").toString("latin1")),
  );
  return [...hex, ...base64];
}
