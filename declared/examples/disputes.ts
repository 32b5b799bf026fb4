/** What a made-up dispute is about. All names, sums and words are invented. */
export interface ExampleDispute {
  subject: string;
  kind: string;
  facts: string;
  duties: string;
  terms: string;
  /** yuan; 0 where nothing is paid */
  amount: number;
  instalments: number;
}

/** Subjects that made-up disputes take turns with. */
export const exampleDisputes: readonly ExampleDispute[] = [
  {
    subject: '楼上漏水损坏天花板',
    kind: 'neighbour',
    facts: '楼上卫生间防水失效，楼下天花板和墙面受损，双方对维修费用分担有争议。',
    duties: '楼上住户负责防水维修，楼下住户配合入户。',
    terms: '楼上住户十五日内完成防水维修，并赔偿墙面修复费用。',
    amount: 3200,
    instalments: 1,
  },
  {
    subject: '拖欠物业费与服务不到位',
    kind: 'property',
    facts: '业主以保洁、门禁维护不到位为由拒交两年物业费，物业公司要求补交。',
    duties: '物业公司整改保洁和门禁，业主补交物业费。',
    terms: '物业费减免两成后分两期补交，物业公司一个月内完成整改。',
    amount: 4800,
    instalments: 2,
  },
  {
    subject: '工程尾款中的工人工资',
    kind: 'labour',
    facts: '装修班组七名工人的工资被拖欠三个月，班组长与总包对工程量有争议。',
    duties: '总包先行垫付工资，与班组另行核算工程量。',
    terms: '工资分三期付清，逾期按约定支付利息。',
    amount: 68000,
    instalments: 3,
  },
  {
    subject: '相邻宅基地排水与滴水',
    kind: 'land',
    facts: '一方翻建后屋檐滴水冲刷邻家墙基，双方对界址和排水方向有争议。',
    duties: '翻建一方加装檐沟，另一方允许施工通行。',
    terms: '十日内加装檐沟，墙基修补费用由翻建一方承担。',
    amount: 1500,
    instalments: 1,
  },
  {
    subject: '预付卡余额退还',
    kind: 'consumer',
    facts: '健身房闭店，会员要求退还预付卡余额，经营者要求扣除手续费。',
    duties: '经营者退还余额，会员交回卡片。',
    terms: '按剩余次数折算退还，分两期到账。',
    amount: 2600,
    instalments: 2,
  },
  {
    subject: '电动车碰撞的医疗费',
    kind: 'injury',
    facts: '小区门口两辆电动车相撞，一方骨折，双方对责任比例和误工费有争议。',
    duties: '双方按约定比例分担医疗费和误工费。',
    terms: '医疗费、误工费按七三分担，分四期付清。',
    amount: 18000,
    instalments: 4,
  },
  {
    subject: '赡养老人的分担',
    kind: 'family',
    facts: '兄妹三人对老人轮流照料和护理费用分担有争议。',
    duties: '三人轮流照料，护理费用平均分担。',
    terms: '每月一号前将护理费存入老人账户，轮流照料表附后。',
    amount: 10800,
    instalments: 12,
  },
  {
    subject: '门店租赁押金返还',
    kind: 'contract',
    facts: '租期届满，出租人以墙面损坏为由扣留押金，承租人要求全额返还。',
    duties: '出租人返还押金，承租人承担墙面修补。',
    terms: '扣除修补费后返还押金。',
    amount: 9000,
    instalments: 1,
  },
  {
    subject: '门诊治疗效果争议',
    kind: 'medical',
    facts: '患者认为治疗效果与告知不符，诊所认为属正常恢复期，双方申请鉴定。',
    duties: '按鉴定意见确定责任。',
    terms: '诊所减免部分费用并提供后续复查。',
    amount: 5600,
    instalments: 1,
  },
  {
    subject: '夜间音响扰邻',
    kind: 'neighbour',
    facts: '底商夜间使用音响，楼上住户多次反映，双方对时段和音量有争议。',
    duties: '经营者控制时段和音量，住户理性反映。',
    terms: '二十二时后关闭室外音响，音量不超过约定分贝。',
    amount: 0,
    instalments: 1,
  },
];

/** Where made-up disputes stand. */
export const disputeStages = [
  'consent',
  'accepted',
  'mediating',
  'suspended',
  'agreed',
  'confirming',
  'performing',
  'breached',
  'performed',
  'archived',
  'refused',
  'failed',
  'enforced',
] as const;
export type DisputeStage = (typeof disputeStages)[number];

/** How many made-up disputes of each district stand where. The press report states no number. */
export const disputesAt: Readonly<Record<string, Partial<Record<DisputeStage, number>>>> = {
  hongqi: {
    consent: 4,
    accepted: 3,
    mediating: 7,
    suspended: 2,
    agreed: 4,
    confirming: 3,
    performing: 6,
    breached: 2,
    performed: 3,
    archived: 42,
    refused: 5,
    failed: 6,
    enforced: 1,
  },
  fengquan: {
    consent: 2,
    accepted: 1,
    mediating: 3,
    agreed: 1,
    performing: 2,
    archived: 14,
    failed: 2,
  },
};

/** Made-up referrals: categories of demands that are often disputes, as which kind, and how many of a district. */
export const referrals = {
  kinds: {
    'property-fee': 'property',
    'property-service': 'property',
    'social-noise': 'neighbour',
    'renovation-noise': 'neighbour',
  },
  count: { hongqi: 4, fengquan: 2 },
} as const;
