import { defineDispatchRules } from '../../src/model/district.ts';

/**
 * Which department a demand goes to by category and time, the same in every urban district of the
 * city: units have the same codes there. First match wins; a district puts its own rules for
 * streets before these.
 */
export const departmentRules = defineDispatchRules([
  {
    code: 'praise',
    label: {
      zh: '表扬、建议由热线中心答复',
      en: 'Praise and suggestions are answered by the centre',
    },
    when: { op: 'in', field: 'category', values: ['praise', 'suggestion', 'policy-advice'] },
    lead: 'centre',
  },
  {
    code: 'night-noise',
    label: {
      zh: '夜间（22 时至 6 时）噪音先由公安到场',
      en: 'Night noise (22-6 h): the police go first',
    },
    when: {
      op: 'all',
      rules: [
        { op: 'has', field: 'categories', value: 'noise' },
        {
          op: 'any',
          rules: [
            { op: 'ge', field: 'hour', value: 22 },
            { op: 'lt', field: 'hour', value: 6 },
          ],
        },
      ],
    },
    lead: 'police',
    assist: ['city-management'],
  },
  {
    code: 'industrial-noise',
    label: { zh: '工业噪音归生态环境分局', en: 'Industrial noise goes to Environment' },
    when: { op: 'eq', field: 'category', value: 'industrial-noise' },
    lead: 'environment',
  },
  {
    code: 'social-noise',
    label: { zh: '社会生活噪音归公安分局', en: 'Neighbourhood noise goes to the police' },
    when: { op: 'eq', field: 'category', value: 'social-noise' },
    lead: 'police',
  },
  {
    code: 'noise',
    label: { zh: '其余噪音归城市管理局', en: 'Other noise goes to City Management' },
    when: { op: 'has', field: 'categories', value: 'noise' },
    lead: 'city-management',
  },
  {
    code: 'gas',
    label: { zh: '供气故障归燃气公司', en: 'Gas goes to the gas company' },
    when: { op: 'eq', field: 'category', value: 'gas-supply' },
    lead: 'gas-company',
    assist: ['emergency'],
  },
  {
    code: 'heating',
    label: { zh: '供暖归热力公司', en: 'Heating goes to the heat company' },
    when: { op: 'eq', field: 'category', value: 'heating' },
    lead: 'heat-company',
    assist: ['housing'],
  },
  {
    code: 'power',
    label: { zh: '停电归供电公司', en: 'Power goes to the power company' },
    when: { op: 'in', field: 'category', values: ['power-outage', 'exposed-wire'] },
    lead: 'power-company',
  },
  {
    code: 'sewer',
    label: { zh: '下水道归城市管理局', en: 'Sewers go to City Management' },
    when: { op: 'eq', field: 'category', value: 'sewer' },
    lead: 'city-management',
  },
  {
    code: 'utility-power-fee',
    label: { zh: '电费归供电公司', en: 'Power bills go to the power company' },
    when: {
      op: 'all',
      rules: [
        { op: 'eq', field: 'category', value: 'utility-fee' },
        { op: 'mentions', field: 'text', words: ['电费'] },
      ],
    },
    lead: 'power-company',
  },
  {
    code: 'utility-gas-fee',
    label: { zh: '燃气费归燃气公司', en: 'Gas bills go to the gas company' },
    when: {
      op: 'all',
      rules: [
        { op: 'eq', field: 'category', value: 'utility-fee' },
        { op: 'mentions', field: 'text', words: ['燃气费', '煤气费'] },
      ],
    },
    lead: 'gas-company',
  },
  {
    code: 'utility-heat-fee',
    label: { zh: '暖气费归热力公司', en: 'Heating bills go to the heat company' },
    when: {
      op: 'all',
      rules: [
        { op: 'eq', field: 'category', value: 'utility-fee' },
        { op: 'mentions', field: 'text', words: ['暖气费', '取暖费'] },
      ],
    },
    lead: 'heat-company',
  },
  {
    code: 'water',
    label: { zh: '供水归水务公司', en: 'Water goes to the water company' },
    when: { op: 'has', field: 'categories', value: 'utilities' },
    lead: 'water-company',
  },
  {
    code: 'traffic-order',
    label: {
      zh: '停车、信号与拥堵归交警大队',
      en: 'Parking, signals and congestion go to the traffic police',
    },
    when: {
      op: 'in',
      field: 'category',
      values: ['illegal-parking', 'traffic-signal', 'congestion'],
    },
    lead: 'traffic-police',
  },
  {
    code: 'storm-water',
    label: {
      zh: '汛期（6 至 9 月）积水由城管局主办、应急局协办',
      en: 'Rainy season (June to September): water on roads with Emergency',
    },
    when: {
      op: 'all',
      rules: [
        { op: 'eq', field: 'category', value: 'standing-water' },
        { op: 'ge', field: 'month', value: 6 },
        { op: 'le', field: 'month', value: 9 },
      ],
    },
    lead: 'city-management',
    assist: ['emergency'],
  },
  {
    code: 'roads',
    label: { zh: '其余道路问题归城市管理局', en: 'Other road matters go to City Management' },
    when: { op: 'has', field: 'categories', value: 'roads' },
    lead: 'city-management',
  },
  {
    code: 'lift',
    label: { zh: '电梯归市场监督管理局', en: 'Lifts go to Market Supervision' },
    when: { op: 'eq', field: 'category', value: 'lift' },
    lead: 'market',
    assist: ['housing'],
  },
  {
    code: 'dust',
    label: { zh: '扬尘归住建局', en: 'Dust goes to Housing and Construction' },
    when: { op: 'eq', field: 'category', value: 'dust' },
    lead: 'housing',
    assist: ['environment'],
  },
  {
    code: 'fumes',
    label: { zh: '餐饮油烟归城市管理局', en: 'Cooking fumes go to City Management' },
    when: { op: 'eq', field: 'category', value: 'cooking-fumes' },
    lead: 'city-management',
    assist: ['environment'],
  },
  {
    code: 'environment',
    label: {
      zh: '其余生态环境问题归生态环境分局',
      en: 'Other environmental matters go to Environment',
    },
    when: { op: 'has', field: 'categories', value: 'environment' },
    lead: 'environment',
  },
  {
    code: 'illegal-building',
    label: { zh: '违法建设归城市管理局', en: 'Illegal building goes to City Management' },
    when: { op: 'has', field: 'categories', value: 'illegal-building' },
    lead: 'city-management',
    assist: ['natural-resources'],
  },
  {
    code: 'title-deed',
    label: { zh: '不动产办证归自然资源分局', en: 'Title deeds go to Natural Resources' },
    when: { op: 'eq', field: 'category', value: 'title-deed' },
    lead: 'natural-resources',
  },
  {
    code: 'housing',
    label: { zh: '住房城建归住建局', en: 'Housing goes to Housing and Construction' },
    when: { op: 'has', field: 'categories', value: 'housing' },
    lead: 'housing',
  },
  {
    code: 'education',
    label: { zh: '教育归教育体育局', en: 'Education goes to Education and Sports' },
    when: { op: 'has', field: 'categories', value: 'education' },
    lead: 'education',
  },
  {
    code: 'medical-insurance',
    label: { zh: '医保归医疗保障局', en: 'Medical insurance goes to Healthcare Security' },
    when: { op: 'eq', field: 'category', value: 'medical-insurance' },
    lead: 'healthcare-security',
  },
  {
    code: 'health',
    label: { zh: '医疗卫生归卫生健康委员会', en: 'Health goes to the Health Commission' },
    when: { op: 'has', field: 'categories', value: 'health' },
    lead: 'health',
  },
  {
    code: 'pension',
    label: { zh: '养老保险归人社局', en: 'Pensions go to Human Resources' },
    when: { op: 'eq', field: 'category', value: 'pension' },
    lead: 'labour',
  },
  {
    code: 'veterans',
    label: { zh: '退役军人事务归退役军人事务局', en: 'Veterans go to Veterans Affairs' },
    when: { op: 'eq', field: 'category', value: 'veterans' },
    lead: 'veterans',
  },
  {
    code: 'household',
    label: { zh: '户籍问题归公安分局', en: 'Household registration goes to the police' },
    when: {
      op: 'all',
      rules: [
        { op: 'eq', field: 'category', value: 'marriage' },
        { op: 'mentions', field: 'text', words: ['户口', '身份证', '落户'] },
      ],
    },
    lead: 'police',
  },
  {
    code: 'welfare',
    label: { zh: '其余社会保障归民政局', en: 'Other welfare goes to Civil Affairs' },
    when: { op: 'has', field: 'categories', value: 'welfare' },
    lead: 'civil-affairs',
  },
  {
    code: 'labour',
    label: { zh: '劳动维权归人社局', en: 'Labour goes to Human Resources' },
    when: { op: 'has', field: 'categories', value: 'labour' },
    lead: 'labour',
  },
  {
    code: 'agriculture',
    label: { zh: '农业农村归农业农村局', en: 'Farming goes to Agriculture' },
    when: { op: 'has', field: 'categories', value: 'agriculture' },
    lead: 'agriculture',
  },
  {
    code: 'market',
    label: { zh: '市场监管归市场监督管理局', en: 'Market matters go to Market Supervision' },
    when: { op: 'has', field: 'categories', value: 'market' },
    lead: 'market',
  },
  {
    code: 'public-order',
    label: { zh: '治安、犬只归公安分局', en: 'Public order and dogs go to the police' },
    when: { op: 'in', field: 'category', values: ['public-order', 'stray-animals'] },
    lead: 'police',
  },
  {
    code: 'dangerous-building',
    label: { zh: '危房归住建局', en: 'Dangerous buildings go to Housing' },
    when: { op: 'eq', field: 'category', value: 'dangerous-building' },
    lead: 'housing',
    assist: ['emergency'],
  },
  {
    code: 'safety',
    label: { zh: '其余公共安全归应急管理局', en: 'Other safety matters go to Emergency' },
    when: { op: 'has', field: 'categories', value: 'safety' },
    lead: 'emergency',
  },
  {
    code: 'bus',
    label: { zh: '公交归公交公司', en: 'Buses go to the bus company' },
    when: { op: 'eq', field: 'category', value: 'bus' },
    lead: 'bus-company',
  },
  {
    code: 'shared-bike',
    label: { zh: '共享单车归城市管理局', en: 'Shared bikes go to City Management' },
    when: { op: 'eq', field: 'category', value: 'shared-bike' },
    lead: 'city-management',
  },
  {
    code: 'transit',
    label: { zh: '其余公共交通归交通运输局', en: 'Other transport goes to Transport' },
    when: { op: 'has', field: 'categories', value: 'transit' },
    lead: 'transport',
  },
  {
    code: 'green',
    label: { zh: '园林绿化归城市管理局', en: 'Green space goes to City Management' },
    when: { op: 'has', field: 'categories', value: 'green' },
    lead: 'city-management',
  },
  {
    code: 'city-appearance',
    label: { zh: '市容环境归城市管理局', en: 'City appearance goes to City Management' },
    when: { op: 'has', field: 'categories', value: 'city-appearance' },
    lead: 'city-management',
  },
  {
    code: 'work-style',
    label: { zh: '干部作风归信访局', en: 'Conduct of officials goes to Letters and Calls' },
    when: { op: 'eq', field: 'category', value: 'work-style' },
    lead: 'letters',
  },
  {
    code: 'procedure',
    label: { zh: '办事流程归营商服务中心', en: 'Procedures go to the service centre' },
    when: { op: 'eq', field: 'category', value: 'procedure' },
    lead: 'business-centre',
  },
  {
    code: 'rest',
    label: { zh: '其余由热线中心答复或转办', en: 'The rest stays with the 12345 centre' },
    when: { op: 'always' },
    lead: 'centre',
  },
]);
