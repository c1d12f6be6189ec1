/** Making elements of Lede's own pages. */

type Child = Node | string | undefined | false;

interface Properties {
  readonly class?: string;
  readonly id?: string;
  /** Attributes as they are written; false leaves one out. */
  readonly attributes?: Readonly<Record<string, string | boolean>>;
  readonly click?: () => void;
}

export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  { class: className, id, attributes = {}, click }: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (className !== undefined) element.className = className;
  if (id !== undefined) element.id = id;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  if (click) element.addEventListener('click', click);
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}
