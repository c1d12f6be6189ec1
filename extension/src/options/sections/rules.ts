/** The person's own rules. */

import { rulesEditor } from '../../rules/editor';
import { text } from '../../shared/words';
import type { Section } from '../view';
import { section } from './section';

export function rulesSection(): Section {
  return {
    element: section('rules', text('optionsRules'), text('optionsRulesIntro'), rulesEditor()),
    show() {
      // The editor listens to its store itself.
    },
  };
}
