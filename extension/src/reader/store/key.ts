/** The name under which a page is remembered. */

import { withoutParameters } from '../text/query';

// What campaigns add to an address says nothing about which story it is.
const CAMPAIGN = /^(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|igshid|ref|ref_src|s|share|cmpid|ocid)$/i;

/** A hash of the address, so that the list of pages read is not itself stored. */
export function pageKey(url: string): string {
  return hash(canonical(url));
}

function canonical(url: string): string {
  try {
    return withoutParameters(new URL(url), (name) => CAMPAIGN.test(name));
  } catch {
    return url;
  }
}

/** FNV-1a over UTF-16 units, 64 bits. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return value.toString(36);
}
