/** How the reader sets a story when it is opened. */

import { FONTS, RANGES, THEMES, type ReaderSettings } from '../../reader/store/settings';
import { PALETTES, type Palette } from '../../reader/style/themes';
import { number, share, text } from '../../shared/words';
import { oneOf, picker, slider, switchRow } from '../../ui/controls';
import { make } from '../../ui/make';
import type { Page, Section } from '../view';
import { card, section } from './section';

export function readerSection({ saveReader }: Page): Section {
  const set = (change: Partial<ReaderSettings>): void => {
    saveReader((settings) => ({ ...settings, ...change }));
  };
  const theme = oneOf(
    { id: 'reader-theme', name: text('reader_theme') },
    THEMES.map((value) => ({ value, name: text(`reader_theme_${value}`) })),
    (theme) => {
      set({ theme });
    },
    'is-short',
  );
  const font = picker(
    { id: 'reader-font', name: text('reader_font') },
    FONTS.map((value) => ({ value, name: text(`reader_font_${value}`) })),
    (font) => {
      set({ font });
    },
  );
  const size = slider({ id: 'reader-size', name: text('reader_size') }, RANGES.size, number, (size) => {
    set({ size });
  });
  const width = slider({ id: 'reader-width', name: text('reader_width') }, RANGES.width, number, (width) => {
    set({ width });
  });
  const lineHeight = slider(
    { id: 'reader-line-height', name: text('reader_lineHeight') },
    RANGES.lineHeight,
    share,
    (lineHeight) => {
      set({ lineHeight });
    },
  );
  const spacing = slider(
    { id: 'reader-spacing', name: text('reader_spacing') },
    RANGES.spacing,
    (value) => share(value / 100),
    (spacing) => {
      set({ spacing });
    },
  );
  const justify = switchRow({ id: 'reader-justify', name: text('reader_justify') }, (justify) => {
    set({ justify });
  });
  const focusLine = switchRow({ id: 'reader-focus-line', name: text('reader_focusLine') }, (focusLine) => {
    set({ focusLine });
  });
  const page = make('p', { class: 'reading', attributes: { 'aria-hidden': 'true' } }, text('optionsReaderSample'));
  return {
    element: section(
      'reader',
      text('optionsReader'),
      text('optionsReaderIntro'),
      card(make('div', { class: 'row' }, page), theme.element, font.element),
      card(size.element, width.element, lineHeight.element, spacing.element),
      card(justify.element, focusLine.element),
    ),
    show({ reader }) {
      theme.show(reader.theme);
      font.show(reader.font);
      size.show(reader.size);
      width.show(reader.width);
      lineHeight.show(reader.lineHeight);
      spacing.show(reader.spacing);
      justify.show(reader.justify);
      focusLine.show(reader.focusLine);
      typeset(page, reader);
    },
  };
}

function typeset(page: HTMLElement, reader: ReaderSettings): void {
  const isDark = getComputedStyle(document.documentElement).colorScheme === 'dark';
  const theme = reader.theme === 'auto' ? (isDark ? 'dark' : 'light') : reader.theme;
  const { paper, ink }: Palette = PALETTES[theme];
  page.dataset['font'] = reader.font;
  page.style.cssText = [
    `background: ${paper}`,
    `color: ${ink}`,
    `font-size: ${reader.size}px`,
    `line-height: ${reader.lineHeight}`,
    `letter-spacing: ${reader.spacing / 100}em`,
    `text-align: ${reader.justify ? 'justify' : 'start'}`,
    `--measure: ${reader.width * 0.465}em`,
  ].join(';');
}
