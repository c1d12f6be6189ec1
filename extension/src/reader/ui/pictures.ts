/** Pictures that do not load must not leave holes in the text. */

export function forgiveBrokenPictures(body: HTMLElement): void {
  body.addEventListener(
    'error',
    ({ target }) => {
      if (!(target instanceof HTMLImageElement)) return;
      target.classList.add('broken');
      // Its description takes the place it needs, not the place of the picture.
      target.removeAttribute('width');
      target.removeAttribute('height');
      if (target.alt.trim() !== '') return;
      target.hidden = true;
      const figure = target.closest('figure');
      if (figure?.querySelector('img:not([hidden]), svg, .embed, figcaption, table, pre') === null) {
        figure.hidden = true;
      }
    },
    { capture: true },
  );
}
