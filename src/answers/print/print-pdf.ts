import type { BoundBriefing } from '../../model/briefing.ts';
import { layoutOf } from './layout.ts';
import { pageTemplate } from './page-template.ts';
import { getTypesetter } from './typesetter.ts';

/**
 * A briefing as PDF in the layout of official documents, fonts embedded as far as they are used,
 * headings as bookmarks, and notes of source at the end. The only date in it is that of its head.
 */
export async function printPdf(bound: BoundBriefing, draft = false): Promise<Uint8Array> {
  const typesetter = await getTypesetter();
  return typesetter.pdf(pageTemplate, { layout: JSON.stringify(layoutOf(bound, draft)) });
}
