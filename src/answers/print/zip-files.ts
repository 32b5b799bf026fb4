import { crc32 } from 'node:zlib';

/** A file inside an archive. */
export interface ZippedFile {
  name: string;
  bytes: Uint8Array;
}

/** 1980-01-01 00:00, the first moment a ZIP can say: archives of the same files are the same bytes. */
const firstDay = 0x0021;
const utf8Names = 0x0800;

/** The fields that the entry and the directory share, from "version needed" to the length of the name. */
function describe({ bytes }: ZippedFile, name: Buffer): Buffer {
  const part = Buffer.alloc(26);
  part.writeUInt16LE(20, 0);
  part.writeUInt16LE(utf8Names, 2);
  part.writeUInt16LE(firstDay, 8);
  part.writeUInt32LE(crc32(bytes), 10);
  part.writeUInt32LE(bytes.length, 14);
  part.writeUInt32LE(bytes.length, 18);
  part.writeUInt16LE(name.length, 22);
  return part;
}

const marked = (signature: number, ...parts: Buffer[]): Buffer => {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(signature);
  return Buffer.concat([mark, ...parts]);
};

/**
 * A ZIP archive (PKWARE APPNOTE) of a few files, stored without compression: a compressor's next
 * version may give other bytes, and these files are small. Files of 4 GB and more do not fit.
 */
export function zipFiles(files: readonly ZippedFile[]): Uint8Array {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const about = describe(file, name);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const entry = marked(0x04034b50, about, name, Buffer.from(file.bytes));
    entries.push(entry);
    directory.push(marked(0x02014b50, Buffer.from([20, 0]), about, place, name));
    at += entry.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(at, 12);
  return new Uint8Array(Buffer.concat([...entries, ...directory, marked(0x06054b50, end)]));
}

/** The same archive with every entry dated 1980-01-01: what made it may have written the hour. */
export function withFirstDay(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive);
  // no comment follows the end record of an archive that a program made
  const end = bytes.length - 22;
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i++) {
    bytes.writeUInt32LE(firstDay * 0x10000, at + 12);
    bytes.writeUInt32LE(firstDay * 0x10000, bytes.readUInt32LE(at + 42) + 10);
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    at += 46 + name! + extra! + comment!;
  }
  return new Uint8Array(bytes);
}
