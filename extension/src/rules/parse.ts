/** Lines of text as rules. Every line gives something: no text is an error, some is only not followed. */

import { parseSelector } from './parse-selector';
import { parseShape } from './shape-text';
import { LONGEST_LINE, Refused, type Line, type Names, type Rule } from './syntax';

const SILENT = /^\s*(?:$|!|\[[^\]]*\]\s*$|#(?:\s|$))/;
/** What comes before it must look like domains: an address may hold such signs as well. */
const SEPARATOR = /^(?<domains>[^\t/|<>()"']*?|\/.*\/)#(?<exception>@?)(?<special>[?$%]*)#(?<names>.*)$/s;

const SILENT_LINE: Line = { type: 'silent' };

export function parseLine(text: string): Line {
  if (SILENT.test(text)) return SILENT_LINE;
  try {
    if (text.length > LONGEST_LINE) throw new Refused('long');
    return { type: 'rule', rule: parseRule(text.trim()) };
  } catch (error) {
    if (error instanceof Refused) return { type: 'refused', reason: error.reason };
    throw error;
  }
}

function parseRule(text: string): Rule {
  const parts = SEPARATOR.exec(text)?.groups;
  if (!parts) throw new Refused(/^[^/|]*\$@?\$/.test(text) ? 'html' : 'network');
  const { domains = '', exception, special = '', names = '' } = parts;
  if (special.includes('%')) throw new Refused('scriptlet');
  if (special.includes('$')) throw new Refused('css');
  if (names.startsWith('+js')) throw new Refused('scriptlet');
  if (names.startsWith('^')) throw new Refused('html');
  return { isException: exception === '@', ...parseDomains(domains), names: parseNames(names) };
}

function parseNames(names: string): Names {
  const text = names.trim();
  if (text.startsWith('lede(')) return { type: 'shape', shape: parseShape(text) };
  return { type: 'selector', choices: parseSelector(text) };
}

function parseDomains(text: string): Pick<Rule, 'domains' | 'except'> {
  const domains: string[] = [];
  const except: string[] = [];
  if (text.trim() === '') return { domains, except };
  for (const part of text.split(',')) {
    const isExcept = part.trim().startsWith('~');
    (isExcept ? except : domains).push(parseDomain(part.trim().slice(isExcept ? 1 : 0)));
  }
  return { domains, except };
}

/** A host name as addresses have it; `file:` stands for pages that have none. */
function parseDomain(text: string): string {
  if (text.includes('*')) throw new Refused('wildcard');
  if (text === 'file:') return text;
  if (!/^(?:[\p{L}\p{M}\p{N}._-]+|\[[\da-f:.]+\])$/iu.test(text)) throw new Refused('domain');
  const address = `http://${text.replace(/\.$/, '')}/`;
  if (!URL.canParse(address)) throw new Refused('domain');
  return new URL(address).hostname;
}
