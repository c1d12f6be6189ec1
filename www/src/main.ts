/** The playground: a page as it came, cleaned, and read, with what was found on it. */

import demos from 'lede-demos';
import mark from '../../extension/icons/icon-48.png';
import { choicesFrom, hashOf, type Choices, type View } from './choices';
import { createControls } from './controls';
import { box, part } from './parts';
import { Playground } from './playground';
import { prepare } from './prepare';
import { watchSources } from './source';
import { createTabs } from './tabs';
import { provideWords } from './words';

const PROBLEMS = {
  empty: 'There is nothing in it.',
  'too large': 'It is longer than Lede reads: ten megabytes.',
  'no text': 'It is no HTML, but a picture, an archive or the like.',
} as const;

function start(): void {
  provideWords();
  part('mark', HTMLImageElement).src = mark;
  const [firstDemo] = demos;
  let choices: Choices = choicesFrom(location.hash);
  let ownPage = '';
  const tabs = createTabs(turnTo, () => void turnTo(choices.view));
  const controls = createControls(() => choices, change);
  const playground = new Playground({
    choices: () => choices,
    view: () => tabs.shown(choices.view),
    turnTo,
    counted: (counts) => controls.count(counts),
    tell,
  });

  function show(next: Choices): void {
    choices = next;
    const hash = hashOf(choices);
    history.replaceState(null, '', hash === '' ? location.pathname + location.search : `#${hash}`);
    controls.show(choices, ownPage);
    tabs.show(choices.view);
  }

  function turnTo(view: View): void {
    // Where the view is in sight anyway, the tab that is open stays open.
    if (tabs.shown(view) !== view) {
      tabs.show(choices.view);
      return;
    }
    show({ ...choices, view });
    guarded(playground.showView());
  }

  function change(next: Choices): void {
    const isOther = next.demo !== choices.demo;
    show(next);
    if (isOther) openDemo();
    else guarded(playground.update());
  }

  function openDemo(): void {
    const demo = demos.find(({ id }) => id === choices.demo) ?? firstDemo;
    if (!demo) return;
    show({ ...choices, demo: demo.id });
    openPage(demo.html);
  }

  function openPage(html: string): void {
    const prepared = prepare(html);
    if (prepared.ok) guarded(playground.open(prepared.html));
    else complain(`This page cannot be shown. ${PROBLEMS[prepared.reason]}`);
  }

  watchSources(({ name, html }) => {
    const prepared = prepare(html);
    if (!prepared.ok) {
      complain(`“${name}” cannot be shown. ${PROBLEMS[prepared.reason]}`);
      return;
    }
    ownPage = name;
    show({ ...choices, demo: '' });
    guarded(playground.open(prepared.html));
  }, complain);

  box('share').addEventListener('click', () => {
    navigator.clipboard.writeText(location.href).then(
      () => tell(choices.demo === '' ? 'Copied: the settings, not your page.' : 'Copied.'),
      () => tell(location.href),
    );
  });
  addEventListener('hashchange', () => change({ ...choicesFrom(location.hash) }));
  openDemo();
}

function guarded(work: Promise<void>): void {
  work.catch((error: unknown) => complain(`That did not work: ${String(error)}`));
}

function complain(message: string): void {
  tell(message);
  box('summary').classList.add('is-problem');
}

function tell(message: string): void {
  box('summary').classList.remove('is-problem');
  box('summary').textContent = message;
}

start();
