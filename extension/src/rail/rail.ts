/** A slim strip at the edge of the page, with a mark for each hidden thing at the height where it was. */

import { addLayer, COLOURS, ownBox, rememberFocus, type Layer } from '../picker/layer';
import type { OpenTool, PlacedThing, ToolsPage } from '../picker/page';
import * as safe from '../reader/dom/safe';
import { copyText } from '../reader/export/clipboard';
import { el } from '../reader/ui/build';
import { counted, named, text } from '../shared/words';
import { makeCard } from './card';
import { boxAround, placeOf, type Place } from './place';
import { RAIL_STYLE } from './style';

/** Marks are at least so far apart that each can be hit. */
const APART = 26;
/** A pointer on its way from a mark to its card may leave both for so long. */
const GRACE = 350;

const COVER =
  'inset: 0 !important; width: 100% !important; height: 100% !important; pointer-events: none !important;';

export function openRail(page: ToolsPage): OpenTool {
  return new Rail(page);
}

interface Marker {
  readonly placed: PlacedThing;
  readonly button: HTMLButtonElement;
  place: Place | undefined;
}

class Rail implements OpenTool {
  readonly #page: ToolsPage;
  readonly #layer: Layer;
  readonly #view: Window;
  readonly #giveFocusBack: () => void;
  readonly #life = new AbortController();
  readonly #list = el('div', { class: 'markers', role: 'toolbar', 'aria-orientation': 'vertical' });
  readonly #where = el('div', { class: 'where', hidden: true });
  readonly #box: HTMLElement;
  readonly closed: Promise<void>;
  #close: () => void = () => undefined;
  #markers: Marker[] = [];
  #open: Marker | undefined;
  #card: HTMLElement | undefined;
  /** Opened by a press: a pointer that leaves does not close it. */
  #isPinned = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDrawing = false;

  constructor(page: ToolsPage) {
    this.#page = page;
    this.#giveFocusBack = rememberFocus(page.document);
    this.#layer = addLayer(page.document, COVER, COLOURS + RAIL_STYLE);
    this.#view = safe.viewOf(this.#layer.host) ?? window;
    this.closed = new Promise((resolve) => {
      this.#close = resolve;
    });
    const close = el(
      'button',
      { type: 'button', class: 'close', 'aria-label': text('railClose'), title: text('railClose') },
      '×',
    );
    close.addEventListener('click', () => {
      this.close();
    });
    const strip = el('nav', { class: 'strip', 'aria-label': text('railTitle') }, close, this.#list);
    this.#box = ownBox(this.#view, 'rail', this.#where, strip);
    this.#layer.root.append(this.#box);
    this.#listen();
    this.#fill();
    // The window may not have the focus itself: the person comes from the browser's own controls.
    this.#view.focus();
    (this.#markers[0]?.button ?? close).focus();
  }

  close(): void {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    clearTimeout(this.#timer);
    this.#layer.remove();
    this.#giveFocusBack();
    this.#close();
  }

  #listen(): void {
    const { signal } = this.#life;
    const draw = (): void => {
      if (this.#isDrawing) return;
      this.#isDrawing = true;
      this.#view.requestAnimationFrame(() => {
        this.#isDrawing = false;
        if (!signal.aborted) this.#draw();
      });
    };
    for (const type of ['scroll', 'resize'])
      this.#view.addEventListener(type, draw, { signal, passive: true, capture: true });
    const root = safe.rootElementOf(this.#page.document);
    const observer = new ResizeObserver(draw);
    if (root) observer.observe(root);
    signal.addEventListener('abort', () => {
      observer.disconnect();
    });
    this.#box.addEventListener('keydown', (event) => {
      this.#press(event);
    });
    this.#box.addEventListener('pointerover', () => {
      clearTimeout(this.#timer);
    });
    this.#box.addEventListener('pointerout', () => {
      clearTimeout(this.#timer);
      if (!this.#isPinned)
        this.#timer = setTimeout(() => {
          this.#fold();
        }, GRACE);
    });
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const isInCard = this.#card?.contains(event.target as Node) === true;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (this.#card && (isInCard || this.#isPinned)) {
        const button = this.#open?.button;
        this.#fold();
        button?.focus();
      } else {
        this.close();
      }
    } else if (step !== 0 && !isInCard) {
      event.preventDefault();
      const at = this.#markers.findIndex(({ button }) => button === this.#layer.root.activeElement);
      this.#markers[(at + step + this.#markers.length) % this.#markers.length]?.button.focus();
    }
  }

  /** Marks for what is hidden now. */
  #fill(focusedId?: number): void {
    const things = this.#page.things();
    const hidden = things.filter(({ thing }) => !thing.isShown).length;
    this.#list.setAttribute('aria-label', counted('railCount', hidden));
    this.#fold();
    this.#markers = things.map((placed) => ({ placed, button: this.#markerFor(placed), place: undefined }));
    this.#list.replaceChildren(...this.#markers.map(({ button }) => button));
    this.#markers.forEach(({ button, placed: { thing } }, at) => {
      button.tabIndex = (focusedId === undefined ? at === 0 : thing.id === focusedId) ? 0 : -1;
      if (thing.id === focusedId) button.focus();
    });
    if (!this.#markers.some(({ button }) => button.tabIndex === 0) && this.#markers[0])
      this.#markers[0].button.tabIndex = 0;
    this.#draw();
  }

  #markerFor({ thing }: PlacedThing): HTMLButtonElement {
    const words = thing.words === '' ? text('thingEmpty') : thing.words;
    const button = el('button', {
      type: 'button',
      class: thing.isShown ? 'marker is-shown' : 'marker',
      'data-kind': thing.kind,
      'aria-label': `${named('kind', thing.kind)}: ${words}`,
      'aria-haspopup': 'dialog',
      'aria-expanded': 'false',
    });
    const marker = (): Marker | undefined => this.#markers.find((one) => one.button === button);
    button.addEventListener('pointerenter', () => {
      if (!this.#isPinned) this.#unfold(marker());
    });
    button.addEventListener('focus', () => {
      for (const one of this.#markers) one.button.tabIndex = one.button === button ? 0 : -1;
      this.#unfold(marker());
    });
    button.addEventListener('click', () => {
      const one = marker();
      this.#unfold(one);
      this.#isPinned = true;
      this.#comeTo(one);
      this.#card?.querySelector<HTMLElement>('button')?.focus();
    });
    return button;
  }

  #unfold(marker: Marker | undefined): void {
    if (!marker || marker === this.#open) return;
    this.#fold();
    this.#open = marker;
    marker.button.setAttribute('aria-expanded', 'true');
    const { thing } = marker.placed;
    const ofKind = this.#markers.filter(({ placed }) => placed.thing.kind === thing.kind).length;
    this.#card = makeCard(thing, ofKind, {
      setShown: (one, shown) => void this.#act(one.id, () => this.#page.setShown(one.id, shown)),
      setKindShown: (kind, shown) => void this.#act(thing.id, () => this.#page.setKindShown(kind, shown)),
      neverHide: (one) => void this.#act(one.id, () => this.#page.neverHide(one.id)),
      copyReport: (one, withWords) => copyText(this.#page.describe(one.id, withWords), this.#box),
    });
    this.#box.append(this.#card);
    this.#draw();
  }

  #fold(): void {
    this.#open?.button.setAttribute('aria-expanded', 'false');
    this.#open = undefined;
    this.#isPinned = false;
    this.#card?.remove();
    this.#card = undefined;
    this.#where.hidden = true;
  }

  async #act(id: number, act: () => Promise<void>): Promise<void> {
    await act().catch(() => undefined);
    if (this.#life.signal.aborted) return;
    this.#fill(id);
    if (!this.#layer.root.activeElement) this.#markers[0]?.button.focus();
  }

  /** Scrolls to where it was. */
  #comeTo(marker: Marker | undefined): void {
    const place = marker?.place;
    if (!place) return;
    const { innerHeight, scrollY } = this.#view;
    const isSeen = place.top > scrollY + 40 && place.top < scrollY + innerHeight - 40;
    if (!isSeen) this.#view.scrollTo({ top: place.top - innerHeight / 3, behavior: 'instant' });
  }

  #draw(): void {
    const height = this.#list.clientHeight;
    const all: number = Reflect.get(
      Element.prototype,
      'scrollHeight',
      safe.rootElementOf(this.#page.document) ?? this.#box,
    );
    for (const marker of this.#markers) {
      marker.place = placeOf(marker.placed.nodes, marker.placed.thing.isShown);
    }
    let last = -APART / 2;
    const apart = Math.min(APART, height / Math.max(1, this.#markers.length));
    this.#markers.forEach(({ button, place }, at) => {
      const wanted = place && all > 0 ? (Math.max(0, place.top) / all) * height : last;
      const latest = height - (this.#markers.length - at - 0.5) * apart;
      last = Math.min(Math.max(wanted, last + apart), latest);
      button.style.top = `${last.toFixed(1)}px`;
    });
    this.#drawOpen();
  }

  #drawOpen(): void {
    const marker = this.#open;
    if (!marker || !this.#card) return;
    const { place, placed, button } = marker;
    const windowHeight = this.#view.innerHeight;
    const at = parseFloat(button.style.top) + 32;
    const top = Math.min(Math.max(8, at - 40), Math.max(8, windowHeight - this.#card.offsetHeight - 8));
    this.#card.style.top = `${top}px`;
    const box = placed.thing.isShown ? boxAround(placed.nodes) : undefined;
    this.#where.hidden = !place;
    if (!place) return;
    this.#where.className = box ? 'where outline' : 'where line';
    this.#where.dataset['kind'] = placed.thing.kind;
    const y = box ? box.top : place.top - this.#view.scrollY;
    this.#where.style.transform = `translate(${Math.round(place.left)}px, ${Math.round(y)}px)`;
    this.#where.style.width = `${Math.round(place.width)}px`;
    this.#where.style.height = box ? `${Math.round(box.height)}px` : '0';
  }
}
