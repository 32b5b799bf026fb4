import type { Book } from '../engines/ledger/book.ts';
import type { SourceNote } from '../model/briefing.ts';

/** Notes of source, numbered in the order in which a text first leans on them. */
export class SourceNotes {
  readonly list: SourceNote[] = [];
  readonly #book: Book;

  constructor(book: Book) {
    this.#book = book;
  }

  /** The number of the note for an origin. */
  of(origin: string): number {
    const known = this.list.find((note) => note.origin === origin);
    if (known) return known.n;
    const declared = this.#book.findOrigin(origin);
    const title = declared?.title ?? { zh: origin, en: origin };
    const by = [declared?.publisher, declared?.publishedOn].filter(Boolean).join(' ');
    const text = {
      zh: by ? `${title.zh}（${by}）` : title.zh,
      en: by ? `${title.en} (${by})` : title.en,
    };
    this.list.push({ n: this.list.length + 1, origin, text });
    return this.list.length;
  }
}
