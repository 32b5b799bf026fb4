import { describe, expect, it } from 'vitest';
import { trialSetup } from '../../../test/casework-district.ts';
import { emptySnapshot, type Snapshot } from '../../model/snapshot.ts';
import type { StoredRecord } from '../../store/records.ts';
import { exportTable } from './export-table.ts';

const setup = trialSetup();
const now = '2026-11-25T07:00:00.000Z';

async function tableOf(programme: string, facts: Partial<Snapshot>, language: 'zh' | 'en' = 'zh') {
  const snapshot: Snapshot = {
    ...emptySnapshot({ district: 'trial', record: crypto.randomUUID(), programme }),
    openedAt: '2026-11-24T01:30:00.000Z',
    ...facts,
  };
  const record: StoredRecord = {
    snapshot,
    placePath: null,
    source: null,
    sourceId: null,
    simulated: true,
  };
  const batches = (async function* () {
    yield [record];
  })();
  const roles = new Set(['shift-lead']);
  const of = { setup, language, now, roles, rolesSeeing: () => roles };
  const table = exportTable('x', setup.programmes[programme], batches, of);
  for await (const [row] of table.batches) {
    return Object.fromEntries(table.columns.map((name, i) => [name, row![i]]));
  }
  return {};
}

describe('an export', () => {
  it('has names instead of codes, times of the district, and says what is simulated', async () => {
    const facts = {
      number: 'SQTR-20261124-00001',
      title: '垃圾没人清',
      state: 'dispatched',
      category: 'rubbish',
      place: 't1a',
      lead: 'street-1',
      flags: ['reopened', 'unsigned'],
      fields: { outcome: 'partly', address: '槐树社区' },
    };
    expect(await tableOf('demand', facts)).toMatchObject({
      编号: 'SQTR-20261124-00001',
      状态: '处置中',
      类别: '暴露垃圾',
      属地: '槐树社区',
      主办单位: '东街街道',
      接诉时间: '2026-11-24 09:30',
      办结时间: null,
      标记: '重开; 待签收',
      模拟: true,
      办理结果: '部分解决',
      地址: '槐树社区',
    });
    expect(await tableOf('demand', facts, 'en')).toMatchObject({
      State: 'In hand',
      'Lead unit': 'East Street',
      Flags: 'Reopened; Not signed for',
    });
  });

  it('tells money in yuan, and leaves blank what is not known', async () => {
    const row = await tableOf('project', { state: 'signed', fields: { plannedFen: 123_456_789 } });
    expect(row).toMatchObject({ '计划总投资（元）': 1_234_567.89, '累计完成投资（元）': null });
  });

  it('keeps codes that are no longer declared', async () => {
    const row = await tableOf('demand', { state: 'lost', category: 'gone', lead: 'nobody' });
    expect(row).toMatchObject({ 状态: 'lost', 类别: 'gone', 主办单位: 'nobody' });
  });
});
