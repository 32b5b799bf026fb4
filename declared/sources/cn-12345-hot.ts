import { defineSource } from '../../src/model/source.ts';

/**
 * A table of messages to a Chinese 12345 line or message board, not yet answered: each waits in
 * our own queue. Shape of attachment 3 of the 泰迪杯 2020 problem C.
 */
export const cn12345Hot = defineSource({
  code: 'cn-12345-hot',
  label: { zh: '12345 留言（带点赞数）', en: '12345 messages with likes' },
  origin: '12345 热线、领导留言板导出表（泰迪杯 2020 C 题附件 3 的列）',
  licence: '由导出单位确定',
  cadence: 'monthly',
  programme: 'demand',
  format: 'csv',
  timeZone: 'Asia/Shanghai',
  span: { from: '2008-01-01', to: '2030-12-31' },
  id: { columns: ['留言编号'], required: true },
  openedAt: { columns: ['留言时间'], format: 'yyyy/M/d H:mm:ss', required: true },
  title: { columns: ['留言主题', '留言详情'], required: true },
  text: { columns: ['留言详情'] },
  reporterName: { columns: ['留言用户'] },
  fields: { likes: { columns: ['点赞数'] }, dislikes: { columns: ['反对数'] } },
});
