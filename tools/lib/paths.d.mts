export const root: string;
export function inRoot(...parts: string[]): string;
export const artifacts: string;
export const toolCache: string;
export const cargoBin: string;
export const nodeBin: string;
export function cargoTarget(): string;
