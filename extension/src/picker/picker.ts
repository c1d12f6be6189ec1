/** “Hide this too”: the person points at a block, and it becomes a rule for the site. */

import { Hiding } from '../dom/hiding';
import { addStyle } from '../dom/style';
import * as safe from '../reader/dom/safe';
import { shapeOf } from '../rules/fingerprint';
import { findShape } from '../rules/match';
import { printRule } from '../rules/print';
import type { Shape } from '../rules/syntax';
import type { Refusal } from '../shared/hidden';
import { text } from '../shared/words';
import { around, beside, blockOf, boxOf, describeBlock, elementAt, isSeen, within } from './blocks';
import { rememberFocus } from './layer';
import type { OpenTool, ToolsPage } from './page';
import { makePanel, type Panel } from './panel';
import { openStage, type Stage } from './stage';
import { STAGE_STYLE } from './style';
import { showToast } from './toast';

/** A pointer that moves on is not followed to everything on its way. */
const RESTING = 60;
/** So much of a wheel's turn is one step. */
const NOTCH = 60;
const MOST_BOXES = 80;
const LONGEST_PRESS = 700;

export async function openPicker(page: ToolsPage, start?: Element): Promise<OpenTool> {
  const giveFocusBack = rememberFocus(page.document);
  const stage = await openStage(page.document, STAGE_STYLE, text('pickTitle'));
  const picker = new Picker(page, stage, giveFocusBack);
  picker.begin(start);
  return picker;
}

interface Choice {
  readonly block: Element;
  readonly shape: Shape;
  /** All that the rule would hide. */
  readonly alike: readonly Element[];
  readonly refusal: Refusal | undefined;
}

class Picker implements OpenTool {
  readonly #page: ToolsPage;
  readonly #view: Window;
  readonly #stage: Stage;
  readonly #panel: Panel;
  readonly #giveFocusBack: () => void;
  readonly #life = new AbortController();
  readonly closed: Promise<void>;
  #close: () => void = () => undefined;
  #choice: Choice | undefined;
  /** What was grown from, to shrink back to. */
  #smaller: Element[] = [];
  /** Held by a click: the pointer may go elsewhere. */
  #isHeld = false;
  #isOnlyThis = false;
  #preview: Hiding | undefined;
  #endPreview: () => void = () => undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turned = 0;
  readonly #down = new Set<string>();
  #afterwards: (() => void) | undefined;

  constructor(page: ToolsPage, stage: Stage, giveFocusBack: () => void) {
    this.#page = page;
    this.#view = safe.viewOf(stage.host) ?? window;
    this.#stage = stage;
    this.#giveFocusBack = giveFocusBack;
    this.closed = new Promise((resolve) => {
      this.#close = resolve;
    });
    this.#panel = makePanel(this.#view, {
      grow: () => {
        this.#grow();
      },
      shrink: () => {
        this.#shrink();
      },
      preview: () => {
        this.#togglePreview();
      },
      onlyThis: (on) => {
        this.#setOnlyThis(on);
      },
      hide: () => {
        this.#whenReleased(() => void this.#hide());
      },
      cancel: () => {
        this.#whenReleased(() => {
          this.close();
        });
      },
    });
    stage.root.appendChild(this.#panel.element);
    this.#listen();
  }

  begin(start: Element | undefined): void {
    this.#stage.focus();
    this.#panel.surface.focus();
    const middle = (): Element | undefined =>
      elementAt(this.#page.document, this.#view.innerWidth / 2, this.#view.innerHeight / 3, this.#stage.host);
    const first = start?.isConnected === true && isSeen(start) ? start : middle();
    if (first) this.#choose(blockOf(first));
    this.#isHeld = start !== undefined;
    const draw = (): void => {
      if (this.#life.signal.aborted) return;
      this.#draw();
      this.#view.requestAnimationFrame(draw);
    };
    draw();
  }

  close(): void {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    clearTimeout(this.#timer);
    this.#endPreview();
    this.#stage.remove();
    this.#giveFocusBack();
    this.#close();
  }

  #listen(): void {
    const { ears } = this.#stage;
    const on = <E extends Event>(type: string, act: (event: E) => void): void => {
      const heard = (event: Event): void => {
        // What a page's script makes up is not the person.
        if (event.isTrusted) act(event as E);
      };
      ears.addEventListener(type, heard, { signal: this.#life.signal, passive: false });
    };
    on<PointerEvent>('pointermove', (event) => {
      if (this.#isOnPanel(event) || this.#isHeld || event.pointerType === 'touch') return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#point(event.clientX, event.clientY);
      }, RESTING);
    });
    on<MouseEvent>('click', (event) => {
      if (this.#isOnPanel(event)) return;
      event.preventDefault();
      clearTimeout(this.#timer);
      this.#isHeld = true;
      this.#point(event.clientX, event.clientY);
      this.#panel.surface.focus();
    });
    on<WheelEvent>('wheel', (event) => {
      if (this.#isOnPanel(event) || !this.#isHeld || event.ctrlKey) return;
      event.preventDefault();
      this.#turned += event.deltaY;
      if (Math.abs(this.#turned) < NOTCH) return;
      if (this.#turned < 0) this.#grow();
      else this.#shrink();
      this.#turned = 0;
    });
    on<KeyboardEvent>('keydown', (event) => {
      this.#down.add(event.code);
      this.#press(event);
    });
    on<KeyboardEvent>('keyup', ({ code }) => {
      this.#down.delete(code);
      if (this.#down.size === 0) this.#afterwards?.();
    });
    const stop = (event: Event): void => {
      event.preventDefault();
    };
    for (const type of ['contextmenu', 'dragstart']) on(type, stop);
  }

  /** Goes when no key is down any more: the page would else be told that one was let go. */
  #whenReleased(act: () => void): void {
    if (this.#down.size === 0) act();
    else if (!this.#afterwards) {
      this.#afterwards = act;
      // A window that lost the focus hears of no key that is let go.
      setTimeout(act, LONGEST_PRESS);
    }
  }

  #isOnPanel(event: Event): boolean {
    return event.composedPath().includes(this.#panel.box);
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.#keys[event.key];
    const isOnControl = this.#isOnPanel(event);
    // A button that has the focus is pressed, whatever else the key stands for.
    if (!act || (isOnControl && (event.key === 'Enter' || event.key === ' '))) return;
    event.preventDefault();
    act();
  }

  readonly #keys: Readonly<Record<string, () => void>> = {
    Escape: () => {
      this.#whenReleased(() => {
        this.close();
      });
    },
    Enter: () => {
      this.#whenReleased(() => void this.#hide());
    },
    ' ': () => {
      this.#togglePreview();
    },
    ArrowUp: () => {
      this.#grow();
    },
    '+': () => {
      this.#grow();
    },
    '=': () => {
      this.#grow();
    },
    ArrowDown: () => {
      this.#shrink();
    },
    '-': () => {
      this.#shrink();
    },
    ArrowRight: () => {
      this.#goBeside(1);
    },
    ArrowLeft: () => {
      this.#goBeside(-1);
    },
    PageDown: () => {
      this.#scroll(0.8);
    },
    PageUp: () => {
      this.#scroll(-0.8);
    },
  };

  #scroll(by: number): void {
    this.#view.scrollBy({ top: this.#view.innerHeight * by, behavior: 'instant' });
  }

  #point(x: number, y: number): void {
    const found = elementAt(this.#page.document, x, y, this.#stage.host);
    if (!found) return;
    this.#smaller = [];
    this.#choose(blockOf(found));
  }

  #grow(): void {
    const block = this.#choice?.block;
    const larger = block && around(block);
    if (!larger) return;
    this.#smaller.push(block);
    this.#take(larger);
  }

  #shrink(): void {
    const block = this.#choice?.block;
    const smaller = this.#smaller.pop() ?? (block && within(block));
    if (smaller) this.#take(smaller);
  }

  #goBeside(way: 1 | -1): void {
    const block = this.#choice?.block;
    if (!block) return;
    const isRtl = this.#view.getComputedStyle(parentElementOf(block) ?? block).direction === 'rtl';
    const next = beside(block, isRtl ? (-way as 1 | -1) : way);
    if (!next) return;
    this.#smaller = [];
    this.#take(next);
  }

  /** By the keyboard: the block comes into view, and the pointer lets go. */
  #take(block: Element): void {
    this.#isHeld = true;
    this.#choose(block);
    const { top, bottom } = boxOf(block);
    if (bottom < 0 || top > this.#view.innerHeight * 0.9) {
      Element.prototype.scrollIntoView.call(block, { block: 'center', behavior: 'instant' });
    }
  }

  #choose(block: Element): void {
    if (block === this.#choice?.block) return;
    this.#endPreview();
    this.#isOnlyThis = false;
    this.#judge(block);
  }

  #judge(block: Element): void {
    const { document } = this.#page;
    const whole = shapeOf(block, document);
    const all = findShape(whole, document);
    const nth = all.indexOf(block) + 1;
    const isOne = this.#isOnlyThis && nth > 0;
    const shape = isOne ? { ...whole, nth } : whole;
    const alike = isOne ? [block] : all;
    const refusal = [block, ...alike]
      .map((element) => this.#page.refusal(element))
      .find((found) => found !== undefined);
    this.#choice = { block, shape, alike, refusal };
    this.#panel.show({
      ...describeBlock(block),
      // What is hidden already is not there to be seen.
      alike: all.filter(isSeen).length,
      isOnlyThis: this.#isOnlyThis,
      isPreviewed: false,
      refusal,
      rule: this.#line,
    });
  }

  get #line(): string {
    const { site } = this.#page;
    const shape = this.#choice?.shape;
    if (!shape) return '';
    return printRule({
      isException: false,
      domains: site === '' ? [] : [site],
      except: [],
      names: { type: 'shape', shape },
    });
  }

  #setOnlyThis(on: boolean): void {
    this.#endPreview();
    this.#isOnlyThis = on;
    if (this.#choice) this.#judge(this.#choice.block);
  }

  #togglePreview(): void {
    if (this.#preview) {
      this.#endPreview();
      return;
    }
    const choice = this.#choice;
    if (!choice || choice.refusal || choice.alike.length === 0) return;
    const preview = new Hiding();
    const style = addStyle(this.#page.document);
    for (const element of choice.alike) preview.mark(element, 'yours');
    this.#preview = preview;
    this.#panel.setPreviewed(true);
    this.#endPreview = () => {
      this.#endPreview = () => undefined;
      this.#preview = undefined;
      preview.undo();
      style.remove();
      this.#panel.setPreviewed(false);
    };
  }

  async #hide(): Promise<void> {
    const choice = this.#choice;
    if (!choice || choice.refusal || choice.alike.length === 0 || this.#life.signal.aborted) return;
    const line = this.#line;
    const page = this.#page;
    this.close();
    try {
      await page.changeRules([line], []);
    } catch {
      showToast(page.document, { words: text('pickFailed') });
      return;
    }
    showToast(page.document, {
      words: text('pickDone', page.site),
      action: text('undo'),
      act: () => void page.changeRules([], [line]).catch(() => undefined),
    });
  }

  #draw(): void {
    const choice = this.#choice;
    if (!choice || this.#preview) {
      this.#panel.drawBoxes([], undefined);
      return;
    }
    const others = choice.alike.filter((element) => element !== choice.block && isSeen(element)).slice(0, MOST_BOXES);
    this.#panel.drawBoxes(others.map(boxOf), boxOf(choice.block));
  }
}

const parentElementOf = (element: Element): Element | undefined => {
  const parent = safe.parentOf(element);
  return parent && safe.isElement(parent) ? parent : undefined;
};
