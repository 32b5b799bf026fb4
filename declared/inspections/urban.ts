import { defineInspection } from '../../src/model/inspection.ts';

/** Drains before the flood season. */
export const beforeFloods = defineInspection({
  code: 'before-floods',
  label: { zh: '汛前排水设施巡检', en: 'Drains before the flood season' },
  purpose: {
    zh: '汛期前把低洼路段、小区的雨水口和检查井走一遍，赶在第一场大雨之前。',
    en: 'Every low street and estate is seen before the first heavy rain.',
  },
  basis: {
    zh: '河南省汛期：5 月 15 日至 9 月 30 日',
    en: 'Flood season of Henan: 15 May to 30 September',
  },
  sort: 'cyclic',
  districts: ['hongqi'],
  kind: 'drains',
  from: '04-01',
  to: '05-14',
  placeKind: 'community',
  worth: 1.5,
  checklist: [
    { zh: '雨水口清淤', en: 'Inlets cleared of mud' },
    { zh: '检查井盖齐全', en: 'Manhole covers complete' },
    { zh: '低洼点位标识与排水泵', en: 'Low points marked, pumps ready' },
  ],
});

/** Heating before it is turned on. */
export const beforeHeating = defineInspection({
  code: 'before-heating',
  label: { zh: '供暖前巡检', en: 'Heating before it is turned on' },
  purpose: {
    zh: '11 月 15 日供暖前查换热站、管网和上年投诉集中的楼栋；供暖首月继续补查。',
    en: 'Stations, pipes and last winter’s cold homes are seen before 15 November, and again in the first month.',
  },
  basis: {
    zh: '当地供暖期：11 月 15 日至次年 3 月 15 日',
    en: 'Heating season: 15 November to 15 March',
  },
  sort: 'cyclic',
  districts: ['hongqi'],
  kind: 'heat',
  from: '10-15',
  to: '12-15',
  placeKind: 'community',
  worth: 1.5,
  checklist: [
    { zh: '换热站试压', en: 'Pressure test of the station' },
    { zh: '排气、过滤器清洗', en: 'Air let out, filters cleaned' },
    { zh: '上年投诉楼栋回访', en: 'Homes that complained last winter asked' },
  ],
});

/** 每月一题: one problem a month. */
export const topicOfTheMonth = defineInspection({
  code: 'topic-flying-wires',
  label: { zh: '每月一题：飞线充电', en: 'Topic of the month: wires out of windows' },
  purpose: {
    zh: '集中一个月，把老旧小区飞线充电点位走完，能加装充电桩的当场登记。',
    en: 'In one month every old estate is seen, and sites for charging posts are listed.',
  },
  basis: { zh: '本区“每月一题”计划（示例）', en: "The district's topic of the month (example)" },
  sort: 'campaign',
  districts: ['hongqi'],
  kind: 'estates',
  from: '11-01',
  to: '11-30',
  placeKind: 'community',
  worth: 0.8,
  isMust: false,
  minutes: 40,
  checklist: [
    { zh: '飞线点位拍照登记', en: 'Wires photographed and listed' },
    { zh: '可建充电桩的位置', en: 'Where charging posts could stand' },
  ],
});
