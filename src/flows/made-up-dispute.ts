import type { DisputeStage, ExampleDispute } from '../../declared/examples/disputes.ts';
import type { Random } from '../kernels/simulate/random.ts';
import type { FileRef } from '../model/act.ts';

const DAY = 86_400_000;
/** fen in a yuan */
const FEN = 100;
/** more instalments than this are not lived through */
const mostParts = 3;
const settleDay = 14;
/** days between instalments */
const partDays = 12;

/** One act of a made-up dispute. */
export interface DisputeStep {
  type: string;
  /** ms since 1970, before working hours are looked at */
  at: number;
  input: Record<string, unknown>;
}

/** Days since the application by where a dispute stands: from, to. */
export const ages: Readonly<Record<DisputeStage, readonly [number, number]>> = {
  consent: [0, 2],
  accepted: [2, 4],
  mediating: [7, 30],
  suspended: [13, 40],
  agreed: [16, 40],
  confirming: [20, 28],
  performing: [30, 42],
  breached: [46, 60],
  performed: [66, 74],
  archived: [90, 210],
  refused: [10, 150],
  failed: [40, 180],
  enforced: [90, 150],
};

const told = '双方已达成协议，正按协议履行';
const notTold = '调解未成，已告知当事人可依法起诉';

type Make = (type: string, day: number, input: Record<string, unknown>) => DisputeStep;

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const instant = (ms: number) => new Date(ms).toISOString();

const begin = (make: Make, random: Random): DisputeStep[] => [
  make('record-consent', 1, {
    applicantAgrees: true,
    respondentAgrees: true,
    respondentName: `${random.pick(['周', '吴', '郑', '冯'])}某`,
    respondentPhone: `154${String(random.below(100_000_000)).padStart(8, '0')}`,
    free: true,
  }),
  make('choose-mediator', 3, {
    mediatorName: `模拟调解员${random.between(1, 6)}`,
    chosenBy: random.pick(['parties', 'committee']),
  }),
];

function sessions(make: Make, at: number, random: Random): DisputeStep[] {
  const accounts = [
    '分别听取双方意见，核对事实和票据，双方愿意继续协商。',
    '邀请社区法律顾问参加，双方就责任划分接近一致。',
    '到现场查看，双方对方案提出修改意见。',
  ];
  const risk = {
    signs: '一方情绪激动，扬言到对方单位讨说法。',
    reportedTo: random.pick(['police', 'government', 'both']),
  };
  return [
    make('session', 5, { on: dayOf(at + 5 * DAY), account: accounts[0] }),
    ...(random.chance(0.2) ? [make('warn-escalation', 6, risk)] : []),
    make('session', 10, { on: dayOf(at + 10 * DAY), account: random.pick(accounts.slice(1)) }),
  ];
}

function settle(make: Make, at: number, dispute: ExampleDispute, agreement: FileRef): DisputeStep {
  const due = at + (settleDay + partDays + 15) * DAY;
  return make('settle', settleDay, {
    form: 'written',
    duties: dispute.duties,
    terms: dispute.terms,
    amountFen: dispute.amount * FEN,
    instalments: dispute.instalments,
    effectiveOn: dayOf(at + settleDay * DAY),
    performBy: instant(due),
    agreement: [agreement],
    told,
  });
}

/** Through the court, or straight to performance. */
const confirm = (make: Make, random: Random, paper: FileRef): DisputeStep[] =>
  random.chance(0.4)
    ? [
        make('apply-confirmation', 17, { jointly: true, court: '本区人民法院（模拟）' }),
        make('confirmed', 27, { ruling: '（模拟）民特裁定', papers: [paper] }),
      ]
    : [make('without-confirmation', 16, { reason: '双方均表示按协议自动履行。' })];

function perform(make: Make, at: number, dispute: ExampleDispute): DisputeStep[] {
  const parts = Math.min(mostParts, dispute.instalments);
  const fen = dispute.amount * FEN;
  const part = Math.floor(fen / parts);
  const dayOfPart = (i: number) => 28 + i * partDays;
  const steps = Array.from({ length: parts - 1 }, (_, i) =>
    make('perform-part', dayOfPart(i), {
      on: dayOf(at + dayOfPart(i) * DAY),
      partFen: part,
      paidFen: part * (i + 1),
      next: instant(at + (dayOfPart(i + 1) + 5) * DAY),
    }),
  );
  const last = dayOfPart(parts - 1);
  return [...steps, make('perform', last, { on: dayOf(at + last * DAY), paidFen: fen })];
}

/**
 * What was done about a made-up dispute after its application, in order, so that it stands where
 * the stage says when time has come so far.
 *
 * @param at of the application, ms since 1970
 */
export function disputeSteps(
  dispute: ExampleDispute,
  stage: DisputeStage,
  { at, random, paper }: { at: number; random: Random; paper: FileRef },
): DisputeStep[] {
  const make: Make = (type, day, input) => ({ type, at: at + day * DAY, input });
  const begun = begin(make, random);
  const talked = [...begun, ...sessions(make, at, random)];
  const settled = [...talked, settle(make, at, dispute, paper)];
  const direct = make('without-confirmation', 16, { reason: '双方均表示按协议自动履行。' });
  const breached = [
    ...settled,
    direct,
    make('breach', settleDay + partDays + 18, { account: '到期未履行，经电话督促仍未支付。' }),
  ];
  const whole = [...settled, ...confirm(make, random, paper), ...perform(make, at, dispute)];
  const ways: Record<DisputeStage, () => DisputeStep[]> = {
    consent: () => [],
    accepted: () => begun.slice(0, 1),
    mediating: () => talked,
    suspended: () => [...talked, make('appraise', 12, { what: '损失程度，委托第三方机构评估' })],
    agreed: () => settled,
    confirming: () => [
      ...settled,
      make('apply-confirmation', 17, { jointly: true, court: '本区人民法院（模拟）' }),
    ],
    performing: () => [...settled, direct],
    breached: () => breached,
    performed: () => whole,
    archived: () => [
      ...whole,
      make('revisit', 75, {
        lasting: true,
        satisfied: random.chance(0.9),
        account: '电话回访双方，协议履行完毕，没有反复。',
      }),
    ],
    refused: () => [
      make('record-refusal', 2, {
        reason: '对方表示直接走诉讼程序，不同意调解。',
        wayOnward: 'court',
        told: notTold,
      }),
    ],
    failed: () => [
      ...talked,
      make('fail', 26, {
        reason: '赔偿数额差距较大，多次协商未果。',
        wayOnward: random.pick(['court', 'arbitration', 'aid']),
        told: notTold,
      }),
    ],
    enforced: () => [
      ...breached,
      make('enforce', 60, { wayOnward: 'court', account: '两次上门督促仍不履行。' }),
    ],
  };
  return ways[stage]();
}
