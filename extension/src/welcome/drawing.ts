/** A drawing of where the browser keeps its extensions. */

import { make } from '../ui/make';

const SVG = 'http://www.w3.org/2000/svg';

export function drawn(where: 'chromium' | 'firefox' | 'android'): HTMLElement {
  return make(
    'div',
    { class: `drawing is-${where}`, attributes: { 'aria-hidden': 'true' } },
    make(
      'div',
      { class: 'drawing-bar' },
      make('span', { class: 'drawing-field' }),
      ...(where === 'android' ? [dots()] : [puzzle(), lede('drawing-lede')]),
    ),
    make(
      'div',
      { class: 'drawing-menu' },
      make('span', { class: 'drawing-line' }, lede(''), make('i'), where === 'chromium' ? needle() : make('b')),
      make('span', { class: 'drawing-line is-other' }, make('b'), make('i')),
    ),
  );
}

function lede(style: string): HTMLElement {
  return make('img', { class: style, attributes: { src: 'icons/icon-48.png', alt: '', width: '20', height: '20' } });
}

const puzzle = (): SVGElement =>
  shape('M9 4a2 2 0 1 1 4 0h4a1 1 0 0 1 1 1v4a2 2 0 1 1 0 4v4a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-4a2 2 0 1 0 0-4V5a1 1 0 0 1 1-1z');
const needle = (): SVGElement => shape('M8 3h6v2l-1 1v4l3 3v2h-4v5l-1 1-1-1v-5H6v-2l3-3V6L8 5z');
const dots = (): SVGElement => shape('M10 4h3v3h-3zM10 10h3v3h-3zM10 16h3v3h-3z');

function shape(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 22 22');
  svg.setAttribute('width', '22');
  svg.setAttribute('height', '22');
  const drawn = document.createElementNS(SVG, 'path');
  drawn.setAttribute('d', path);
  svg.append(drawn);
  return svg;
}
