/** What the build puts in: the pages that `www/demos.json` names. */

declare module 'lede-demos' {
  export interface Demo {
    readonly id: string;
    /** BCP 47. */
    readonly language: string;
    readonly title: string;
    readonly html: string;
  }
  const demos: readonly Demo[];
  export default demos;
}
