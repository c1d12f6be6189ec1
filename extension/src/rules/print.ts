/** Rules as lines of text: each reads back as the rule it was. */

import { printShape } from './shape-text';
import type { Choices, Rule, Step, Steps, TextTest } from './syntax';

export function printRule({ isException, domains, except, names }: Rule): string {
  const sites = [...domains, ...except.map((domain) => `~${domain}`)].join(',');
  const named = names.type === 'shape' ? printShape(names.shape) : printChoices(names.choices);
  return `${sites}${isException ? '#@#' : '##'}${named}`;
}

const printChoices = (choices: Choices): string => choices.map(printSteps).join(', ');

const printSteps = (steps: Steps): string => steps.map(printStep).join('').trim();

function printStep(step: Step): string {
  if (step.type === 'css') return step.selector;
  if (step.type === 'text') return `:has-text(${printText(step.text)})`;
  return `:${step.type}(${printChoices(step.choices)})`;
}

function printText(text: TextTest): string {
  if (text.type === 'pattern') return `/${text.source}/${text.flags}`;
  const isPlain = /^[^\s"'/()[\],\\](?:[^"'()[\],\\]*[^\s"'()[\],\\])?$/.test(text.words);
  return isPlain ? text.words : `"${text.words.replace(/["\\]/g, '\\$&')}"`;
}
