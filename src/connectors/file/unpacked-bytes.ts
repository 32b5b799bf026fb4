const endOfDirectory = 0x06054b50;
const entry = 0x02014b50;
const endBytes = 22;
const longestComment = 0xffff;

/**
 * What the files of a ZIP archive say they unpack to, in bytes, from its directory (PKWARE
 * APPNOTE 4.3). Infinity where there is no directory, so that a limit refuses it.
 */
export function unpackedBytes(archive: Buffer): number {
  const first = Math.max(0, archive.length - endBytes - longestComment);
  let end = archive.length - endBytes;
  while (end >= first && archive.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < first) return Infinity;
  let at = archive.readUInt32LE(end + 16);
  let bytes = 0;
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== entry) return Infinity;
    bytes += archive.readUInt32LE(at + 24);
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    at += 46 + name! + extra! + comment!;
  }
  return bytes;
}
