import type { Registry } from '../../model/registry.ts';
import { readLedger } from '../../store/read-ledger.ts';
import type { Store } from '../../store/store.ts';
import { makeBook, type Book } from './book.ts';
import { ledgerDeclarations } from './declared-book.ts';

/** The books of all districts, kept until somebody changes a ledger. */
export interface Books {
  /** undefined for a district without a territory of its own */
  find(district: string): Promise<Book | undefined>;
  /** What was read before is not to be used again. */
  drop(district: string): void;
  close(): Promise<void>;
}

export function createBooks({ store, registry }: { store: Store; registry: Registry }): Books {
  const kept = new Map<string, Promise<Book | undefined>>();
  let ear: Promise<() => Promise<void>> | undefined;

  async function read(district: string): Promise<Book | undefined> {
    const { territory, ...declared } = ledgerDeclarations(registry, district);
    if (territory === undefined) return undefined;
    const rows = await readLedger(store, district);
    return makeBook({ district, territory, ...declared, ...rows });
  }

  /** A book is kept only while its changes are heard of, in this process or in another. */
  function listen(): Promise<unknown> {
    ear ??= store.listen(
      (notice) => {
        if (notice.kind === 'figures') kept.delete(notice.district);
      },
      () => kept.clear(),
    );
    return ear.catch((error: unknown) => {
      ear = undefined;
      throw error;
    });
  }

  return {
    async find(district) {
      await listen();
      let book = kept.get(district);
      if (!book) {
        book = read(district);
        kept.set(district, book);
        book.catch(() => kept.delete(district));
      }
      return book;
    },
    drop: (district) => void kept.delete(district),
    async close() {
      await (
        await ear?.catch(() => undefined)
      )?.();
      kept.clear();
    },
  };
}
