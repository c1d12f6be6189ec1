/** Colours. Every pair of text and ground has a contrast of at least 4.5 to 1 (a test measures it). */

export interface Palette {
  readonly scheme: 'light' | 'dark';
  readonly paper: string;
  readonly raised: string;
  readonly well: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  readonly accent: string;
  readonly mark: string;
  readonly spoken: string;
}

export const PALETTES = {
  light: {
    scheme: 'light',
    paper: '#fdfcfa',
    raised: '#ffffff',
    well: '#f3f1ec',
    ink: '#22211f',
    muted: '#66635d',
    rule: '#dfdbd3',
    accent: '#8a3b12',
    mark: '#ffe9a3',
    spoken: '#dcebf7',
  },
  sepia: {
    scheme: 'light',
    paper: '#f5ead6',
    raised: '#fbf3e4',
    well: '#ebdec5',
    ink: '#3b2f20',
    muted: '#6b5a42',
    rule: '#d9c8a8',
    accent: '#84400f',
    mark: '#f4d27a',
    spoken: '#e2d9b0',
  },
  dark: {
    scheme: 'dark',
    paper: '#1b1c1e',
    raised: '#26272a',
    well: '#27282b',
    ink: '#d8d6d1',
    muted: '#a09d96',
    rule: '#3a3b3f',
    accent: '#e8a679',
    mark: '#5c4a12',
    spoken: '#24435a',
  },
  black: {
    scheme: 'dark',
    paper: '#000000',
    raised: '#141414',
    well: '#161616',
    ink: '#cfccc6',
    muted: '#96938c',
    rule: '#2e2e2e',
    accent: '#dda177',
    mark: '#544310',
    spoken: '#1c3a50',
  },
} as const satisfies Record<string, Palette>;

function variables(palette: Palette): string {
  const { scheme, ...colours } = palette;
  const lines = Object.entries(colours).map(([name, value]) => `--${name}: ${value};`);
  return `color-scheme: ${scheme}; ${lines.join(' ')}`;
}

export const themes = `
.reader, .reader[data-theme='light'] { ${variables(PALETTES.light)} }
@media (prefers-color-scheme: dark) { .reader { ${variables(PALETTES.dark)} } }
.reader[data-theme='light'] { ${variables(PALETTES.light)} }
.reader[data-theme='sepia'] { ${variables(PALETTES.sepia)} }
.reader[data-theme='dark'] { ${variables(PALETTES.dark)} }
.reader[data-theme='black'] { ${variables(PALETTES.black)} }
@media print { .reader, .reader[data-theme] { ${variables(PALETTES.light)} --paper: #fff; --well: #fff; } }
`;
