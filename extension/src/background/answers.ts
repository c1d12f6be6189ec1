/** What the background does for content scripts and for the popup. */

import { USER_RULES } from '../dom/marks';
import { analyzeHtml } from '../engine/core';
import { rememberRefusal } from '../engine/refusals';
import { isContentScript, isOwnPage, receive } from '../shared/channel';
import {
  isFromPopup,
  isToBackground,
  type AnswerTo,
  type FromPopup,
  type ToBackground,
} from '../shared/messages';
import type { Report } from '../shared/analysis';
import { showState } from './badge';
import { addLines, removeLines, RULES } from '../rules/store';
import { cleanTab, pickTab, railTab, readTab } from './tabs';

type Sender = chrome.runtime.MessageSender;

export function answerPages(): void {
  receive<ToBackground>({
    accepts: isToBackground,
    from: isContentScript,
    answer: (message, sender): Promise<AnswerTo<ToBackground>> => {
      const tab = sender.tab?.id ?? chrome.tabs.TAB_ID_NONE;
      switch (message.type) {
        case 'analyze':
          return analyze(message, sender);
        case 'stateChanged':
          return showState(tab, message.state).then(done);
        case 'insertStyle':
          return chrome.scripting
            .insertCSS({ target: { tabId: tab, frameIds: [0] }, css: USER_RULES, origin: 'USER' })
            .then(done);
        case 'loadTools':
          return chrome.scripting
            .executeScript({ target: { tabId: tab, frameIds: [0] }, files: ['tools.js'] })
            .then(done);
        case 'changeRules':
          return RULES.change((values) => {
            removeLines(values, message.remove);
            addLines(values, message.add);
          }).then(done);
        case 'loadReader':
          return chrome.scripting
            .executeScript({ target: { tabId: tab, frameIds: [0] }, files: ['reader.js'] })
            .then(done);
      }
    },
  });
}

export function answerPopup(): void {
  receive<FromPopup>({
    accepts: isFromPopup,
    from: isOwnPage,
    answer: async (message): Promise<AnswerTo<FromPopup>> => {
      switch (message.type) {
        case 'analyzeSample':
          return analyzeHtml(message.html, message.options);
        case 'cleanTab':
          return cleanTab(message.tab);
        case 'readTab':
          return readTab(message.tab);
        case 'pickTab':
          return pickTab(message.tab);
        case 'railTab':
          return railTab(message.tab);
      }
    },
  });
}

const done = (): true => true;

/** A page asks only after its own policy has refused the core. */
async function analyze(
  { html, options }: Extract<ToBackground, { type: 'analyze' }>,
  sender: Sender,
): Promise<Report> {
  const report = analyzeHtml(html, options);
  if (sender.url !== undefined) await rememberRefusal(new URL(sender.url).origin);
  return report;
}
