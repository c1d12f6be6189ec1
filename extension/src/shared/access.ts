/** What the person may grant besides the page at hand. */

export const EVERY_SITE = ['<all_urls>'];

export const mayEverySite = (): Promise<boolean> => chrome.permissions.contains({ origins: EVERY_SITE });
