/**
 * Where a story ends and the page goes on with another one, as pages without an end do. Nothing is hidden for that;
 * it is offered.
 */

import * as safe from '../reader/dom/safe';
import type { EndingView } from './ending-view';
import type { StoryPlace } from './part';

/** So many paragraphs under a headline of its own make a story. */
const LEAST_PARAGRAPHS = 3;
/** What else has come since is not kept for longer than it takes to look at it. */
const MOST_ARRIVED = 500;
/** Stays at the end of a page. */
const FOOT = 'footer, [role="contentinfo"]';

interface Surroundings {
  readonly story: () => StoryPlace;
  readonly isHidden: (node: Node) => boolean;
  readonly hide: (elements: readonly Element[]) => void;
  readonly show: () => void;
  /** Shows the offer at what begins with an element, and tells of the answer. */
  readonly offer: (at: Element, answers: Answers) => EndingView;
}

export interface Answers {
  readonly hide: () => void;
  readonly show: () => void;
  readonly dismiss: () => void;
}

export class Ending {
  readonly #surroundings: Surroundings;
  #arrived = new Set<Element>();
  #boundary: Element | undefined;
  #view: EndingView | undefined;
  #isHiding = false;
  #isDismissed = false;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** These have come into the page. */
  arrived(elements: readonly Element[]): void {
    if (this.#isHiding) this.#hideRest();
    if (this.#boundary || this.#isDismissed) return;
    for (const element of elements) if (this.#arrived.size < MOST_ARRIVED) this.#arrived.add(element);
  }

  /** Looks at what has come, now that it is known where the story is. */
  look(): void {
    const arrived = [...this.#arrived].filter(isConnected);
    this.#arrived.clear();
    if (this.#boundary || this.#isDismissed) return;
    const { story, isHidden, offer } = this.#surroundings;
    const { headline, pieces } = story();
    const last = pieces.at(-1);
    if (!last || !headline) return;
    // The story may be said to go on into what came: then it ended where that begins.
    const next = arrived
      .filter((element) => isFurther(element, headline) && !isHidden(element))
      .sort((one, other) => (follows(one, other) ? -1 : 1))[0];
    if (!next) return;
    this.#boundary = next;
    this.#view = offer(next, {
      hide: () => {
        this.#isHiding = true;
        this.#hideRest();
        this.#view?.setHidden(true);
      },
      show: () => {
        this.#isHiding = false;
        this.#surroundings.show();
        this.#view?.setHidden(false);
      },
      dismiss: () => {
        this.#isDismissed = true;
        this.#view?.close();
      },
    });
  }

  /** The page is given back, or another one has come in its place. */
  reset(): void {
    this.#view?.close();
    this.#view = undefined;
    this.#boundary = undefined;
    this.#arrived.clear();
    this.#isHiding = false;
    this.#isDismissed = false;
  }

  #hideRest(): void {
    const boundary = this.#boundary;
    if (!boundary || !isConnected(boundary)) return;
    this.#surroundings.hide(restFrom(boundary));
  }
}

/** Whether something is another story beside the one under a headline: it has one of the same make, and paragraphs. */
function isFurther(element: Element, headline: Element): boolean {
  if (safe.contains(element, headline) || !follows(headline, element)) return false;
  const name = safe.nameOf(headline);
  const selector = /^h[1-6]$/.test(name) ? `h1, ${name}` : 'h1, h2';
  const hasHeadline = safe.nameOf(element) === name || safe.find(element, selector) !== null;
  if (!hasHeadline) return false;
  const paragraphs = safe.findAll(element, 'p').filter((paragraph) => /\S\s*\S/u.test(safe.textOf(paragraph)));
  return paragraphs.length >= LEAST_PARAGRAPHS;
}

/** What begins with an element and whatever comes after it in the same place, but for the foot of the page. */
function restFrom(boundary: Element): Element[] {
  const rest: Element[] = [];
  for (let at: Element | null = boundary; at; at = safe.nextElementOf(at)) {
    if (!Element.prototype.matches.call(at, FOOT)) rest.push(at);
  }
  return rest;
}

function follows(first: Node, second: Node): boolean {
  const relation = Node.prototype.compareDocumentPosition.call(first, second);
  return (relation & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

const isConnected = (node: Node): boolean => Reflect.get(Node.prototype, 'isConnected', node);
