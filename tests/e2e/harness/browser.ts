/** A browser with Lede in it, spoken to in one way whichever it is. */

import type { BrowserName } from '../../../tools/lib/browsers.mjs';
import type { Watched } from './watch';

export type { BrowserName };

/** What can be sent to a page and back: JSON. */
export type Json =
  string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/** A function that is sent to run elsewhere; it must not use anything but its argument. */
export type Sent<A extends Json, T> = (argument: A) => T | Promise<T>;

/** What media queries ask for. */
export interface Media {
  readonly print?: boolean;
  readonly dark?: boolean;
  readonly reducedMotion?: boolean;
  readonly forcedColors?: boolean;
}

export interface Tab {
  /** Goes to an address and waits until the page has loaded. */
  goto(url: string): Promise<void>;
  /** Runs a function in the page. */
  evaluate<T>(script: Sent<undefined, T>): Promise<T>;
  evaluate<T, A extends Json>(script: Sent<A, T>, argument: A): Promise<T>;
  /** Runs a script's text in the page, past its Content-Security-Policy. */
  run(source: string): Promise<void>;
  click(selector: string): Promise<void>;
  /** Moves the pointer to a place in the window, and presses it there if asked to. */
  point(x: number, y: number, press?: boolean): Promise<void>;
  /** Taps a place in the window with a finger. */
  tap(x: number, y: number): Promise<void>;
  /** A key as `KeyboardEvent.key` names it, on whatever has the focus. */
  press(key: string): Promise<void>;
  /** A PNG of what the window shows. */
  screenshot(): Promise<Uint8Array>;
  /** Shows the page as to a person who has asked for this; what is left out is as usual again. */
  emulate(media: Media): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

export interface Browser {
  readonly name: BrowserName;
  /** Whether a page has opened on installation; it was closed. */
  readonly welcomed: boolean;
  /** A new tab at an address, in front. */
  open(url: string): Promise<Tab>;
  /** A page of the extension, such as `popup.html`, in a tab of its own. */
  openOwn(path: string): Promise<Tab>;
  /** The number that the extension's own scripts know a tab by. */
  idOf(tab: Tab): Promise<number>;
  /** Runs a function where the extension's APIs are. */
  inExtension<T>(script: Sent<undefined, T>): Promise<T>;
  inExtension<T, A extends Json>(script: Sent<A, T>, argument: A): Promise<T>;
  /** Presses the toolbar button over a tab, where a driver can (Chromium). */
  pressButton?(tab: Tab): Promise<void>;
  /**
   * A keyboard command of the manifest, in a tab. Firefox gets the keys; Chromium hears keys for the
   * browser from no driver, so there the extension gets the event.
   */
  command(tab: Tab, name: Command): Promise<void>;
  /** The entry of Lede in the context menu of a tab's page; as above. */
  menu(tab: Tab, entry: MenuEntry): Promise<void>;
  /** What the badge on the button says for a tab. */
  badge(tab: Tab): Promise<string>;
  /** Ends the extension's background, as browsers do to save memory; the next event starts it again. */
  endBackground(): Promise<void>;
  /** Gives the extension access to all sites or takes it away, as a person does in the browser's own pages. */
  setAccess(granted: boolean): Promise<void>;
  /** Lets the extension into private windows, for which it is loaded anew. */
  allowPrivate(): Promise<void>;
  /** A page in a private window. */
  openPrivate(url: string): Promise<Tab>;
  /** Loads the extension anew, as an update does; what runs in pages is cut off from it. */
  reload(): Promise<void>;
  /** What the extension has done since the browser started that it should not. */
  watched(): Promise<Watched>;
  close(): Promise<void>;
}

export type Command = 'toggle-clean' | 'toggle-reader' | 'hide-this' | 'show-hidden';
export type MenuEntry = 'clean' | 'reader' | 'hide';
