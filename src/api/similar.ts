import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { SaidNow } from '../engines/triage/service-similar.ts';
import type { Viewer } from '../model/role.ts';
import { JoinedView, SaidDraft, SimilarAnswer } from '../model/similar-view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { valueOf } from './problems.ts';
import { answers, body, District, inDistrict } from './route-parts.ts';

const Record = District.extend({ record: z.uuid() });

const ofRecord = createRoute({
  method: 'get',
  path: inDistrict('/records/{record}/similar'),
  summary:
    'Demands that say the same as this one or tell of the same problem, the most alike first',
  request: { params: Record },
  responses: answers('up to five that I may see', SimilarAnswer),
});
const ofDraft = createRoute({
  method: 'post',
  path: inDistrict('/similar'),
  summary: 'Whether somebody has said already what is being typed',
  request: { params: District, ...body(SaidDraft) },
  responses: answers('up to five that I may see', SimilarAnswer),
});
const joined = createRoute({
  method: 'get',
  path: inDistrict('/records/{record}/joined'),
  summary: 'What a demand was joined to, what was joined to it, and what its reporter is told',
  request: { params: Record },
  responses: answers('the demands around it', JoinedView),
});

const mostShown = 5;
/** Candidates before the viewer's scope is applied: a handler of one unit sees few of them. */
const mostAsked = 60;
/** What is less alike would only be in the way. */
const leastLikeness = 0.1;
/** What was joined to another or came to nothing is no demand to join. */
const goneStates = new Set(['merged', 'void']);

/**
 * Demands that were said already. What is alike comes from the index of triage, which knows no viewers;
 * which of it the viewer may know of is decided by the store's own query, so that nothing else leaves here.
 */
export function similarRoutes(app: Api, { casework, similar }: ApiHouse): void {
  async function seen(viewer: Viewer, said: SaidNow): Promise<SimilarAnswer> {
    const found = await similar.find(viewer.district, said, mostAsked);
    const records = found.similar.map(({ record }) => record);
    const lines = valueOf(await casework.lines(viewer, records));
    const byRecord = new Map(lines.map((line) => [line.record, line]));
    const shown = found.similar.flatMap((candidate) => {
      const line = byRecord.get(candidate.record);
      if (!line || goneStates.has(line.state) || candidate.likeness < leastLikeness) return [];
      const { number, title, programme, state, ended, lead, openedAt } = line;
      return [{ ...candidate, number, title, programme, state, ended, lead, openedAt }];
    });
    return { building: found.building, similar: shown.slice(0, mostShown) };
  }

  app.openapi(ofRecord, async (c) => {
    const viewer = c.get('viewer');
    const view = valueOf(await casework.view(viewer, c.req.valid('param').record));
    const said = (name: string) => view.fields.find((field) => field.name === name)?.value;
    const text = [view.title, said('text'), said('address')].filter(
      (one) => typeof one === 'string',
    );
    const { record, category, lat, lon, openedAt } = view;
    const asked = { record, text: text.join(' '), category, lat, lon, at: new Date(openedAt) };
    return c.json(await seen(viewer, asked), 200);
  });
  app.openapi(ofDraft, async (c) => c.json(await seen(c.get('viewer'), c.req.valid('json')), 200));
  app.openapi(joined, async (c) => {
    const { record } = c.req.valid('param');
    return c.json(valueOf(await casework.joined(c.get('viewer'), record)), 200);
  });
}
