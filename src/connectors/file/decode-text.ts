import { isAscii, isUtf8 } from 'node:buffer';
import type { Detected, Encoding } from './detect-encoding.ts';

/** A stretch of text that ends at a line end, except the last one and overlong lines. */
export interface TextPiece {
  text: string;
  /** true where bytes did not fit the encoding; they stand as U+FFFD in the text */
  damaged: boolean;
  /** true where the text holds a NUL */
  nul: boolean;
  /** bytes of the unpacked file before this piece */
  offset: number;
}

/** A line is cut here when no end comes: it is refused further on, but must not fill memory. */
const longestLine = 4 << 20;

const NEWLINE = 0x0a;

/** Where to cut so that no character is cut: after the last line end, else the whole. */
function lastLineEnd(bytes: Buffer, encoding: Encoding): number {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return bytes.lastIndexOf(NEWLINE) + 1;
  const low = encoding === 'utf-16le' ? 0 : 1;
  for (let i = bytes.length - (bytes.length % 2) - 2; i >= 0; i -= 2) {
    if (bytes[i + low] === NEWLINE && bytes[i + 1 - low] === 0) return i + 2;
  }
  return 0;
}

function decode(bytes: Buffer, encoding: Encoding): { text: string; damaged: boolean } {
  if (encoding === 'utf-8') {
    if (isAscii(bytes)) return { text: bytes.toString('latin1'), damaged: false };
    return { text: bytes.toString('utf8'), damaged: !isUtf8(bytes) };
  }
  try {
    const strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    return { text: strict.decode(bytes), damaged: false };
  } catch {
    return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), damaged: true };
  }
}

/**
 * Bytes to text, piece by piece, each cut at a line end so that it can be decoded, and found
 * damaged, by itself. (In UTF-8 and GB18030 the byte 0A is never part of another character.)
 */
export async function* decodeText(
  chunks: AsyncIterable<Buffer>,
  { encoding, bom }: Detected,
): AsyncGenerator<TextPiece> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let skip = bom;
  let offset = bom;
  const piece = (bytes: Buffer): TextPiece => {
    const { text, damaged } = decode(bytes, encoding);
    const made = { text, damaged, nul: text.includes('\0'), offset };
    offset += bytes.length;
    return made;
  };
  for await (const chunk of chunks) {
    let fresh = skip > 0 ? chunk.subarray(skip) : chunk;
    skip = Math.max(0, skip - chunk.length);
    if (heldBytes % 2 === 1 && encoding.startsWith('utf-16')) {
      // half a code unit is held: line ends are looked for in the whole
      fresh = Buffer.concat([...held, fresh]);
      [held, heldBytes] = [[], 0];
    }
    const cut = lastLineEnd(fresh, encoding);
    if (cut === 0 && heldBytes + fresh.length < longestLine) {
      held.push(fresh);
      heldBytes += fresh.length;
      continue;
    }
    const end = cut === 0 ? fresh.length - (fresh.length % 2) : cut;
    yield piece(Buffer.concat([...held, fresh.subarray(0, end)]));
    held = end < fresh.length ? [fresh.subarray(end)] : [];
    heldBytes = fresh.length - end;
  }
  if (heldBytes > 0) yield piece(Buffer.concat(held));
}
