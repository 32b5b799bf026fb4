import type { CalendarYear } from '../../../src/model/district.ts';

export const cn2024: CalendarYear = {
  year: 2024,
  source: '国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）',
  holidays: [
    // 元旦 1月1日
    { date: '2024-01-01', label: { zh: '元旦', en: 'New Year' } },
    // 春节 2月10日至2月17日
    { date: '2024-02-10', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2024-02-11', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2024-02-12', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2024-02-13', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2024-02-14', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2024-02-15', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2024-02-16', label: { zh: '春节', en: 'Spring Festival' } },
    { date: '2024-02-17', label: { zh: '春节', en: 'Spring Festival' } },
    // 清明节 4月4日至4月6日
    { date: '2024-04-04', label: { zh: '清明节', en: 'Tomb-Sweeping Day' } },
    { date: '2024-04-05', label: { zh: '清明节', en: 'Tomb-Sweeping Day' } },
    { date: '2024-04-06', label: { zh: '清明节', en: 'Tomb-Sweeping Day' } },
    // 劳动节 5月1日至5月5日
    { date: '2024-05-01', label: { zh: '劳动节', en: 'Labour Day' } },
    { date: '2024-05-02', label: { zh: '劳动节', en: 'Labour Day' } },
    { date: '2024-05-03', label: { zh: '劳动节', en: 'Labour Day' } },
    { date: '2024-05-04', label: { zh: '劳动节', en: 'Labour Day' } },
    { date: '2024-05-05', label: { zh: '劳动节', en: 'Labour Day' } },
    // 端午节 6月10日
    { date: '2024-06-10', label: { zh: '端午节', en: 'Dragon Boat Festival' } },
    // 中秋节 9月15日至9月17日
    { date: '2024-09-15', label: { zh: '中秋节', en: 'Mid-Autumn Festival' } },
    { date: '2024-09-16', label: { zh: '中秋节', en: 'Mid-Autumn Festival' } },
    { date: '2024-09-17', label: { zh: '中秋节', en: 'Mid-Autumn Festival' } },
    // 国庆节 10月1日至10月7日
    { date: '2024-10-01', label: { zh: '国庆节', en: 'National Day' } },
    { date: '2024-10-02', label: { zh: '国庆节', en: 'National Day' } },
    { date: '2024-10-03', label: { zh: '国庆节', en: 'National Day' } },
    { date: '2024-10-04', label: { zh: '国庆节', en: 'National Day' } },
    { date: '2024-10-05', label: { zh: '国庆节', en: 'National Day' } },
    { date: '2024-10-06', label: { zh: '国庆节', en: 'National Day' } },
    { date: '2024-10-07', label: { zh: '国庆节', en: 'National Day' } },
  ],
  makeUpDays: [
    '2024-02-04',
    '2024-02-18',
    '2024-04-07',
    '2024-04-28',
    '2024-05-11',
    '2024-09-14',
    '2024-09-29',
    '2024-10-12',
  ],
};
