import type { OneThingItem } from './item.ts';

/** Items of a firm's life. Units and order follow the national lists; promised days are the example's own. */
export const businessItems: readonly OneThingItem[] = [
  {
    code: 'new-firm',
    label: { zh: '企业开办', en: 'Open a firm' },
    questions: {
      firmSeal: { zh: '是否刻制公章', en: 'Have a seal cut?' },
      firmInvoices: { zh: '是否领用发票', en: 'Need invoices?' },
      firmStaff: { zh: '是否招用员工', en: 'Employ people?' },
    },
    approvals: [
      { part: 'licence', name: '企业设立登记', unit: 'market', days: 1 },
      {
        part: 'seal',
        name: '公章刻制备案',
        unit: 'police',
        days: 1,
        after: 'licence',
        asked: 'firmSeal',
      },
      {
        part: 'invoices',
        name: '税务信息确认和发票领用',
        unit: 'tax',
        days: 1,
        after: 'licence',
        asked: 'firmInvoices',
      },
      {
        part: 'insurance',
        name: '企业社会保险登记',
        unit: 'labour',
        days: 1,
        after: 'licence',
        asked: 'firmStaff',
      },
      {
        part: 'fund',
        name: '住房公积金缴存登记',
        unit: 'housing-fund',
        days: 2,
        after: 'licence',
        asked: 'firmStaff',
      },
    ],
    papers: [
      { paper: '法定代表人居民身份证', from: 'given', uses: 5 },
      { paper: '公司章程', from: 'given', uses: 2 },
      { paper: '住所使用证明', from: 'given', uses: 2 },
      { paper: '营业执照', from: 'shared', uses: 4 },
      { paper: '员工名册', from: 'given', uses: 2, asked: 'firmStaff' },
    ],
  },
  {
    code: 'restaurant',
    label: { zh: '餐饮店开办', en: 'Open a restaurant' },
    questions: {
      restaurantSign: { zh: '是否设置门头招牌', en: 'Put up a sign?' },
      restaurantFire: { zh: '是否属于公众聚集场所', en: 'A place where many people gather?' },
      restaurantDrain: { zh: '是否向城镇管网排水', en: 'Drain into the town sewers?' },
    },
    approvals: [
      { part: 'licence', name: '营业执照办理', unit: 'market', days: 1 },
      { part: 'food', name: '食品经营许可', unit: 'market', days: 10, after: 'licence' },
      {
        part: 'sign',
        name: '设置大型户外广告及招牌审批',
        unit: 'city-management',
        days: 5,
        after: 'licence',
        asked: 'restaurantSign',
      },
      {
        part: 'fire',
        name: '公众聚集场所投入使用、营业前消防安全检查',
        unit: 'fire-rescue',
        days: 10,
        after: 'licence',
        asked: 'restaurantFire',
      },
      {
        part: 'drain',
        name: '城镇污水排入排水管网许可',
        unit: 'housing',
        days: 15,
        after: 'licence',
        asked: 'restaurantDrain',
      },
    ],
    papers: [
      { paper: '经营者居民身份证', from: 'given', uses: 5 },
      { paper: '经营场所使用证明', from: 'given', uses: 4 },
      { paper: '营业执照', from: 'shared', uses: 4 },
      { paper: '场所平面布局图', from: 'given', uses: 2 },
      { paper: '招牌效果图', from: 'given', uses: 1, asked: 'restaurantSign' },
      { paper: '消防安全承诺书', from: 'given', uses: 1, asked: 'restaurantFire' },
    ],
  },
];
