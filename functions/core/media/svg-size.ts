import type { Size } from './image-size.ts';
import { readXml } from './xml-reader.ts';

/** CSS Values 3, section 6.2, in pixels; percentages and font units say nothing here. */
const PIXELS_IN: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  pt: 96 / 72,
  pc: 16,
};

/** The size of an SVG that was found to be good: its width and height, else that of its view box. */
export function svgSize(bytes: Uint8Array): Size | undefined {
  const source = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  for (const event of readXml(source)) {
    if (event.kind !== 'open') continue;
    const attribute = (name: string) =>
      event.element.attributes.find((candidate) => candidate.name === name)?.value ?? '';
    const [width, height] = [pixels(attribute('width')), pixels(attribute('height'))];
    if (width && height) return { width, height };
    const [, , viewWidth = 0, viewHeight = 0] = attribute('viewBox')
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    return { width: viewWidth, height: viewHeight };
  }
  return undefined;
}

function pixels(length: string): number | undefined {
  const [, digits, unit = ''] = /^\s*(\d{1,6}(?:\.\d{1,6})?)([a-z]{0,2})\s*$/.exec(length) ?? [];
  const scale = PIXELS_IN[unit];
  return digits && scale ? Number(digits) * scale : undefined;
}
