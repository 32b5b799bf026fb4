import { expect } from 'vitest';
import type { RecordView } from '../src/model/view.ts';
import type { ApiClient } from './api-client.ts';

/** Personal data of the example demand, to look for where it must not be. */
export const reporter = { name: '王小明', phone: '13812345678' };

/** Opens an example demand (exposed rubbish in Hongqi) through the API; `input` changes it. */
export async function openDemand(
  client: ApiClient,
  input: Record<string, unknown> = {},
): Promise<RecordView> {
  const answer = await client.ask<RecordView>('POST', '/api/d/hongqi/records', {
    programme: 'demand',
    type: 'receive',
    input: {
      title: '东街小区门口垃圾没人清',
      text: `垃圾堆了三天，联系电话 ${reporter.phone}`,
      channel: 'hotline',
      category: 'exposed-rubbish',
      place: '410702',
      reporterName: reporter.name,
      reporterPhone: reporter.phone,
      ...input,
    },
  });
  expect(answer.problems).toEqual([]);
  expect(answer.status).toBe(201);
  return answer.body;
}

/** Does an act and answers the record afterwards. */
export async function step(
  client: ApiClient,
  record: RecordView,
  type: string,
  input: Record<string, unknown> = {},
): Promise<RecordView> {
  const path = `/api/d/hongqi/records/${record.record}/acts`;
  const answer = await client.ask<RecordView>('POST', path, { type, input, seq: record.seq });
  expect(answer.problems).toEqual([]);
  return answer.body;
}
