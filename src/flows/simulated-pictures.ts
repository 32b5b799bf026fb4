import sharp from 'sharp';
import type { PictureRole } from '../kernels/simulate/life.ts';
import type { FileRef } from '../model/act.ts';
import { ProblemError } from '../model/problem.ts';
import { keepFile } from '../store/keep-file.ts';
import type { Store } from '../store/store.ts';

/** The drawn photos of simulated demands, kept in the district's files. */
export interface SimulatedPictures {
  byHash: ReadonlyMap<string, FileRef>;
  find(subject: string | undefined, shows: PictureRole): FileRef;
}

const sky = { before: '#c9d6df', after: '#d9ecf7', check: '#e4eef0', paper: '#f4f1ea' };
const ground = { before: '#8d8a84', after: '#9aa39b', check: '#a3a8a0', paper: '#f4f1ea' };

/** 模拟 as strokes (x1 y1 x2 y2 on a 20 × 10 field), so that no font is needed. */
const stamp =
  '0 2 4 2|2 0 2 10|2 3 0 7|2 4 4 6|5 1 10 1|6 0 6 2|8 0 8 2|6 3 9 3|6 3 6 6|9 3 9 6|6 4.5 9 4.5|6 6 9 6|5 7.5 10 7.5|7.5 6 5 10|7.5 7.5 10 10|11 2 15 2|13 0 13 9|13 9 11.8 8.4|11 6 15 4.6|16 1 16 8|16 8 17.5 6.5|17.4 2 18 3.6|19.6 0 19 5|19 5 16.6 10|18.8 6 20 10'
    .split('|')
    .map((line) => line.split(' ').map(Number) as [number, number, number, number]);

const stampSvg = (x: number, y: number, scale: number) =>
  `<g stroke="#b3261e" stroke-width="0.55" stroke-linecap="round" transform="translate(${x} ${y}) scale(${scale})" opacity="0.8">${stamp
    .map(([x1, y1, x2, y2]) => `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`)
    .join('')}</g>`;

const rect = (x: number, y: number, w: number, h: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"/>`;
const oval = (x: number, y: number, rx: number, ry: number, fill: string) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;

/** What lies in the picture: [amiss, mended]. */
const scenes: Record<string, readonly [string, string]> = {
  rubbish: [
    oval(240, 285, 120, 42, '#5b5040') +
      oval(200, 262, 40, 26, '#f2f2f2') +
      oval(290, 268, 34, 24, '#3f4a3c'),
    rect(205, 205, 30, 70, '#2e7d4f') + rect(245, 205, 30, 70, '#1f5f8b'),
  ],
  road: [
    oval(240, 290, 110, 28, '#2b2a28') + oval(250, 294, 70, 14, '#141312'),
    rect(120, 268, 240, 40, '#4a4a4a'),
  ],
  water: [
    oval(240, 290, 210, 48, '#6d8797') + oval(220, 286, 120, 22, '#8fa9b8'),
    rect(180, 282, 120, 8, '#3c3c3c') + rect(180, 298, 120, 8, '#3c3c3c'),
  ],
  lamp: [
    rect(236, 70, 8, 220, '#555') + rect(236, 70, 70, 6, '#555') + oval(306, 80, 16, 9, '#333'),
    oval(306, 130, 60, 60, '#fff3b0') +
      rect(236, 70, 8, 220, '#555') +
      rect(236, 70, 70, 6, '#555') +
      oval(306, 80, 16, 9, '#ffd54a'),
  ],
  car: [
    rect(80, 235, 140, 50, '#8c2f39') +
      rect(250, 240, 140, 46, '#33475b') +
      oval(110, 288, 16, 16, '#111') +
      oval(190, 288, 16, 16, '#111') +
      oval(280, 288, 16, 16, '#111') +
      oval(360, 288, 16, 16, '#111'),
    rect(90, 262, 130, 4, '#fff') + rect(260, 262, 130, 4, '#fff'),
  ],
  vendor: [
    rect(150, 180, 180, 16, '#c0392b') +
      rect(165, 196, 6, 90, '#555') +
      rect(309, 196, 6, 90, '#555') +
      rect(160, 236, 160, 40, '#a1784d'),
    rect(60, 250, 360, 4, '#e8d44d'),
  ],
  building: [
    rect(150, 80, 180, 200, '#b9b2a6') +
      rect(210, 40, 90, 44, '#7d5a4f') +
      rect(240, 110, 6, 150, '#6b2d2d'),
    rect(150, 80, 180, 200, '#c9c4ba') +
      rect(180, 120, 30, 36, '#7fa3b8') +
      rect(270, 120, 30, 36, '#7fa3b8'),
  ],
  tree: [
    rect(120, 250, 240, 22, '#6b4a2b') + oval(370, 245, 70, 44, '#3f6b3a'),
    rect(232, 160, 16, 120, '#6b4a2b') + oval(240, 140, 80, 64, '#4f8a48'),
  ],
  dust: [
    oval(180, 200, 130, 60, '#b49a76') + oval(310, 180, 120, 70, '#c2ab8a'),
    rect(90, 230, 300, 50, '#4f8a48'),
  ],
  dog: [
    oval(220, 250, 60, 28, '#8a6a45') +
      oval(285, 228, 24, 20, '#8a6a45') +
      rect(190, 262, 8, 34, '#8a6a45') +
      rect(250, 262, 8, 34, '#8a6a45'),
    rect(300, 190, 60, 40, '#f6f6f6') + rect(326, 230, 8, 60, '#777'),
  ],
  visit: [
    rect(170, 120, 140, 160, '#a98c6b') + rect(280, 196, 10, 16, '#3b2f22'),
    oval(200, 180, 24, 24, '#e0b48c') +
      rect(172, 204, 56, 80, '#33628c') +
      oval(290, 184, 22, 22, '#e0b48c') +
      rect(264, 206, 52, 78, '#8c5a33'),
  ],
};

const paper =
  rect(150, 40, 180, 270, '#ffffff') +
  [70, 100, 130, 160, 190, 220].map((y) => rect(170, y, 140, 5, '#9a958c')).join('') +
  oval(285, 268, 28, 28, '#e7b1ac');

function svgOf(subject: string, shows: PictureRole): string {
  const [amiss, mended] = scenes[subject] ?? scenes['visit']!;
  const inside = shows === 'paper' ? paper : shows === 'before' ? amiss : mended;
  // the check is taken from another spot
  const turned =
    shows === 'check' ? `<g transform="translate(480 12) scale(-1 0.96)">${inside}</g>` : inside;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360">${rect(0, 0, 480, 220, sky[shows])}${rect(0, 220, 480, 140, ground[shows])}${turned}${stampSvg(16, 16, 4)}${stampSvg(384, 308, 4)}</svg>`;
}

const roleOf = { before: 'before', after: 'after', check: 'after', paper: 'evidence' } as const;
const names = { before: '处置前', after: '处置后', check: '核查', paper: '证明材料' };

/**
 * Draws and keeps one picture for every subject and what it shows. Each bears the stamp 模拟 and has
 * it in its name. Drawn again they are the same bytes, kept once.
 */
export async function keepPictures(store: Store, district: string): Promise<SimulatedPictures> {
  const byHash = new Map<string, FileRef>();
  const byName = new Map<string, FileRef>();
  const wanted = Object.keys(scenes).flatMap((subject) =>
    (['before', 'after', 'check'] as const).map((shows) => ({
      subject,
      shows: shows as PictureRole,
    })),
  );
  wanted.push({ subject: 'any', shows: 'paper' });
  for (const { subject, shows } of wanted) {
    const png = await sharp(Buffer.from(svgOf(subject, shows)))
      .png({ palette: true })
      .toBuffer();
    const kept = await keepFile(store, district, png, `模拟-${names[shows]}.png`, null);
    if (!kept.ok) throw new ProblemError(...kept.problems);
    const { publicSha256: _, ...file } = kept.value;
    const ref: FileRef = { ...file, role: roleOf[shows] };
    byHash.set(ref.sha256, ref);
    byName.set(`${subject} ${shows}`, ref);
  }
  return {
    byHash,
    find: (subject, shows) =>
      byName.get(shows === 'paper' ? 'any paper' : `${subject ?? 'visit'} ${shows}`) ??
      byName.get(`visit ${shows === 'paper' ? 'after' : shows}`)!,
  };
}
