import { readBriefing } from '../answers/read-briefing.ts';
import type { BriefingVersionLine } from '../model/briefing-view.ts';
import type { Registry } from '../model/registry.ts';
import {
  briefingHistory,
  findBriefing,
  listBriefings,
  type BriefingVersion,
} from '../store/briefings.ts';
import type { Store } from '../store/store.ts';

/** A text of a district as it was saved, or as its file declares it. */
export interface BriefingText extends BriefingVersionLine {
  code: string;
  body: string;
}

export interface NamedText {
  code: string;
  /** the last when absent; 0 is the text of the file */
  version?: number;
}

/** The texts of briefings: those of the files are version 0, those that people saved begin at 1. */
export interface BriefingTexts {
  find(district: string, named: NamedText): Promise<BriefingText | undefined>;
  /** The last version of every briefing, by code. */
  all(district: string): Promise<BriefingText[]>;
  /** All versions, newest first. */
  history(district: string, code: string): Promise<BriefingVersionLine[]>;
}

type Saved = Omit<BriefingVersion, 'body'>;
const savedLine = ({ version, note, savedName, savedAt }: Saved): BriefingVersionLine => ({
  version,
  note,
  savedBy: savedName,
  savedAt: savedAt.toISOString(),
});
const savedText = (row: BriefingVersion): BriefingText => ({
  ...savedLine(row),
  code: row.briefing,
  body: row.body,
});

export const versionLine = ({
  version,
  note,
  savedBy,
  savedAt,
}: BriefingVersionLine): BriefingVersionLine => ({ version, note, savedBy, savedAt });

/** Texts that the files declare for a district, by code. */
function declaredTexts(registry: Registry, district: string): Map<string, BriefingText> {
  const byNobody = { version: 0, note: null, savedBy: null, savedAt: null };
  return new Map(
    Object.entries(registry.briefings).flatMap(([code, body]) => {
      const read = readBriefing(body);
      return read.ok && read.value.head.district === district
        ? [[code, { ...byNobody, code, body }] as const]
        : [];
    }),
  );
}

export function createBriefingTexts(store: Store, registry: Registry): BriefingTexts {
  const declared = new Map(
    Object.keys(registry.districts).map((code) => [code, declaredTexts(registry, code)]),
  );
  return {
    async find(district, { code, version }) {
      if (version === 0) return declared.get(district)?.get(code);
      const saved = await findBriefing(store.db, district, code, version);
      if (saved) return savedText(saved);
      return version === undefined ? declared.get(district)?.get(code) : undefined;
    },
    async all(district) {
      const texts = new Map(declared.get(district));
      for (const row of await listBriefings(store.db, district)) {
        texts.set(row.briefing, savedText(row));
      }
      return [...texts.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
    },
    async history(district, code) {
      const own = declared.get(district)?.get(code);
      const saved = await briefingHistory(store.db, district, code);
      return [...saved.map(savedLine), ...(own ? [versionLine(own)] : [])];
    },
  };
}
