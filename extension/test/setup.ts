/** Before every unit test: the interface speaks English. */

import { speak } from './words';

speak();
