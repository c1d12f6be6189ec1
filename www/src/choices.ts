/** What is set in the playground, as a value and as the part of an address after `#`. The page shown is in it only where it is one of ours. */

import { KINDS, type Kind } from '../../extension/src/shared/analysis';
import { DEFAULT_SETTINGS, LEVELS, type Level } from '../../extension/src/shared/settings';

export const VIEWS = ['original', 'cleaned', 'reader', 'readability', 'findings'] as const;
export type View = (typeof VIEWS)[number];

export interface Choices {
  /** The id of a demo page; empty for a page of the person's own. */
  readonly demo: string;
  readonly level: Level;
  readonly view: View;
  readonly kinds: Readonly<Record<Kind, boolean>>;
  /** Whether what is hidden is outlined in the original. */
  readonly outlined: boolean;
}

export const DEFAULT_CHOICES: Choices = {
  demo: '',
  level: DEFAULT_SETTINGS.level,
  view: 'cleaned',
  kinds: withKinds((kind) => kind !== 'comments'),
  outlined: true,
};

export function choicesFrom(hash: string): Choices {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const kinds = parameters.get('hide')?.split('.');
  return {
    demo: parameters.get('page') ?? DEFAULT_CHOICES.demo,
    level: LEVELS.find((level) => level === parameters.get('level')) ?? DEFAULT_CHOICES.level,
    view: VIEWS.find((view) => view === parameters.get('view')) ?? DEFAULT_CHOICES.view,
    kinds: kinds ? withKinds((kind) => kinds.includes(kind)) : DEFAULT_CHOICES.kinds,
    outlined: parameters.get('outlines') !== 'off',
  };
}

/** Says only what differs from the defaults. */
export function hashOf({ demo, level, view, kinds, outlined }: Choices): string {
  const parameters = new URLSearchParams();
  if (demo !== '') parameters.set('page', demo);
  if (level !== DEFAULT_CHOICES.level) parameters.set('level', level);
  if (view !== DEFAULT_CHOICES.view) parameters.set('view', view);
  if (KINDS.some((kind) => kinds[kind] !== DEFAULT_CHOICES.kinds[kind])) {
    parameters.set('hide', KINDS.filter((kind) => kinds[kind]).join('.'));
  }
  if (!outlined) parameters.set('outlines', 'off');
  return parameters.toString();
}

export function withKinds(isHidden: (kind: Kind) => boolean): Record<Kind, boolean> {
  return {
    ad: isHidden('ad'),
    related: isHidden('related'),
    teaser: isHidden('teaser'),
    newsletter: isHidden('newsletter'),
    social: isHidden('social'),
    overlay: isHidden('overlay'),
    comments: isHidden('comments'),
  };
}
