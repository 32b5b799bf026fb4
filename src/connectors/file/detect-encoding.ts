import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';

export type Encoding = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Detected {
  encoding: Encoding;
  /** bytes of a byte order mark to skip */
  bom: number;
}

/** The sample without the character that its end may have cut in two. */
function wholeCharacters(sample: Buffer): Buffer {
  for (let back = 0; back < 4 && back < sample.length; back++) {
    const part = sample.subarray(0, sample.length - back);
    if (isUtf8(part)) return part;
  }
  return sample;
}

/** Which half of the byte pairs is zero, where a text without a mark is UTF-16. */
function utf16(sample: Buffer): Encoding | undefined {
  let [even, odd] = [0, 0];
  const pairs = Math.min(sample.length, 4096) >> 1;
  for (let i = 0; i < pairs; i++) {
    if (sample[2 * i] === 0) even += 1;
    if (sample[2 * i + 1] === 0) odd += 1;
  }
  // a stray NUL or two is damage, not an encoding
  if (odd + even < 6) return undefined;
  // delimiters, digits and line ends alone make a tenth of any table
  if (odd > pairs * 0.1 && even * 8 < odd) return 'utf-16le';
  if (even > pairs * 0.1 && odd * 8 < even) return 'utf-16be';
  return undefined;
}

const strictly = (encoding: Encoding, bytes: Buffer) => {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/**
 * The encoding of a text from its first bytes: a byte order mark, valid UTF-8, the zero bytes of
 * UTF-16, else what chardet finds likely among those that decode without an error. GB18030 stands
 * for GBK and GB2312, whose superset it is. A text that is nothing of all this is called UTF-8, so
 * that its damaged rows are named and the others kept.
 */
export function detectEncoding(sample: Buffer): Detected {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) {
    return { encoding: 'utf-8', bom: 3 };
  }
  if (sample[0] === 0xff && sample[1] === 0xfe) return { encoding: 'utf-16le', bom: 2 };
  if (sample[0] === 0xfe && sample[1] === 0xff) return { encoding: 'utf-16be', bom: 2 };
  const wide = utf16(sample);
  if (wide) return { encoding: wide, bom: 0 };
  if (isUtf8(wholeCharacters(sample))) return { encoding: 'utf-8', bom: 0 };
  if (mostlyUtf8(sample)) return { encoding: 'utf-8', bom: 0 };
  const ranked: Record<string, Encoding> = {
    GB18030: 'gb18030',
    Big5: 'big5',
    'ISO-8859-1': 'windows-1252',
    'windows-1252': 'windows-1252',
  };
  const likely = analyse(sample).flatMap(({ name }) => ranked[name] ?? []);
  const best = [...likely, 'gb18030' as const].find((encoding) => strictly(encoding, sample));
  return { encoding: best ?? 'utf-8', bom: 0 };
}

/** A few damaged characters do not make UTF-8 another encoding: most multi-byte runs still fit. */
function mostlyUtf8(sample: Buffer): boolean {
  const decoded = wholeCharacters(sample).toString('utf8');
  let [broken, wide] = [0, 0];
  for (let i = 0; i < decoded.length; i++) {
    const code = decoded.charCodeAt(i);
    if (code === 0xfffd) broken += 1;
    else if (code > 0x7f) wide += 1;
  }
  return broken * 10 < wide;
}
