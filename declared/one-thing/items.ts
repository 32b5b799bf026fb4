import { businessItems } from './business-items.ts';
import type { OneThingItem } from './item.ts';
import { lifeItems } from './life-items.ts';

/** The items that can be done from the first question to the rating. */
export const oneThingItems: readonly OneThingItem[] = [...lifeItems, ...businessItems];

/** The others of the list, by name: they have no checklist here yet. */
export const otherItems: readonly string[] = [
  '企业信息变更',
  '开办运输企业',
  '水电气网联合报装',
  '信用修复',
  '企业上市合法合规信息核查',
  '企业破产信息核查',
  '企业注销登记',
  '教育入学',
  '社会保障卡居民服务',
  '残疾人服务',
  '军人退役',
];
