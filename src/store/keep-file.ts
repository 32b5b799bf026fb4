import type { FileRef } from '../model/act.ts';
import { good, type Outcome } from '../model/problem.ts';
import { checkFile, publicCopy } from './file-check.ts';
import type { Store } from './store.ts';

/** A kept file; `role` is given where an act attaches it. `publicSha256` names the copy of a picture that the public may see. */
export interface KeptFile extends Omit<FileRef, 'role'> {
  publicSha256: string | null;
}

/**
 * Keeps a photo or document for a district: checks it, keeps the bytes (and the public copy of a
 * picture), then writes its row, so that a row never names bytes that are not there. The same bytes
 * given again keep their first row and answer the new name. Problems as in `checkFile`.
 */
export async function keepFile(
  store: Store,
  district: string,
  bytes: Uint8Array,
  name: string,
  person: string | null,
): Promise<Outcome<KeptFile>> {
  const checked = await checkFile(bytes, name);
  if (!checked.ok) return checked;
  const { mediaType, isPicture } = checked.value;
  const sha256 = await store.files.put(bytes);
  const publicSha256 = isPicture ? await store.files.put(await publicCopy(bytes)) : null;
  await store.db
    .insertInto('file')
    .values({
      district,
      sha256,
      media_type: mediaType,
      bytes: bytes.byteLength,
      name: checked.value.name,
      public_sha256: publicSha256,
      added_by: person,
    })
    .onConflict((conflict) => conflict.columns(['district', 'sha256']).doNothing())
    .execute();
  return good({
    sha256,
    name: checked.value.name,
    mediaType,
    bytes: bytes.byteLength,
    publicSha256,
  });
}
