import { crc32, inflateRawSync } from 'node:zlib';

/** Every file of a ZIP by its name, checked against its checksum (PKWARE APPNOTE, 4.3). */
export function readZip(archive: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(archive);
  const files = new Map<string, Buffer>();
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i++) {
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const path = bytes.toString('utf8', at + 46, at + 46 + name!);
    const entry = bytes.readUInt32LE(at + 42);
    const start = entry + 30 + bytes.readUInt16LE(entry + 26) + bytes.readUInt16LE(entry + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const file = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : Buffer.from(packed);
    if (crc32(file) !== bytes.readUInt32LE(at + 16)) throw new Error(`${path} is damaged`);
    files.set(path, file);
    at += 46 + name! + extra! + comment!;
  }
  return files;
}
