/** Pages that mean harm: each works on as before, and what Lede does to it can be taken back. */

import { describe, expect, test } from 'vitest';
import type { Tab } from './harness/browser';
import { setCleaned, settled, useStage } from './harness/stage';
import {
  clobbering,
  customElements,
  fighting,
  lying,
  monstrous,
  odd,
  policies,
  type Hostile,
} from './hostile/pages';

declare global {
  interface Window {
    readonly probe: {
      before: string;
      clicks: number;
      html(): string;
      click(): void;
      shows(selector: string): boolean;
    };
  }
}

const stage = useStage();
const htmlOf = (tab: Tab): Promise<string> => tab.evaluate(() => window.probe.html());

async function survives(
  name: string,
  { page, ends = ['cleaned'], restless = false }: Hostile,
): Promise<void> {
  const tab = await stage.browser.open(stage.server.add(`/hostile/${encodeURIComponent(name)}`, page));
  const html = (): Promise<string> => htmlOf(tab);
  const { cleaning } = await settled(stage, tab);
  expect(ends, JSON.stringify(cleaning)).toContain(cleaning.status);

  const works = await tab.evaluate(() => {
    const { clicks } = window.probe;
    window.probe.click();
    return { counted: window.probe.clicks - clicks, story: window.probe.shows('#story p') };
  });
  expect(works).toEqual({ counted: 1, story: true });
  if (cleaning.status === 'cleaned' && !restless && !ends.includes('nothing')) {
    expect(await tab.evaluate(() => window.probe.shows('.ad-container'))).toBe(false);
  }

  expect((await setCleaned(stage, tab, false)).cleaning.status).toBe('off');
  const before = await tab.evaluate(() => window.probe.before);
  if (restless) expect(await html()).not.toContain('data-lede=');
  else if (before !== '') expect(await html()).toBe(before);
  const first = await html();
  await setCleaned(stage, tab, true);
  await setCleaned(stage, tab, false);
  if (!restless) expect(await html()).toBe(first);
  await tab.close();
}

describe.each(Object.entries({ clobbering, lying, fighting, customElements, monstrous, odd, policies }))(
  '%s',
  (_, pages) => {
    test.each(Object.entries(pages))('%s', survives);
  },
);
