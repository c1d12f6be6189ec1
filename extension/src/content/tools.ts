/** The tools that lie over the page, whose code comes in a bundle of its own when one is first asked for. */

import { listen } from '../dom/page';
import {
  TOOLS,
  type OpenTool,
  type PlacedThing,
  type Tools,
  type ToolsPage,
  type ToolsScope,
} from '../picker/page';
import * as safe from '../reader/dom/safe';
import { hostOf, refusalOf, SiteRules, type Prose } from '../rules/apply';
import { shapeOf } from '../rules/fingerprint';
import { printRule } from '../rules/print';
import { RULES, textIn } from '../rules/store';
import type { HiddenKind } from '../shared/analysis';
import { siteOf } from '../shared/settings';
import { thingReport } from '../shared/thing-report';
import type { Cleaner } from './cleaner';
import type { Controller } from './controller';

interface Surroundings {
  readonly document: Document;
  readonly cleaner: Cleaner;
  readonly controller: Controller;
  /** Has the background run the tools' bundle in this page. */
  readonly load: () => Promise<unknown>;
  /** Has the background change the stored rules, which no page's script may. */
  readonly change: (add: readonly string[], remove: readonly string[]) => Promise<unknown>;
}

/** The rules for the page, as they are stored now. What cannot be read is no rule; the options page tells of it. */
export async function rulesFor(document: Document): Promise<SiteRules> {
  return rulesIn(textIn(await RULES.load()), document);
}

function rulesIn(text: string | undefined, document: Document): SiteRules {
  return new SiteRules(text ?? '', hostOf(safe.addressOf(document)));
}

export class PageTools {
  readonly #surroundings: Surroundings;
  #open: { readonly name: 'picker' | 'rail'; readonly tool: OpenTool } | undefined;
  #isOpening = false;
  /** What the menu of the page was last opened on. */
  #clicked = new WeakRef<Element>(document.createElement('i'));

  constructor(surroundings: Surroundings, signal: AbortSignal) {
    this.#surroundings = surroundings;
    const { document, cleaner, controller } = surroundings;
    RULES.watch((loaded) => {
      cleaner.useRules(rulesIn(textIn(loaded), document));
      void controller.follow();
    }, signal);
    const note = (event: Event): void => {
      const [target] = event.composedPath();
      if (target instanceof Element) this.#clicked = new WeakRef(target);
    };
    listen(document, 'contextmenu', note, { signal, capture: true, passive: true });
  }

  /** Lets the person pick a block. The page is cleaned for it: else nothing would show what a rule does. */
  async pick(fromMenu: boolean): Promise<void> {
    const { cleaner, controller } = this.#surroundings;
    const { cleaning } = await controller.settled();
    if (cleaning.status === 'unsupported') return;
    if (cleaning.status !== 'cleaned' && cleaning.status !== 'nothing') await controller.ask(true);
    const story = [...new Set(cleaner.story.pieces)].map((node): Prose => ({
      node,
      length: safe.textOf(node).length,
    }));
    const start = fromMenu ? this.#clicked.deref() : undefined;
    await this.#show('picker', ({ openPicker }) =>
      openPicker({ ...this.#page, refusal: (element) => refusalOf(element, story) }, start),
    );
  }

  async toggleRail(): Promise<void> {
    if (this.#open?.name === 'rail') {
      this.close();
      return;
    }
    await this.#surroundings.controller.settled();
    await this.#show('rail', ({ openRail }) => openRail(this.#page));
  }

  close(): void {
    this.#open?.tool.close();
    this.#open = undefined;
  }

  async setKindShown(kind: HiddenKind, shown: boolean): Promise<void> {
    const { cleaner, controller } = this.#surroundings;
    for (const { thing } of cleaner.placed()) if (thing.kind === kind) cleaner.setShown(thing.id, shown);
    await controller.follow();
  }

  /** Makes an exception of a thing; a thing of the person's own rule loses its rule. */
  async neverHide(id: number): Promise<void> {
    const placed = this.#placed(id);
    if (!placed) return;
    if (placed.rule !== undefined) {
      await this.#changeRules([], [placed.rule]);
      return;
    }
    const element = holderOf(placed.nodes);
    if (!element) return;
    const names = { type: 'shape', shape: shapeOf(element, this.#surroundings.document) } as const;
    await this.#changeRules(
      [printRule({ isException: true, domains: this.#domains, except: [], names })],
      [],
    );
  }

  describe(id: number, withWords: boolean): string {
    const placed = this.#placed(id);
    if (!placed) return '';
    const { document } = this.#surroundings;
    const element = holderOf(placed.nodes);
    const shape = element && shapeOf(element, document);
    const root = safe.rootElementOf(document);
    const language = (root && safe.attribute(root, 'lang')) ?? '';
    const words = placed.nodes
      .map((node) => safe.textOf(node))
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    const reported = { thing: placed.thing, shape, language, address: safe.addressOf(document) };
    return thingReport(reported, withWords ? words : undefined);
  }

  get #domains(): string[] {
    const site = siteOf(safe.addressOf(this.#surroundings.document));
    return site === '' ? [] : [site];
  }

  get #page(): ToolsPage {
    const { document, cleaner, controller } = this.#surroundings;
    return {
      document,
      site: this.#domains[0] ?? '',
      things: () => cleaner.placed(),
      refusal: () => undefined,
      setShown: async (id, shown) => void (await controller.setShown(id, shown)),
      setKindShown: (kind, shown) => this.setKindShown(kind, shown),
      neverHide: (id) => this.neverHide(id),
      describe: (id, withWords) => this.describe(id, withWords),
      changeRules: (add, remove) => this.#changeRules(add, remove),
    };
  }

  #placed(id: number): PlacedThing | undefined {
    return this.#surroundings.cleaner.placed().find(({ thing }) => thing.id === id);
  }

  async #changeRules(add: readonly string[], remove: readonly string[]): Promise<void> {
    const { document, cleaner, controller, change } = this.#surroundings;
    await change(add, remove);
    cleaner.useRules(await rulesFor(document));
    await controller.follow();
  }

  async #show(name: 'picker' | 'rail', open: (tools: Tools) => OpenTool | Promise<OpenTool>): Promise<void> {
    if (this.#isOpening) return;
    this.#isOpening = true;
    try {
      this.close();
      const tool = await open(await this.#tools());
      this.#open = { name, tool };
      void tool.closed.then(() => {
        if (this.#open?.tool === tool) this.#open = undefined;
      });
    } finally {
      this.#isOpening = false;
    }
  }

  async #tools(): Promise<Tools> {
    const scope = globalThis as ToolsScope;
    if (!scope[TOOLS]) await this.#surroundings.load();
    const tools = scope[TOOLS];
    if (!tools) throw new Error('The tools could not be loaded.');
    return tools;
  }
}

/** The element that stands for what was hidden: a run of texts and links has none of its own. */
function holderOf(nodes: readonly Node[]): Element | undefined {
  const [first] = nodes;
  if (first && nodes.length === 1 && safe.isElement(first)) return first;
  const parent = first && safe.parentOf(first);
  const inside = nodes.find((node) => safe.isElement(node));
  if (!parent || !safe.isElement(parent)) return inside;
  const own = nodes.reduce((sum, node) => sum + safe.textOf(node).length, 0);
  return inside && own < safe.textOf(parent).length / 2 ? inside : parent;
}
