import type { Source } from '../../model/source.ts';
import { readInstant } from './parse-instant.ts';

type Mappable =
  | 'id'
  | 'openedAt'
  | 'closedAt'
  | 'dueAt'
  | 'title'
  | 'text'
  | 'category'
  | 'unit'
  | 'channel'
  | 'lat'
  | 'lon'
  | 'place'
  | 'address'
  | 'reporterName'
  | 'reporterPhone'
  | 'status'
  | 'outcome';

/** Names that columns have in practice, the best first; matched whole before they are matched in part. */
const names: Record<Mappable, readonly string[]> = {
  id: [
    '留言编号',
    '工单编号',
    '工单号',
    '诉求编号',
    '编号',
    'case_enquiry_id',
    'service_request_id',
    'service_request_number',
    'unique key',
    'request id',
    'ticket',
    'id',
  ],
  openedAt: [
    '留言时间',
    '来电时间',
    '受理时间',
    '登记时间',
    '创建时间',
    '上报时间',
    'open_dt',
    'requested_datetime',
    'creation_date',
    'created date',
    'created',
    'opened',
    'date',
  ],
  closedAt: [
    '答复时间',
    '办结时间',
    '结案时间',
    '完成时间',
    'closed_dt',
    'completion_date',
    'closed date',
    'closed',
  ],
  dueAt: [
    '截止时间',
    '办理时限',
    '到期时间',
    'target_dt',
    'sla_target_dt',
    'expected_datetime',
    'due',
  ],
  title: [
    '留言主题',
    '诉求标题',
    '工单标题',
    '标题',
    '主题',
    'case_title',
    'title',
    'subject',
    'service_name',
    'nature',
  ],
  text: [
    '留言详情',
    '诉求内容',
    '工单内容',
    '问题描述',
    '内容',
    '详情',
    'description',
    'details',
    'text',
  ],
  category: [
    '诉求类别',
    '问题类别',
    '一级分类',
    '分类',
    '类别',
    'type',
    'category',
    'reason',
    'service_code',
  ],
  unit: [
    '承办单位',
    '责任单位',
    '主办单位',
    '办理单位',
    'department',
    'agency_responsible',
    'agency',
    'unit',
  ],
  channel: ['诉求来源', '来源渠道', '渠道', '来源', 'source', 'channel'],
  lat: ['纬度', 'latitude', 'lat'],
  lon: ['经度', 'longitude', 'long', 'lon', 'lng'],
  place: [
    '所属街道',
    '社区',
    '街道',
    '属地',
    'neighborhood',
    'neighbourhood',
    'community_area',
    'district',
  ],
  address: ['事发地址', '诉求地址', '地址', '地点', 'address', 'street_address', 'location'],
  reporterName: ['留言用户', '诉求人', '来电人', '姓名', '联系人', 'reporter', 'name'],
  reporterPhone: ['联系电话', '来电号码', '手机', '电话', 'phone', 'telephone', 'mobile'],
  status: ['办理状态', '工单状态', '状态', 'case_status', 'status'],
  outcome: [
    '答复意见',
    '办理结果',
    '处理结果',
    '回复内容',
    'closure_reason',
    'status_notes',
    'resolution',
    'outcome',
  ],
};

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ');

const looksLikeTime = readInstant('MM/dd/yyyy', 'UTC');

/** Whether the sample bears out what a name promises: times that can be read, numbers in range. */
function bearsOut(field: Mappable, sample: readonly string[]): boolean {
  const given = sample.filter((text) => text.trim() !== '');
  if (given.length === 0) return true;
  const most = (test: (text: string) => boolean) => given.filter(test).length * 2 > given.length;
  if (field.endsWith('At'))
    return most((text) => looksLikeTime(text.trim()) !== undefined || /\d{4}/.test(text));
  if (field === 'lat' || field === 'lon') return most((text) => Math.abs(Number(text)) <= 180);
  return true;
}

/**
 * Guesses which column means what, from names that such tables use and from a sample of rows. Each
 * column is given to one field at most. The result is shown to a person, never used unseen.
 */
export function guessMapping(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Partial<Record<Mappable, string>> {
  const guess: Partial<Record<Mappable, string>> = {};
  const used = new Set<string>();
  const sampleOf = (column: string) => rows.map((cells) => cells[columns.indexOf(column)] ?? '');
  const fits = [
    (column: string, name: string) => plain(column) === plain(name),
    (column: string, name: string) => name.length > 1 && plain(column).includes(plain(name)),
  ];
  for (const fit of fits) {
    for (const field of Object.keys(names) as Mappable[]) {
      if (guess[field] !== undefined) continue;
      const found = names[field]
        .flatMap((name) => columns.filter((column) => fit(column, name)))
        .find((column) => !used.has(column) && bearsOut(field, sampleOf(column)));
      if (found === undefined) continue;
      guess[field] = found;
      used.add(found);
    }
  }
  return guess;
}

/** The order of day and month in a column of times: that which reads all of the sample. */
export function guessTimeFormat(sample: readonly string[]): string {
  const given = sample.map((text) => text.trim()).filter((text) => text !== '');
  const formats = ['yyyy/M/d H:mm:ss', 'MM/dd/yyyy hh:mm:ss a', 'dd/MM/yyyy HH:mm:ss'];
  const readable = (format: string) => {
    const read = readInstant(format, 'UTC');
    return given.filter((text) => read(text) !== undefined).length;
  };
  const best = formats.map((format) => ({ format, n: readable(format) }));
  return best.sort((a, b) => b.n - a.n)[0]?.format ?? 'iso';
}

/** How well the columns of a file fit the declared sources, best first; those that lack what is required are left out. */
export function fittingSources(
  sources: readonly Source[],
  columns: readonly string[],
  compare: (source: Source) => { unknown: string[]; missing: string[] },
) {
  const has = (list: readonly string[]) => list.some((column) => columns.includes(column));
  return sources
    .filter(
      (source) =>
        has(source.id.columns) && has(source.openedAt.columns) && has(source.title.columns),
    )
    .map((source) => ({ source: source.code, label: source.label, ...compare(source) }))
    .sort((a, b) => a.missing.length + a.unknown.length - b.missing.length - b.unknown.length);
}
