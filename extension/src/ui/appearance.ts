/** How Lede's own pages look: as the system, or as the person would rather have them. */

import type { Loaded } from '../shared/settings';

export function showAs(document: Document, loaded: Loaded): void {
  const appearance = loaded.ok ? loaded.settings.appearance : 'auto';
  if (appearance === 'auto') delete document.documentElement.dataset['appearance'];
  else document.documentElement.dataset['appearance'] = appearance;
}
