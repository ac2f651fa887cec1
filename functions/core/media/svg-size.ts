import type { Size } from './image-size.ts';

/** Absolute units in pixels (CSS Values 3, section 6.2). */
const PIXELS_IN: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  pt: 96 / 72,
  pc: 16,
};

/**
 * The size of an SVG: its width and height if it states both in absolute units, else the size of its view box.
 *
 * @param attribute gives the value of an attribute of the root element; empty without one
 */
export function svgSize(attribute: (name: 'width' | 'height' | 'viewBox') => string): Size {
  const [width, height] = [pixels(attribute('width')), pixels(attribute('height'))];
  if (width && height) return { width, height };
  const [, , viewWidth = 0, viewHeight = 0] = attribute('viewBox')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return { width: viewWidth, height: viewHeight };
}

function pixels(length: string): number | undefined {
  const [, digits, unit = ''] = /^\s*(\d{1,6}(?:\.\d{1,6})?)([a-z]{0,2})\s*$/.exec(length) ?? [];
  const scale = PIXELS_IN[unit];
  return digits && scale ? Number(digits) * scale : undefined;
}
