/** How long a test waits for what must come, on a machine that may be busy with other things. */
export const PATIENCE = { timeout: 25_000, interval: 60 };
