/** The tools that lie over a page, in a bundle of their own: most pages are never picked from. */

import { openRail } from '../rail/rail';
import { TOOLS, type ToolsScope } from './page';
import { openPicker } from './picker';

(globalThis as ToolsScope)[TOOLS] = { openPicker, openRail };
