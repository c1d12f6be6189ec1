/** The words of the interface. */

export { counted, named, number, share, text } from '../shared/words';
