import { checkBriefing, type Checked } from '../answers/check-briefing.ts';
import { compareDrafts } from '../answers/compare-drafts.ts';
import { printedText } from '../answers/printed-text.ts';
import { readBriefing } from '../answers/read-briefing.ts';
import { touchedBriefing, type RevisedFigure } from '../answers/touched-briefing.ts';
import { verifyText } from '../answers/verify-text.ts';
import type { Book } from '../engines/ledger/book.ts';
import type { Ledger } from '../engines/ledger/ledger.ts';
import { may, mayNot } from '../engines/ledger/ledger-house.ts';
import type { Block, BoundBriefing, Span } from '../model/briefing.ts';
import type {
  BriefingDiff,
  BriefingLine,
  BriefingSave,
  BriefingState,
  BriefingVersionLine,
  BriefingView,
  CheckedBriefing,
  TouchedBriefing,
  Verified,
  VerifyAsked,
} from '../model/briefing-view.ts';
import { bad, good, problem, type Outcome, type Problem } from '../model/problem.ts';
import type { Registry } from '../model/registry.ts';
import type { Viewer } from '../model/role.ts';
import {
  briefingHistory,
  findBriefing,
  listBriefings,
  saveBriefing,
  type BriefingVersion,
} from '../store/briefings.ts';
import type { Store } from '../store/store.ts';

export interface BriefingHouse {
  store: Store;
  registry: Registry;
  ledger: Ledger;
  now: () => Date;
}

/** A text of a district as it was saved, or as its file declares it. */
interface Text extends BriefingVersionLine {
  code: string;
  body: string;
}

/**
 * Briefings of a district: those that its files declare, and what people have made of them since.
 * The text of a file is version 0 and is never written to the store; whoever saves makes version 1.
 */
export interface Briefings {
  list(viewer: Viewer): Promise<Outcome<BriefingLine[]>>;
  /** One version, the last where none is named. */
  read(viewer: Viewer, code: string, version?: number): Promise<Outcome<BriefingView>>;
  /** Keeps a text as a new version, also one with findings: a draft is never lost. */
  save(viewer: Viewer, code: string, asked: BriefingSave): Promise<Outcome<BriefingView>>;
  /** Holds a text against the ledger; nothing is written. */
  check(viewer: Viewer, body: string): Promise<Outcome<CheckedBriefing>>;
  /** Holds a finished text without bindings against the ledger. */
  verify(viewer: Viewer, asked: VerifyAsked): Promise<Outcome<Verified>>;
  /** What became of one text in another, sentence by sentence as readers get them. */
  diff(viewer: Viewer, before: NamedText, after: NamedText): Promise<Outcome<BriefingDiff>>;
  /** Sentences of all briefings of the district that rest on one figure. */
  touched(viewer: Viewer, figure: string): Promise<Outcome<TouchedBriefing[]>>;
  /** The bound text and its book, for print. */
  bound(viewer: Viewer, code: string): Promise<Outcome<{ checked: Checked; book: Book }>>;
}

export interface NamedText {
  code: string;
  version?: number;
}

const noBriefing = (code: string, version?: number): Problem =>
  problem('missing.briefing', 'briefing', '没有这份答卷', 'there is no such briefing', {
    got: version === undefined ? code : `${code}, version ${version}`,
  });
const noLedger = (district: string): Problem =>
  problem(
    'missing.ledger',
    'district',
    '这个区没有台账',
    'this district has no ledger to hold a briefing against',
    { got: district },
  );
const savedMeanwhile = (seen: number): Problem =>
  problem(
    'conflict.briefing',
    'seen',
    '您打开之后别人保存过新版本；您的文字仍在，请对照后再保存',
    'somebody has saved since you opened it; your text is kept, compare and save again',
    { got: `version ${seen}` },
  );

const spansOf = (block: Block): Span[] => {
  if (block.kind === 'list') return block.items.flat();
  return block.kind === 'table' ? [block.head, ...block.rows].flat(2) : block.spans;
};

const stateOf = ({ bound, findings }: Checked): BriefingState => ({
  errors: findings.filter(({ severity }) => severity === 'error').length,
  warnings: findings.filter(({ severity }) => severity === 'warning').length,
  numbers: bound?.blocks.flatMap(spansOf).filter(({ kind }) => kind === 'number').length ?? 0,
});

const checkedOf = (checked: Checked): CheckedBriefing => ({ ...checked, state: stateOf(checked) });

const lineOf = ({ version, note, savedBy, savedAt }: Text): BriefingVersionLine => ({
  version,
  note,
  savedBy,
  savedAt,
});

type Saved = Omit<BriefingVersion, 'body'>;
const savedLine = ({ version, note, savedName, savedAt }: Saved): BriefingVersionLine => ({
  version,
  note,
  savedBy: savedName,
  savedAt: savedAt.toISOString(),
});
const savedText = (row: BriefingVersion): Text => ({
  ...savedLine(row),
  code: row.briefing,
  body: row.body,
});

/** Texts that the files declare for a district, by code. */
function declaredTexts(registry: Registry, district: string): Map<string, Text> {
  const nobody = { version: 0, note: null, savedBy: null, savedAt: null };
  return new Map(
    Object.entries(registry.briefings).flatMap(([code, body]) => {
      const read = readBriefing(body);
      return read.ok && read.value.head.district === district
        ? [[code, { ...nobody, code, body }] as const]
        : [];
    }),
  );
}

/** A briefing is saved under its own name, in its own district. */
function headProblems(body: string, code: string, district: string): Problem[] {
  const read = readBriefing(body);
  if (!read.ok) return read.problems;
  const { head } = read.value;
  const differs = (path: 'code' | 'district', wanted: string) =>
    head[path] === wanted
      ? []
      : [
          problem(
            'input.briefing-head',
            path,
            '文首与这份答卷不符',
            'the head names another briefing than this',
            { got: head[path], wanted },
          ),
        ];
  return [...differs('code', code), ...differs('district', district)];
}

export function createBriefings({ store, registry, ledger, now }: BriefingHouse): Briefings {
  const declared = new Map(
    Object.keys(registry.districts).map((code) => [code, declaredTexts(registry, code)]),
  );

  async function withBook<T>(
    district: string,
    then: (book: Book) => Promise<Outcome<T>> | Outcome<T>,
  ): Promise<Outcome<T>> {
    const book = await ledger.book(district);
    return book ? then(book) : bad(noLedger(district));
  }

  async function find(
    district: string,
    { code, version }: NamedText,
  ): Promise<Outcome<{ text: Text }>> {
    const saved = version === 0 ? undefined : await findBriefing(store.db, district, code, version);
    const own = version === undefined || version === 0 ? declared.get(district)?.get(code) : null;
    const text = saved ? savedText(saved) : own;
    return text ? good({ text }) : bad(noBriefing(code, version));
  }

  async function all(district: string): Promise<Text[]> {
    const texts = new Map(declared.get(district));
    for (const row of await listBriefings(store.db, district)) {
      texts.set(row.briefing, savedText(row));
    }
    return [...texts.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  async function view(viewer: Viewer, text: Text, book: Book): Promise<BriefingView> {
    const { district } = viewer;
    const { code, version, body } = text;
    const own = declared.get(district)?.get(code);
    const saved = await briefingHistory(store.db, district, code);
    return {
      code,
      version,
      body,
      checked: checkedOf(checkBriefing(body, book)),
      versions: [...saved.map(savedLine), ...(own ? [lineOf(own)] : [])],
      may: { edit: may({ registry }, viewer, 'briefings.edit') },
    };
  }

  /** As readers get it; the text as written where its head cannot be read. */
  function printed(text: string, book: Book): string {
    const { bound } = checkBriefing(text, book);
    return bound ? printedText({ ...bound, notes: [] }) : text;
  }

  const read: Briefings['read'] = (viewer, code, version) =>
    withBook(viewer.district, async (book) => {
      const named = { code, ...(version === undefined ? {} : { version }) };
      const found = await find(viewer.district, named);
      return found.ok ? good(await view(viewer, found.value.text, book)) : found;
    });

  return {
    read,
    list: (viewer) =>
      withBook(viewer.district, async (book) =>
        good(
          (await all(viewer.district)).map((text) => {
            const checked = checkBriefing(text.body, book);
            return {
              code: text.code,
              head: checked.bound?.head ?? null,
              version: lineOf(text),
              state: stateOf(checked),
            };
          }),
        ),
      ),
    async save(viewer, code, { body, note, seen }) {
      const { district, person } = viewer;
      if (!may({ registry }, viewer, 'briefings.edit')) return bad(mayNot('briefings.edit'));
      const wrong = headProblems(body, code, district);
      if (wrong.length > 0) return bad(...wrong);
      const at = now();
      const asked = { district, briefing: code, body, note: note ?? null, person, at, seen };
      const version = await saveBriefing(store.db, asked);
      return version === undefined ? bad(savedMeanwhile(seen)) : read(viewer, code, version);
    },
    check: ({ district }, body) =>
      withBook(district, (book) => good(checkedOf(checkBriefing(body, book)))),
    verify: ({ district }, { text, territory, period }) =>
      withBook(district, (book) =>
        territory === undefined || book.territoryOf(territory)
          ? good({ verdicts: verifyText(text, book, { period, ...(territory && { territory }) }) })
          : bad(
              problem(
                'missing.territory',
                'territory',
                '没有这个地区',
                'there is no such territory',
                { got: territory },
              ),
            ),
      ),
    diff: ({ district }, before, after) =>
      withBook(district, async (book) => {
        const [one, other] = [await find(district, before), await find(district, after)];
        if (!one.ok) return one;
        if (!other.ok) return other;
        const named = ({ code, version }: Text) => ({ code, version });
        return good({
          before: named(one.value.text),
          after: named(other.value.text),
          changes: compareDrafts(
            printed(one.value.text.body, book),
            printed(other.value.text.body, book),
          ),
        });
      }),
    touched: ({ district }, figure) =>
      withBook(district, async (book) => {
        const found = book.findFigure(figure);
        const revised: RevisedFigure[] = found ? [found] : [];
        const touchedBy = (bound: BoundBriefing) => touchedBriefing(bound, revised);
        const briefings = (await all(district)).flatMap(({ code, body }) => {
          const { bound } = checkBriefing(body, book);
          const sentences = bound ? touchedBy(bound) : [];
          return sentences.length > 0 ? [{ code, title: bound!.head.title, sentences }] : [];
        });
        return good(briefings);
      }),
    bound: ({ district }, code) =>
      withBook(district, async (book) => {
        const found = await find(district, { code });
        return found.ok
          ? good({ checked: checkBriefing(found.value.text.body, book), book })
          : found;
      }),
  };
}
