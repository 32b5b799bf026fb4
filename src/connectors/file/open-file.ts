import { lookAt } from './read-bytes.ts';
import type { RowFile } from './row-file.ts';
import { openTextFile } from './text-file.ts';
import { openXlsxFile } from './xlsx-file.ts';

/**
 * Opens a table of any kind that intake reads: CSV in UTF-8, GB18030 or UTF-16 with any usual
 * delimiter, JSON Lines, XLSX; CSV and JSON Lines also as gzip. What it is, is found in its bytes,
 * not in its name. `wanted` names columns that a mapping reads: JSON Lines, which have no header, look
 * for them in every line. Throws ProblemError where it is something else.
 */
export async function openFile(path: string, wanted: readonly string[] = []): Promise<RowFile> {
  const { container, bytes } = await lookAt(path);
  return container === 'zip'
    ? openXlsxFile(path, bytes)
    : openTextFile(path, { gzip: container === 'gzip', bytesTotal: bytes, wanted });
}
