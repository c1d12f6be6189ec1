/** What the extension does that it should not: faults in its scripts, requests to the network. */

import type { BrowserContext, CDPSession, Page } from 'playwright-core';

export interface Watched {
  /** Errors that the extension's own scripts let through, each with where it came from. */
  readonly faults: readonly string[];
  /**
   * Addresses that the extension's own scripts asked for: not its own files, and not the pictures of a story, which
   * the reader shows from where the page has them.
   */
  readonly requests: readonly string[];
}

const OWN = 'chrome-extension://';

/** Of DevTools' messages, what is read here. */
interface Frames {
  readonly callFrames: readonly { readonly url: string }[];
  readonly parent?: Frames;
}

const isOwn = (url: string | undefined): boolean => url?.startsWith(OWN) ?? false;
const isFrom = (stack: Frames | undefined): boolean =>
  stack !== undefined && (stack.callFrames.some(({ url }) => isOwn(url)) || isFrom(stack.parent));
const isFetched = (url: string): boolean => /^(?:https?|wss?|ftp):/.test(url);

/** Watches every page and every worker of a Chromium from now on. */
export function watchChromium(context: BrowserContext): Watched {
  const faults: string[] = [];
  const requests: string[] = [];

  const listen = async (page: Page): Promise<void> => {
    const session: CDPSession = await context.newCDPSession(page);
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: { url, stackTrace, text, exception } }) => {
      if (isOwn(url) || isFrom(stackTrace)) faults.push(exception?.description ?? text);
    });
    session.on('Runtime.consoleAPICalled', ({ type, stackTrace, args }) => {
      if (type === 'error' && isFrom(stackTrace)) {
        faults.push(args.map(({ value, description }) => description ?? String(value)).join(' '));
      }
    });
    session.on('Network.requestWillBeSent', ({ request, initiator, documentURL, type }) => {
      const asks = isOwn(documentURL) || isOwn(initiator.url) || isFrom(initiator.stack);
      if (asks && type !== 'Image' && isFetched(request.url)) requests.push(request.url);
    });
    await Promise.all([session.send('Runtime.enable'), session.send('Network.enable')]);
  };

  const follow = (page: Page): void => {
    // A page that is gone again is none to watch.
    listen(page).catch(() => undefined);
  };
  context.pages().forEach(follow);
  context.on('page', follow);
  context.on('request', (request) => {
    const worker = request.serviceWorker();
    if (worker && isOwn(worker.url()) && isFetched(request.url())) requests.push(request.url());
  });
  return { faults, requests };
}

/** For Firefox's own window: keeps what {@link Watched} tells in a property of it. */
export const WATCH_FIREFOX = `
  const base = arguments[0];
  const watched = { faults: [], requests: [] };
  window.ledeWatched = watched;
  Services.console.registerListener({
    observe(message) {
      if (!(message instanceof Ci.nsIScriptError) || message.flags & Ci.nsIScriptError.warningFlag) return;
      // Firefox's own word on a page that was left while an answer was on its way to it.
      if (/^Promise (?:resolved|rejected) (?:after|while) context/.test(message.errorMessage)) return;
      if (message.sourceName?.startsWith(base)) watched.faults.push(message.errorMessage);
    },
  });
  Services.obs.addObserver((subject) => {
    const channel = subject.QueryInterface(Ci.nsIHttpChannel);
    const { triggeringPrincipal, loadingPrincipal, externalContentPolicyType: type } = channel.loadInfo;
    if (type === Ci.nsIContentPolicy.TYPE_IMAGE || type === Ci.nsIContentPolicy.TYPE_IMAGESET) return;
    const isOwn = [triggeringPrincipal, loadingPrincipal].some(
      (principal) => (principal?.addonPolicy ?? principal?.contentScriptAddonPolicy)?.getURL('') === base,
    );
    if (isOwn) watched.requests.push(channel.URI.spec);
  }, 'http-on-modify-request');`;
