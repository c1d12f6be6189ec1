/**
 * Atkinson Hyperlegible Next, © The Atkinson Hyperlegible Next Project Authors, SIL Open Font License 1.1.
 * A module of its own, so that its bytes are decoded only when the typeface is chosen.
 */

import regular from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2';
import italic from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-italic.woff2';
import bold from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2';
import boldItalic from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-italic.woff2';
import moreRegular from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff2';
import moreItalic from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-italic.woff2';
import moreBold from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-700-normal.woff2';
import moreBoldItalic from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-700-italic.woff2';

const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215';
const LATIN_EXTENDED =
  'U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113';

export const LEGIBLE = [
  { bytes: regular, weight: '400', style: 'normal', range: LATIN },
  { bytes: italic, weight: '400', style: 'italic', range: LATIN },
  { bytes: bold, weight: '700', style: 'normal', range: LATIN },
  { bytes: boldItalic, weight: '700', style: 'italic', range: LATIN },
  { bytes: moreRegular, weight: '400', style: 'normal', range: LATIN_EXTENDED },
  { bytes: moreItalic, weight: '400', style: 'italic', range: LATIN_EXTENDED },
  { bytes: moreBold, weight: '700', style: 'normal', range: LATIN_EXTENDED },
  { bytes: moreBoldItalic, weight: '700', style: 'italic', range: LATIN_EXTENDED },
] as const;
