import type { Classifier } from './classifier.ts';
import type { View } from './views.ts';

/** First bytes of a model file. */
const magic = 'XBCLASS\n';
/** Raised whenever an older reader would read something else than was meant, or words are cut otherwise. */
export const modelVersion = 1;
/** No real model has more; what claims to is no model. */
const mostBytes = 64 * 1024 * 1024;

/** Why a file is no model that this version reads. */
export interface ModelFault {
  fault: 'foreign' | 'version' | 'cut' | 'damaged';
  got: string;
  wanted: string;
}

interface Head {
  labels: string[];
  fields: string[];
  views: View[];
  keys: number;
  familiar: number;
  slope: number;
}

/** A classifier with the names of the columns that it was trained on. */
export interface Model {
  fields: readonly string[];
  classifier: Classifier;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c >>> 0;
});

/** CRC-32 as in ISO 3309, zip and PNG. @example crc32 of the bytes of "123456789" is 0xcbf43926 */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = crcTable[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** JSON as ASCII: what is beyond is escaped, and one character is one byte. */
const bytesOf = (json: string): Uint8Array =>
  Uint8Array.from(
    json.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    (c) => c.charCodeAt(0),
  );

const textOf = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

/** Bytes before the head: magic, version, bytes of the whole, checksum of all that follows, bytes of the head. */
const headAt = magic.length + 16;

/** Lengths in bytes of the parts behind the head, in order. */
const partSizes = ({ labels, keys }: Head): number[] => [
  keys * 4,
  keys,
  keys * labels.length,
  labels.length * 4,
  labels.length * 4,
  labels.length * 8,
  labels.length * 8,
];

/**
 * A model as one run of bytes, little-endian: magic, version, length, CRC-32, a head in JSON, then
 * keys, rarities, weights, scales, biases, shifts and shares of the classes.
 */
export function writeModel({ fields, classifier }: Model): Uint8Array {
  const { labels, views, keys, familiar, calibration } = classifier;
  const head: Head = {
    labels: [...labels],
    fields: [...fields],
    views: [...views],
    keys: keys.length,
    familiar,
    slope: calibration.slope,
  };
  const headBytes = bytesOf(JSON.stringify(head));
  const parts = [
    keys,
    classifier.rarity,
    classifier.weights,
    classifier.scale,
    classifier.bias,
    calibration.shift,
    classifier.priors,
  ].map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  const size = parts.reduce((sum, part) => sum + part.length, headAt + headBytes.length);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes.set(bytesOf(magic));
  view.setUint32(magic.length, modelVersion, true);
  view.setUint32(magic.length + 4, size, true);
  view.setUint32(magic.length + 12, headBytes.length, true);
  bytes.set(headBytes, headAt);
  let at = headAt + headBytes.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  view.setUint32(magic.length + 8, crc32(bytes.subarray(magic.length + 12)), true);
  return bytes;
}

function faultOf(bytes: Uint8Array): ModelFault | undefined {
  const start = textOf(bytes.subarray(0, magic.length));
  if (start !== magic.slice(0, start.length) || bytes.length === 0) {
    return {
      fault: 'foreign',
      got: JSON.stringify(start),
      wanted: 'a model made by classify train',
    };
  }
  const cut = (wanted: number): ModelFault => ({
    fault: 'cut',
    got: `${bytes.length} bytes`,
    wanted: `${wanted} bytes`,
  });
  if (bytes.length < headAt) return cut(headAt);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const version = view.getUint32(magic.length, true);
  if (version !== modelVersion) {
    return { fault: 'version', got: `version ${version}`, wanted: `version ${modelVersion}` };
  }
  const size = view.getUint32(magic.length + 4, true);
  if (size > bytes.length && size <= mostBytes) return cut(size);
  const [got, wanted] = [
    crc32(bytes.subarray(magic.length + 12)),
    view.getUint32(magic.length + 8, true),
  ];
  if (got === wanted && size === bytes.length) return undefined;
  return { fault: 'damaged', got: `checksum ${got}`, wanted: `checksum ${wanted}` };
}

/** The model in the bytes of a file, or why there is none. */
export function readModel(bytes: Uint8Array): Model | ModelFault {
  const fault = faultOf(bytes);
  if (fault) return fault;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const headEnd = headAt + view.getUint32(magic.length + 12, true);
  const head = JSON.parse(textOf(bytes.subarray(headAt, headEnd))) as Head;
  let at = headEnd;
  // copied, so that each part begins where its numbers may; a Buffer's own slice would not copy
  const parts = partSizes(head).map(
    (size) => Uint8Array.prototype.slice.call(bytes, at, (at += size)).buffer,
  );
  const [keys, rarity, weights, scale, bias, shift, priors] = parts as [
    ArrayBuffer,
    ArrayBuffer,
    ArrayBuffer,
    ArrayBuffer,
    ArrayBuffer,
    ArrayBuffer,
    ArrayBuffer,
  ];
  return {
    fields: head.fields,
    classifier: {
      labels: head.labels,
      views: head.views,
      keys: new Uint32Array(keys),
      rarity: new Uint8Array(rarity),
      weights: new Int8Array(weights),
      scale: new Float32Array(scale),
      bias: new Float32Array(bias),
      calibration: { slope: head.slope, shift: new Float64Array(shift) },
      priors: new Float64Array(priors),
      familiar: head.familiar,
    },
  };
}
