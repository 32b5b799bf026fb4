import { checkBriefing, type Checked } from '../answers/check-briefing.ts';
import { compareDrafts } from '../answers/compare-drafts.ts';
import {
  printBriefing,
  type PrintedBriefing,
  type PrintFormat,
} from '../answers/print/print-briefing.ts';
import { printedText } from '../answers/printed-text.ts';
import { readBriefing } from '../answers/read-briefing.ts';
import { touchedBriefing } from '../answers/touched-briefing.ts';
import { verifyText } from '../answers/verify-text.ts';
import type { Book } from '../engines/ledger/book.ts';
import type { Ledger } from '../engines/ledger/ledger.ts';
import { may, mayNot } from '../engines/ledger/ledger-house.ts';
import type { Block, Finding, Span } from '../model/briefing.ts';
import type {
  BriefingDiff,
  BriefingLine,
  BriefingSave,
  BriefingState,
  BriefingView,
  CheckedBriefing,
  TouchedBriefing,
  Verified,
  VerifyAsked,
} from '../model/briefing-view.ts';
import { bad, good, problem, type Outcome, type Problem } from '../model/problem.ts';
import type { Registry } from '../model/registry.ts';
import type { Viewer } from '../model/role.ts';
import { saveBriefing } from '../store/briefings.ts';
import type { Store } from '../store/store.ts';
import {
  createBriefingTexts,
  versionLine,
  type BriefingText,
  type NamedText,
} from './briefing-texts.ts';

export interface BriefingHouse {
  store: Store;
  registry: Registry;
  ledger: Ledger;
  now: () => Date;
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
  /** As a file; a draft, and said on it, while the check has errors. */
  print(viewer: Viewer, code: string, format: PrintFormat): Promise<Outcome<PrintedBriefing>>;
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

/** Why a text whose head cannot be read is not printed. */
const headless = ({ rule, detail, got, wanted }: Finding): Problem =>
  problem(rule, 'head', detail.zh, detail.en, { got, wanted });

const noTerritory = (got: string): Problem =>
  problem('missing.territory', 'territory', '没有这个地区', 'there is no such territory', { got });

function briefingLine(text: BriefingText, book: Book): BriefingLine {
  const checked = checkBriefing(text.body, book);
  const head = checked.bound?.head ?? null;
  return { code: text.code, head, version: versionLine(text), state: stateOf(checked) };
}

/** As readers get it; the text as written where its head cannot be read. */
function printed({ body }: BriefingText, book: Book): string {
  const { bound } = checkBriefing(body, book);
  return bound ? printedText({ ...bound, notes: [] }) : body;
}

function diffOf(before: BriefingText, after: BriefingText, book: Book): BriefingDiff {
  const named = ({ code, version }: BriefingText) => ({ code, version });
  const changes = compareDrafts(printed(before, book), printed(after, book));
  return { before: named(before), after: named(after), changes };
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
  const texts = createBriefingTexts(store, registry);

  async function withBook<T>(
    district: string,
    then: (book: Book) => Promise<Outcome<T>> | Outcome<T>,
  ): Promise<Outcome<T>> {
    const book = await ledger.book(district);
    return book ? then(book) : bad(noLedger(district));
  }

  async function find(district: string, named: NamedText): Promise<Outcome<BriefingText>> {
    const text = await texts.find(district, named);
    return text ? good(text) : bad(noBriefing(named.code, named.version));
  }

  async function view(viewer: Viewer, text: BriefingText, book: Book): Promise<BriefingView> {
    const { code, version, body } = text;
    return {
      code,
      version,
      body,
      checked: checkedOf(checkBriefing(body, book)),
      versions: await texts.history(viewer.district, code),
      may: { edit: may({ registry }, viewer, 'briefings.edit') },
    };
  }

  const read: Briefings['read'] = (viewer, code, version) =>
    withBook(viewer.district, async (book) => {
      const found = await find(viewer.district, {
        code,
        ...(version !== undefined && { version }),
      });
      return found.ok ? good(await view(viewer, found.value, book)) : found;
    });

  return {
    read,
    list: ({ district }) =>
      withBook(district, async (book) =>
        good((await texts.all(district)).map((text) => briefingLine(text, book))),
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
          : bad(noTerritory(territory)),
      ),
    diff: ({ district }, before, after) =>
      withBook(district, async (book) => {
        const [one, other] = [await find(district, before), await find(district, after)];
        if (!one.ok) return one;
        return other.ok ? good(diffOf(one.value, other.value, book)) : other;
      }),
    touched: ({ district }, figure) =>
      withBook(district, async (book) => {
        const found = book.findFigure(figure);
        const all = found ? await texts.all(district) : [];
        return good(
          all.flatMap(({ code, body }) => {
            const { bound } = checkBriefing(body, book);
            const sentences = bound && found ? touchedBriefing(bound, [found]) : [];
            return sentences.length > 0 ? [{ code, title: bound!.head.title, sentences }] : [];
          }),
        );
      }),
    print: ({ district }, code, format) =>
      withBook(district, async (book) => {
        const found = await find(district, { code });
        if (!found.ok) return found;
        const checked = checkBriefing(found.value.body, book);
        const { bound, findings } = checked;
        if (!bound) return bad(...findings.map(headless));
        const draft = stateOf(checked).errors > 0;
        return good(await printBriefing(format, bound, book, { draft }));
      }),
  };
}
