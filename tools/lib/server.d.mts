export interface AddedPage {
  readonly body: string | Uint8Array;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds between its first half and its second; without it all comes at once. */
  readonly pause?: number;
}

export interface Server {
  readonly origin: string;
  /** Every request so far, in order. */
  readonly requests: readonly { readonly method: string; readonly path: string }[];
  /** The address of a path. */
  url(path: string): string;
  /** Answers a path with this page from now on, and gives its address. */
  add(path: string, page: AddedPage): string;
  close(): Promise<void>;
}

export function serve(folder: string): Promise<Server>;
