import { describe, expect, it } from 'vitest';
import { readShape } from './read-shape.ts';
import { readShapeText, shapeText } from './shape-text.ts';

const triangle = [
  [113.9, 35.3],
  [113.91, 35.3],
  [113.91, 35.31],
  [113.9, 35.3],
];

describe('coordinates as text', () => {
  it.each([
    ['commas', '113.9,35.3\n113.91,35.3\n113.91,35.31'],
    [
      'Chinese commas, spaces and a closed ring',
      '113.9，35.3\n 113.91  35.3\n113.91\t35.31\n113.9,35.3\n',
    ],
  ])('are read with %s', (_, text) => {
    expect(readShapeText(text)).toMatchObject({
      value: { type: 'Polygon', coordinates: [triangle] },
    });
  });

  it('begin another piece after an empty line', () => {
    const one = '113.9,35.3\n113.91,35.3\n113.91,35.31';
    const read = readShapeText(`${one}\n\n\n113.8,35.3\n113.81,35.3\n113.81,35.31\n`);
    expect(read).toMatchObject({ value: { type: 'MultiPolygon' } });
    expect('rings' in read && read.rings.map((ring) => ring.length)).toEqual([3, 3]);
  });

  it('tell the line that is no point', () => {
    expect(readShapeText('113.9,35.3\n113.91')).toEqual({ line: 2 });
    expect(readShapeText('113.9,35.3\n东街')).toEqual({ line: 2 });
    expect(readShapeText('{ "type": ')).toEqual({ line: 0 });
    expect(readShapeText(' \n')).toEqual({ value: undefined, rings: [] });
  });

  it('come back as they were kept, with holes as GeoJSON', () => {
    const hole = [
      [113.905, 35.301],
      [113.908, 35.301],
      [113.908, 35.303],
      [113.905, 35.301],
    ];
    for (const coordinates of [[triangle], [triangle, hole]]) {
      const read = readShape({ type: 'Polygon', coordinates });
      if ('fault' in read) throw new Error(JSON.stringify(read.fault));
      const text = shapeText(read.shape);
      expect(text.startsWith('{')).toBe(coordinates.length > 1);
      const again = readShapeText(text);
      expect('value' in again && readShape(again.value)).toEqual(read);
    }
  });
});
