/** What the build puts in: the core's binding as wasm-bindgen writes it, and its module in base64. */

declare module 'lede-core' {
  export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
  /** `{ analysis, timings }`; throws only if an option has a wrong type. */
  export function analyze(html: string, options?: unknown): unknown;
  export function version(): string;
}

declare module 'lede-core/bytes' {
  const base64: string;
  export default base64;
}
