/** Sizes as the browser's storage counts them. */

const utf8 = new TextEncoder();

/** The bytes of a value as JSON. Chromium writes `<` and two line separators as escapes of six. */
export function byteLength(value: unknown): number {
  const json = JSON.stringify(value);
  const escaped = json.match(/[<\u2028\u2029]/g)?.length ?? 0;
  return utf8.encode(json).length + 5 * escaped;
}
