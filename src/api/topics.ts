import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { TopicChangeAsked, TopicsView } from '../model/topic-view.ts';
import { RecordLine } from '../model/view.ts';
import type { Api, ApiHouse } from './api-house.ts';
import { mustHave } from './guards.ts';
import { valueOf } from './problems.ts';
import { answers, body, District, inDistrict } from './route-parts.ts';

const Days = z.object({ days: z.coerce.number().int().min(7).max(366).default(90) });

const list = createRoute({
  method: 'get',
  path: inDistrict('/topics'),
  summary: 'Problems that several demands of the last days speak of, hottest first',
  request: { params: District, query: Days },
  responses: answers('topics with their heat, and what people changed', TopicsView),
});
const demands = createRoute({
  method: 'get',
  path: inDistrict('/topics/demands'),
  summary: 'The demands of the topic that holds this one, most typical first, at most 200',
  request: { params: District, query: Days.extend({ anchor: z.uuid() }) },
  responses: answers('demands', z.array(RecordLine)),
});
const change = createRoute({
  method: 'post',
  path: inDistrict('/topics/changes'),
  summary: 'Merge topics, split demands off, or take a change back; 409 when somebody was faster',
  request: { params: District, query: Days, ...body(TopicChangeAsked) },
  responses: answers('the topics as they stand then', TopicsView),
});

/** Topics among the demands that a viewer may see. */
export function topicRoutes(app: Api, house: ApiHouse): void {
  const { casework } = house;
  app.openapi(list, async (c) => {
    const viewer = c.get('viewer');
    mustHave(house, viewer, 'records.read');
    return c.json(valueOf(await casework.topics(viewer, c.req.valid('query').days)), 200);
  });
  app.openapi(demands, async (c) => {
    const viewer = c.get('viewer');
    mustHave(house, viewer, 'records.read');
    return c.json(valueOf(await casework.topicDemands(viewer, c.req.valid('query'))), 200);
  });
  app.openapi(change, async (c) => {
    const viewer = c.get('viewer');
    mustHave(house, viewer, 'records.read');
    valueOf(await casework.changeTopic(viewer, c.req.valid('json')));
    return c.json(valueOf(await casework.topics(viewer, c.req.valid('query').days)), 200);
  });
}
