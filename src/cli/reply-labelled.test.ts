import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkReply } from '../kernels/text/reply/check-reply.ts';
import { labelledReplies, readLabels } from '../kernels/text/reply/labelled-replies.test-data.ts';
import type { ReplyAspect } from '../kernels/text/reply/reply-part.ts';
import { readAnsweredRows, type AnsweredRow } from './reply-input.ts';

const file = resolve('../shared/data/teddy2020c/attachment4_replies.csv.gz');
const aspects: readonly ReplyAspect[] = ['answers', 'action', 'who', 'when', 'tone'];
const sets = Object.keys(labelledReplies) as (keyof typeof labelledReplies)[];

let rows: Map<string, AnsweredRow>;

/** Found rightly, found wrongly, missed. */
function countOf(aspect: ReplyAspect) {
  const place = aspects.indexOf(aspect);
  const count = { right: 0, wrong: 0, missed: 0 };
  for (const { id, labels } of sets.flatMap(readLabels)) {
    const holds = checkReply(rows.get(id)!).parts.find((part) => part.aspect === aspect)!.holds;
    if (holds) count[labels[place] ? 'right' : 'wrong'] += 1;
    else if (labels[place]) count.missed += 1;
  }
  return count;
}

describe.skipIf(!existsSync(file))(
  'sixty answers read by hand (skipped: ../shared/data is absent)',
  () => {
    beforeAll(async () => {
      const all = await readAnsweredRows({
        in: file,
        demand: '留言主题,留言详情',
        reply: '答复意见',
        format: 'yyyy/M/d H:mm:ss',
        zone: 'Asia/Shanghai',
        idColumn: '留言编号',
      });
      rows = new Map(all.map((row) => [row.id, row]));
    });

    it.each([
      ['answers', { right: 52, wrong: 1, missed: 2 }],
      ['action', { right: 49, wrong: 1, missed: 0 }],
      ['who', { right: 47, wrong: 4, missed: 2 }],
      ['when', { right: 17, wrong: 0, missed: 1 }],
      ['tone', { right: 37, wrong: 10, missed: 3 }],
    ] as const)(
      '%s is seen as the reader saw it, but for the mistakes that docs tell of',
      (aspect, count) => {
        expect(countOf(aspect)).toEqual(count);
      },
    );
  },
);
