/** Line drawings of 24 by 24, in the colour of the text around them. */

import { svgElement } from './build';

const PATHS = {
  contents: 'M4 6h16M4 12h16M4 18h10',
  appearance: 'M4 18 8.5 6h1L14 18M5.6 14h6.8M15 18l2.6-7h.8L21 18M16 15.6h4',
  listen: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
  take: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14',
  close: 'M6 6l12 12M18 6 6 18',
  play: 'M8 5.5v13l10.5-6.5L8 5.5Z',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  previous: 'M17 6v12l-8.5-6L17 6ZM6.5 6v12',
  next: 'M7 6v12l8.5-6L7 6ZM17.5 6v12',
  copy: 'M9 9h10v11H9zM5 15V4h10v2',
  file: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4',
  book: 'M5 5.5c2.6-1 5-.8 7 .8 2-1.6 4.4-1.8 7-.8v13c-2.6-1-5-.8-7 .8-2-1.6-4.4-1.8-7-.8zM12 6.3v13',
  page: 'M4 5h16v14H4zM4 9h16M7 7h.01M9.5 7h.01',
  text: 'M5 6h14M5 10h14M5 14h14M5 18h8',
  print: 'M7 9V4h10v5M7 17H4.5V9.5h15V17H17M7 14h10v6H7z',
  remove: 'M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7',
} as const;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): SVGElement {
  const drawing = svgElement('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  drawing.append(svgElement('path', { d: PATHS[name] }));
  return drawing;
}
