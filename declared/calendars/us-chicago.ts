import { defineCalendar } from '../../src/model/district.ts';

/** City of Chicago holidays; one on a Saturday is kept on the Friday before, on a Sunday on the Monday after. */
export const usChicago = defineCalendar({
  code: 'us-chicago',
  label: { zh: '芝加哥工作日历', en: 'Working calendar, Chicago' },
  weekdays: [1, 2, 3, 4, 5],
  hours: [[540, 1020]],
  years: [
    {
      year: 2011,
      source: 'City of Chicago, Department of Human Resources, holidays of the year',
      holidays: [
        { date: '2011-01-01', label: { zh: '元旦', en: "New Year's Day" } },
        {
          date: '2011-01-17',
          label: { zh: '马丁·路德·金纪念日', en: 'Martin Luther King Jr. Day' },
        },
        { date: '2011-02-11', label: { zh: '林肯诞辰', en: "Lincoln's Birthday" } },
        { date: '2011-02-21', label: { zh: '总统日', en: "Presidents' Day" } },
        { date: '2011-03-07', label: { zh: '普瓦斯基日', en: 'Casimir Pulaski Day' } },
        { date: '2011-05-30', label: { zh: '阵亡将士纪念日', en: 'Memorial Day' } },
        { date: '2011-07-04', label: { zh: '独立日', en: 'Independence Day' } },
        { date: '2011-09-05', label: { zh: '劳工节', en: 'Labor Day' } },
        { date: '2011-10-10', label: { zh: '哥伦布日', en: 'Columbus Day' } },
        { date: '2011-11-11', label: { zh: '退伍军人节', en: 'Veterans Day' } },
        { date: '2011-11-24', label: { zh: '感恩节', en: 'Thanksgiving Day' } },
        { date: '2011-12-26', label: { zh: '圣诞节', en: 'Christmas Day' } },
      ],
      makeUpDays: [],
    },
    {
      year: 2012,
      source: 'City of Chicago, Department of Human Resources, holidays of the year',
      holidays: [
        { date: '2012-01-02', label: { zh: '元旦', en: "New Year's Day" } },
        {
          date: '2012-01-16',
          label: { zh: '马丁·路德·金纪念日', en: 'Martin Luther King Jr. Day' },
        },
        { date: '2012-02-13', label: { zh: '林肯诞辰', en: "Lincoln's Birthday" } },
        { date: '2012-02-20', label: { zh: '总统日', en: "Presidents' Day" } },
        { date: '2012-05-28', label: { zh: '阵亡将士纪念日', en: 'Memorial Day' } },
        { date: '2012-07-04', label: { zh: '独立日', en: 'Independence Day' } },
        { date: '2012-09-03', label: { zh: '劳工节', en: 'Labor Day' } },
        { date: '2012-10-08', label: { zh: '哥伦布日', en: 'Columbus Day' } },
        { date: '2012-11-12', label: { zh: '退伍军人节', en: 'Veterans Day' } },
        { date: '2012-11-22', label: { zh: '感恩节', en: 'Thanksgiving Day' } },
        { date: '2012-12-25', label: { zh: '圣诞节', en: 'Christmas Day' } },
      ],
      makeUpDays: [],
    },
    {
      year: 2013,
      source: 'City of Chicago, Department of Human Resources, holidays of the year',
      holidays: [
        { date: '2013-01-01', label: { zh: '元旦', en: "New Year's Day" } },
        {
          date: '2013-01-21',
          label: { zh: '马丁·路德·金纪念日', en: 'Martin Luther King Jr. Day' },
        },
        { date: '2013-02-12', label: { zh: '林肯诞辰', en: "Lincoln's Birthday" } },
        { date: '2013-02-18', label: { zh: '总统日', en: "Presidents' Day" } },
        { date: '2013-05-27', label: { zh: '阵亡将士纪念日', en: 'Memorial Day' } },
        { date: '2013-07-04', label: { zh: '独立日', en: 'Independence Day' } },
        { date: '2013-09-02', label: { zh: '劳工节', en: 'Labor Day' } },
        { date: '2013-10-14', label: { zh: '哥伦布日', en: 'Columbus Day' } },
        { date: '2013-11-11', label: { zh: '退伍军人节', en: 'Veterans Day' } },
        { date: '2013-11-28', label: { zh: '感恩节', en: 'Thanksgiving Day' } },
        { date: '2013-12-25', label: { zh: '圣诞节', en: 'Christmas Day' } },
      ],
      makeUpDays: [],
    },
  ],
});
