import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testStore, type TestStore } from '../../test/database.ts';
import { checkFile, mostFileBytes } from './file-check.ts';
import { keepFile } from './keep-file.ts';

/** A photo as a phone makes it: turned on its side, with the place where it was taken. */
const photo = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#b03020' } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Model: 'Phone' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 18/1 0/1' },
    })
    .jpeg()
    .toBuffer();

async function table(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('表').addRow(['街道', 12]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const codeOf = async (bytes: Uint8Array, name = 'x.jpg') => {
  const outcome = await checkFile(bytes, name);
  return outcome.ok ? outcome.value : outcome.problems[0]?.code;
};

describe('the check of a file', () => {
  it('goes by the bytes and mends the name', async () => {
    expect(await codeOf(await photo(), 'C:\\照片\\前.jpeg')).toEqual({
      name: '前.jpeg',
      mediaType: 'image/jpeg',
      isPicture: true,
    });
    expect(await codeOf(await photo(), '../../run.exe')).toMatchObject({ name: 'run.exe.jpg' });
    expect(await codeOf(await photo(), '..')).toMatchObject({ name: 'file.jpg' });
    expect(await codeOf(await table(), '台账\n.xlsx')).toMatchObject({
      name: '台账.xlsx',
      isPicture: false,
    });
    expect(await codeOf(Buffer.from('%PDF-1.7\n%%EOF'), 'a.pdf')).toMatchObject({
      mediaType: 'application/pdf',
    });
  });

  it('refuses what is empty, too large, of another kind, or damaged', async () => {
    expect(await codeOf(new Uint8Array())).toBe('file.empty');
    expect(await codeOf(new Uint8Array(mostFileBytes + 1))).toBe('file.size');
    expect(await codeOf(Buffer.from('<html><script>1</script>'))).toBe('file.type');
    expect(await codeOf(Buffer.from('MZ program'), 'photo.jpg')).toBe('file.type');
    expect(await codeOf((await photo()).subarray(0, 200))).toBe('file.picture');
    expect(await codeOf(hugePicture())).toBe('file.picture');
  });
});

/** A few hundred bytes that say they are a picture of 60,000 × 60,000 pixels. */
function hugePicture(): Uint8Array {
  const png = Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489',
    'hex',
  );
  png.writeUInt32BE(60_000, 16);
  png.writeUInt32BE(60_000, 20);
  const data = deflateRawSync(Buffer.alloc(100));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([png, length, Buffer.from('IDAT'), data, Buffer.alloc(4)]);
}

describe('a kept file', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
    await test.store.db.insertInto('district').values({ district: 'd', declared: '{}' }).execute();
  });
  afterAll(() => test.drop());

  it('keeps the original, and a copy for the public without place or camera', async () => {
    const { store } = test;
    const bytes = await photo();
    const taken = await sharp(bytes).metadata();
    expect([taken.width, taken.height, taken.orientation, taken.exif?.includes('Phone')]).toEqual([
      40,
      20,
      6,
      true,
    ]);
    const kept = await keepFile(store, 'd', bytes, '前.jpg', null);
    if (!kept.ok) throw new Error('not kept');
    expect(Buffer.from((await store.files.get(kept.value.sha256)) ?? [])).toEqual(bytes);
    const shown = await store.files.get(kept.value.publicSha256 ?? '');
    const facts = await sharp(shown).metadata();
    expect([facts.width, facts.height, facts.exif, facts.xmp, facts.iptc]).toEqual([
      20,
      40,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is kept once, under its first name', async () => {
    const { store } = test;
    const bytes = await table();
    await keepFile(store, 'd', bytes, 'a.xlsx', null);
    const again = await keepFile(store, 'd', bytes, 'b.xlsx', null);
    if (!again.ok) throw new Error('not kept');
    const rows = await store.db
      .selectFrom('file')
      .select(['name', 'bytes', 'public_sha256'])
      .where('sha256', '=', again.value.sha256)
      .execute();
    expect(rows).toEqual([
      { name: 'a.xlsx', bytes: String(bytes.byteLength), public_sha256: null },
    ]);
  });

  it('leaves nothing when it is refused', async () => {
    const before = await namesOf(test);
    const refused = await keepFile(test.store, 'd', Buffer.from('no picture'), 'x.png', null);
    expect(refused.ok).toBe(false);
    expect(await namesOf(test)).toEqual(before);
  });
});

async function namesOf(test: TestStore): Promise<string[]> {
  const names = [];
  for await (const name of test.store.files.list()) names.push(name);
  return names;
}
