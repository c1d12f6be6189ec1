#!/usr/bin/env node
/**
 * Draws the icons: a page whose first line, the lede, is marked, and whose clutter is gone. Run it after changing the
 * drawing; the pictures are kept in the repository, so that no build needs it.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { inRoot } from './lib/paths.mjs';

const BLUE = [39, 70, 144];
const PAPER = [255, 255, 255];
const AMBER = [244, 180, 76];
/** Samples along each side of a pixel. */
const SAMPLES = 8;

/** Rounded boxes on a field of 128 by 128; the later ones lie on top. */
const boxes = (size) => [
  { x: 4, y: 4, width: 120, height: 120, radius: 28, colour: BLUE },
  // At 16 pixels thin lines turn to fog: fewer and thicker ones there.
  ...(size <= 16
    ? [
        { x: 28, y: 32, width: 72, height: 24, radius: 6, colour: AMBER },
        { x: 28, y: 72, width: 48, height: 16, radius: 5, colour: PAPER },
      ]
    : [
        { x: 28, y: 32, width: 72, height: 20, radius: 7, colour: AMBER },
        { x: 28, y: 64, width: 72, height: 11, radius: 5.5, colour: PAPER },
        { x: 28, y: 85, width: 46, height: 11, radius: 5.5, colour: PAPER },
      ]),
];

function isInside({ x, y, width, height, radius }, px, py) {
  const dx = Math.max(x + radius - px, px - (x + width - radius), 0);
  const dy = Math.max(y + radius - py, py - (y + height - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
}

function draw(size) {
  const image = new PNG({ width: size, height: size });
  const scale = 128 / size;
  const layers = boxes(size);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const sum = [0, 0, 0, 0];
      for (let at = 0; at < SAMPLES * SAMPLES; at += 1) {
        const px = (x + ((at % SAMPLES) + 0.5) / SAMPLES) * scale;
        const py = (y + (Math.floor(at / SAMPLES) + 0.5) / SAMPLES) * scale;
        const top = layers.findLast((box) => isInside(box, px, py));
        if (!top) continue;
        top.colour.forEach((value, channel) => (sum[channel] += value));
        sum[3] += 1;
      }
      const [red, green, blue] = sum.slice(0, 3).map((value) => Math.round(value / Math.max(sum[3], 1)));
      const alpha = Math.round((255 * sum[3]) / (SAMPLES * SAMPLES));
      image.data.set([red, green, blue, alpha], (y * size + x) * 4);
    }
  }
  return PNG.sync.write(image, { deflateLevel: 9 });
}

mkdirSync(inRoot('extension', 'icons'), { recursive: true });
for (const size of [16, 32, 48, 128])
  writeFileSync(inRoot('extension', 'icons', `icon-${size}.png`), draw(size));
