/** Panels that unfold from the bar, one at a time. */

import { button, el } from './build';
import { icon, type IconName } from './icons';

export interface Panel {
  readonly tool: HTMLButtonElement;
  readonly box: HTMLElement;
  close(): void;
}

export interface Panels {
  add(name: IconName, label: string, fill: (box: HTMLElement) => void): Panel;
  /** Closes what is open; false where nothing was. */
  closeAll(): boolean;
}

export function createPanels(into: HTMLElement): Panels {
  let open: Panel | null = null;
  const closeAll = (): boolean => {
    const had = open !== null;
    open?.close();
    return had;
  };
  into.addEventListener('pointerdown', (event) => {
    const inside = event.target instanceof Node && (open?.box.contains(event.target) ?? false);
    const onTool = event.target instanceof Node && (open?.tool.contains(event.target) ?? false);
    if (!inside && !onTool) closeAll();
  });
  return {
    closeAll,
    add(name, label, fill) {
      const id = `panel-${name}`;
      const box = el('section', { class: 'panel', id, 'aria-label': label, hidden: true });
      const panel: Panel = {
        box,
        tool: button('tool', label, () => (box.hidden ? unfold() : panel.close()), icon(name)),
        close() {
          const inside = box.contains(box.getRootNode() instanceof ShadowRoot ? focusedIn(box) : null);
          box.hidden = true;
          panel.tool.setAttribute('aria-expanded', 'false');
          if (inside) panel.tool.focus({ preventScroll: true });
          if (open === panel) open = null;
        },
      };
      const unfold = (): void => {
        closeAll();
        box.replaceChildren();
        fill(box);
        box.hidden = false;
        panel.tool.setAttribute('aria-expanded', 'true');
        open = panel;
        const first = box.querySelector<HTMLElement>('[aria-current], input:checked, button, input, a, select');
        first?.focus({ preventScroll: true });
      };
      panel.tool.setAttribute('aria-expanded', 'false');
      panel.tool.setAttribute('aria-controls', id);
      into.append(box);
      return panel;
    },
  };
}

function focusedIn(node: Node): Element | null {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.activeElement : null;
}
