import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { bad, good, problem, type Outcome } from '../model/problem.ts';

/** Largest photo or document, in bytes. */
export const mostFileBytes = 20 * 1024 * 1024;

/** Largest picture, in pixels: past any camera, short of one that is made to exhaust memory. */
const mostPixels = 100_000_000;

/** Kinds that are taken, by what the bytes say; a picture also gets a copy for the public. */
const kinds = new Map([
  ['image/jpeg', { extension: 'jpg', isPicture: true }],
  ['image/png', { extension: 'png', isPicture: true }],
  ['image/webp', { extension: 'webp', isPicture: true }],
  ['application/pdf', { extension: 'pdf', isPicture: false }],
  [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    { extension: 'docx', isPicture: false },
  ],
  [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    { extension: 'xlsx', isPicture: false },
  ],
]);
const wanted = 'JPEG, PNG, WebP, PDF, DOCX, XLSX';

export interface CheckedFile {
  /** without folders and control characters, ending as its kind does, at most 200 characters */
  name: string;
  mediaType: string;
  isPicture: boolean;
}

/**
 * Whether these bytes may be kept, judged by what they are and not by what their name says.
 * Problems: `file.empty`, `file.size`, `file.type`, `file.picture` (cannot be decoded).
 */
export async function checkFile(bytes: Uint8Array, name: string): Promise<Outcome<CheckedFile>> {
  const shown = plainName(name);
  if (bytes.byteLength === 0) {
    return bad(problem('file.empty', shown, '文件是空的', 'the file is empty'));
  }
  if (bytes.byteLength > mostFileBytes) {
    return bad(
      problem('file.size', shown, '文件超过 20 MB', 'the file is larger than 20 MB', {
        got: `${bytes.byteLength} bytes`,
        wanted: `${mostFileBytes} bytes`,
      }),
    );
  }
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime;
  const kind = kinds.get(mediaType ?? '');
  if (!mediaType || !kind) {
    return bad(
      problem(
        'file.type',
        shown,
        '不能收这种文件（苹果手机的 HEIC 照片请先转为 JPEG）',
        'files of this kind are not taken (convert HEIC photos of iPhones to JPEG)',
        { got: mediaType ?? 'unknown', wanted },
      ),
    );
  }
  if (kind.isPicture && !(await canDecode(bytes))) {
    return bad(
      problem(
        'file.picture',
        shown,
        '图片已损坏或尺寸过大',
        'the picture is damaged or too large',
        {
          wanted: `at most ${mostPixels} pixels`,
        },
      ),
    );
  }
  return good({ name: withExtension(shown, kind.extension), mediaType, isPicture: kind.isPicture });
}

async function canDecode(bytes: Uint8Array): Promise<boolean> {
  try {
    await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).stats();
    return true;
  } catch {
    return false;
  }
}

/** Longest side of the copy that the public sees, in pixels. */
const publicSide = 2_048;

/**
 * The copy of a picture that the public may see: turned upright, at most 2,048 pixels wide or high,
 * and without any metadata (place, time, camera, embedded preview).
 */
export async function publicCopy(bytes: Uint8Array): Promise<Uint8Array> {
  return sharp(bytes, { limitInputPixels: mostPixels })
    .rotate()
    .resize({ width: publicSide, height: publicSide, fit: 'inside', withoutEnlargement: true })
    .toBuffer();
}

/** The last part of a path, in one line; never empty. */
function plainName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replaceAll(/\p{C}/gu, '').trim().slice(0, 200);
  return /^\.*$/.test(plain) ? 'file' : plain;
}

function withExtension(name: string, extension: string): string {
  const ending = name.toLowerCase().split('.').at(-1);
  const isRight = ending === extension || (extension === 'jpg' && ending === 'jpeg');
  return isRight ? name : `${name.slice(0, 195)}.${extension}`;
}
