/** Sending and receiving the messages of `messages.ts`. */

import type { Guard } from './guard';
import { MAX_DETAILS } from './page-state';
import { unwrap, type AnswerTo, type Envelope, type FromPopup, type ToBackground, type ToPage } from './messages';

export async function sendToBackground<M extends ToBackground | FromPopup>(message: M): Promise<AnswerTo<M>> {
  return unwrap(message, await chrome.runtime.sendMessage(message));
}

/** Rejects if there is no content script in the tab. */
export async function sendToPage<M extends ToPage>(tab: number, message: M): Promise<AnswerTo<M>> {
  return unwrap(message, await chrome.tabs.sendMessage(tab, message, { frameId: 0 }));
}

type Sender = chrome.runtime.MessageSender;

interface Receiver<M extends ToBackground | FromPopup | ToPage> {
  readonly accepts: Guard<M>;
  readonly from: (sender: Sender) => boolean;
  readonly answer: (message: M, sender: Sender) => Promise<AnswerTo<M>>;
}

/** Answers messages of one direction, and is deaf to all others. */
export function receive<M extends ToBackground | FromPopup | ToPage>(
  { accepts, from, answer }: Receiver<M>,
  signal?: AbortSignal,
): void {
  const listener = (
    message: unknown,
    sender: Sender,
    respond: (envelope: Envelope) => void,
  ): boolean | undefined => {
    if (sender.id !== chrome.runtime.id || !from(sender) || !accepts(message)) return undefined;
    answer(message, sender).then(
      (value) => {
        respond({ answer: value });
      },
      (error: unknown) => {
        respond({ failure: describe(error) });
      },
    );
    // Keeps the channel open; of the ways to answer later this is the one that every browser knows.
    return true;
  };
  chrome.runtime.onMessage.addListener(listener);
  signal?.addEventListener('abort', () => {
    chrome.runtime.onMessage.removeListener(listener);
  });
}

/** A content script in the top frame of a tab. */
export function isContentScript(sender: Sender): boolean {
  return sender.tab?.id !== undefined && sender.frameId === 0 && !isOwnPage(sender);
}

/** One of the extension's own pages or its background. */
export function isOwnPage(sender: Sender): boolean {
  return sender.url?.startsWith(chrome.runtime.getURL('')) ?? sender.tab === undefined;
}

/** What the person may copy of a fault. */
export function detailsOf(error: unknown): string {
  const stack = error instanceof Error && error.stack ? `\n${error.stack}` : '';
  return `${describe(error)}${stack}`.slice(0, MAX_DETAILS);
}

export function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
