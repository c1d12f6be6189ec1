export { make } from '../ui/make';
