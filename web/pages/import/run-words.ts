import type { ImportRun } from '../../../src/model/view.ts';
import type { MessageKey } from '../../words.ts';

/** What can become of a row; the four add up to the rows of a run that is done. */
export const outcomes = [
  { name: 'taken', words: 'import.taken' },
  { name: 'updated', words: 'import.updated' },
  { name: 'unchanged', words: 'import.same' },
  { name: 'rejected', words: 'import.rejected' },
] as const satisfies { name: keyof ImportRun; words: MessageKey }[];

export const runStateWords = {
  running: 'import.state.running',
  done: 'import.state.done',
  failed: 'import.state.failed',
  interrupted: 'import.state.interrupted',
  cancelled: 'import.state.cancelled',
} as const satisfies Record<ImportRun['state'], MessageKey>;
