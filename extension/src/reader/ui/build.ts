/** Building the reader's own nodes. */

import * as safe from '../dom/safe';

type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | boolean | null | undefined>>;

/** Makes an element; an attribute that is null or false is left off. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = safe.createElement(document, name) as HTMLElementTagNameMap[K];
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(key, value === true ? '' : value);
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

export function button(
  className: string,
  label: string,
  press: () => void,
  content: Child = label,
): HTMLButtonElement {
  const named = content === label ? {} : { 'aria-label': label, title: label };
  const element = el('button', { type: 'button', class: className, ...named }, content);
  element.addEventListener('click', press);
  return element;
}

/** Gives back what a page's own Trusted Types or clobbered names can not interfere with. */
export function svgElement(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = safe.createElementNS(document, 'http://www.w3.org/2000/svg', name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
