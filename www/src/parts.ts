/** The parts of the page that `index.html` names. */

export function part<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`There is no ${type.name} #${id}.`);
  return element;
}

export const box = (id: string): HTMLElement => part(id, HTMLElement);
