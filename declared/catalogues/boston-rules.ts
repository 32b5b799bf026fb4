import { defineDispatchRules } from '../../src/model/district.ts';

/** The department that most often has a reason. Made by scripts/make-boston-categories.ts from the rows of January to September 2015. */
export const bostonRules = defineDispatchRules([
  {
    code: 'highway-maintenance',
    label: {
      zh: '道路养护类通常的承办部门',
      en: 'Highway Maintenance: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'highway-maintenance',
    },
    lead: 'PWDx',
  },
  {
    code: 'signs-signals',
    label: {
      zh: '标志与信号类通常的承办部门',
      en: 'Signs & Signals: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'signs-signals',
    },
    lead: 'BTDT',
  },
  {
    code: 'building',
    label: {
      zh: '建筑类通常的承办部门',
      en: 'Building: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'building',
    },
    lead: 'ISD',
  },
  {
    code: 'street-lights',
    label: {
      zh: '路灯类通常的承办部门',
      en: 'Street Lights: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'street-lights',
    },
    lead: 'PWDx',
  },
  {
    code: 'street-cleaning',
    label: {
      zh: '街道清扫类通常的承办部门',
      en: 'Street Cleaning: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'street-cleaning',
    },
    lead: 'PWDx',
  },
  {
    code: 'housing',
    label: {
      zh: '住房类通常的承办部门',
      en: 'Housing: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'housing',
    },
    lead: 'ISD',
  },
  {
    code: 'employee-general-comments',
    label: {
      zh: '员工与综合意见类通常的承办部门',
      en: 'Employee & General Comments: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'employee-general-comments',
    },
    lead: 'INFO',
  },
  {
    code: 'recycling',
    label: {
      zh: '垃圾回收类通常的承办部门',
      en: 'Recycling: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'recycling',
    },
    lead: 'PWDx',
  },
  {
    code: 'trees',
    label: {
      zh: '树木类通常的承办部门',
      en: 'Trees: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'trees',
    },
    lead: 'PARK',
  },
  {
    code: 'sanitation',
    label: {
      zh: '环境卫生类通常的承办部门',
      en: 'Sanitation: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'sanitation',
    },
    lead: 'PWDx',
  },
  {
    code: 'graffiti',
    label: {
      zh: '涂鸦类通常的承办部门',
      en: 'Graffiti: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'graffiti',
    },
    lead: 'PROP',
  },
  {
    code: 'park-maintenance-safety',
    label: {
      zh: '公园养护与安全类通常的承办部门',
      en: 'Park Maintenance & Safety: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'park-maintenance-safety',
    },
    lead: 'PARK',
  },
  {
    code: 'animal-issues',
    label: {
      zh: '动物类通常的承办部门',
      en: 'Animal Issues: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'animal-issues',
    },
    lead: 'INFO',
  },
  {
    code: 'environmental-services',
    label: {
      zh: '环境服务类通常的承办部门',
      en: 'Environmental Services: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'environmental-services',
    },
    lead: 'ISD',
  },
  {
    code: 'administrative-general-requests',
    label: {
      zh: '行政与综合请求类通常的承办部门',
      en: 'Administrative & General Requests: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'administrative-general-requests',
    },
    lead: 'PWDx',
  },
  {
    code: 'enforcement-abandoned-vehicles',
    label: {
      zh: '执法与弃置车辆类通常的承办部门',
      en: 'Enforcement & Abandoned Vehicles: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'enforcement-abandoned-vehicles',
    },
    lead: 'BTDT',
  },
  {
    code: 'call-inquiry',
    label: {
      zh: '来电咨询类通常的承办部门',
      en: 'Call Inquiry: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'call-inquiry',
    },
    lead: 'HS_O',
  },
  {
    code: 'health',
    label: {
      zh: '卫生类通常的承办部门',
      en: 'Health: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'health',
    },
    lead: 'ISD',
  },
  {
    code: 'notification',
    label: {
      zh: '通知类通常的承办部门',
      en: 'Notification: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'notification',
    },
    lead: 'INFO',
  },
  {
    code: 'operations',
    label: {
      zh: '运行类通常的承办部门',
      en: 'Operations: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'operations',
    },
    lead: 'BTDT',
  },
  {
    code: 'disability',
    label: {
      zh: '残障事务类通常的承办部门',
      en: 'Disability: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'disability',
    },
    lead: 'DISB',
  },
  {
    code: 'fire-department',
    label: {
      zh: '消防类通常的承办部门',
      en: 'Fire Department: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'fire-department',
    },
    lead: 'INFO',
  },
  {
    code: 'traffic-management-engineering',
    label: {
      zh: '交通管理与工程类通常的承办部门',
      en: 'Traffic Management & Engineering: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'traffic-management-engineering',
    },
    lead: 'BTDT',
  },
  {
    code: 'needle-program',
    label: {
      zh: '针具回收类通常的承办部门',
      en: 'Needle Program: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'needle-program',
    },
    lead: 'GEN_',
  },
  {
    code: 'catchbasin',
    label: {
      zh: '雨水井类通常的承办部门',
      en: 'Catchbasin: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'catchbasin',
    },
    lead: 'BWSC',
  },
  {
    code: 'mbta',
    label: {
      zh: '公共交通局类通常的承办部门',
      en: 'MBTA: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'mbta',
    },
    lead: 'INFO',
  },
  {
    code: 'abandoned-bicycle',
    label: {
      zh: '弃置自行车类通常的承办部门',
      en: 'Abandoned Bicycle: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'abandoned-bicycle',
    },
    lead: 'BTDT',
  },
  {
    code: 'code-enforcement',
    label: {
      zh: '法规执行类通常的承办部门',
      en: 'Code Enforcement: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'code-enforcement',
    },
    lead: 'PWDx',
  },
  {
    code: 'fire-hydrant',
    label: {
      zh: '消火栓类通常的承办部门',
      en: 'Fire Hydrant: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'fire-hydrant',
    },
    lead: 'BWSC',
  },
  {
    code: 'investigations-and-enforcement',
    label: {
      zh: '调查与执法类通常的承办部门',
      en: 'Investigations and Enforcement: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'investigations-and-enforcement',
    },
    lead: 'HS_O',
  },
  {
    code: 'alert-boston',
    label: {
      zh: '波士顿预警类通常的承办部门',
      en: 'Alert Boston: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'alert-boston',
    },
    lead: 'INFO',
  },
  {
    code: 'water-issues',
    label: {
      zh: '供水问题类通常的承办部门',
      en: 'Water Issues: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'water-issues',
    },
    lead: 'BWSC',
  },
  {
    code: 'boston-bikes',
    label: {
      zh: '自行车类通常的承办部门',
      en: 'Boston Bikes: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'boston-bikes',
    },
    lead: 'BTDT',
  },
  {
    code: 'participatory-budgeting-idea-collection',
    label: {
      zh: '参与式预算征集类通常的承办部门',
      en: 'Participatory Budgeting Idea Collection: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'participatory-budgeting-idea-collection',
    },
    lead: 'HS_Y',
  },
  {
    code: 'general-request',
    label: {
      zh: '综合请求类通常的承办部门',
      en: 'General Request: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'general-request',
    },
    lead: 'PWDx',
  },
  {
    code: 'pothole',
    label: {
      zh: '坑洼类通常的承办部门',
      en: 'Pothole: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'pothole',
    },
    lead: 'BWSC',
  },
  {
    code: 'administration',
    label: {
      zh: '行政类通常的承办部门',
      en: 'Administration: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'administration',
    },
    lead: 'CHT_',
  },
  {
    code: 'generic-noise-disturbance',
    label: {
      zh: '一般噪音类通常的承办部门',
      en: 'Generic Noise Disturbance: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'generic-noise-disturbance',
    },
    lead: 'INFO',
  },
  {
    code: 'weights-and-measures',
    label: {
      zh: '计量类通常的承办部门',
      en: 'Weights and Measures: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'weights-and-measures',
    },
    lead: 'ISD',
  },
  {
    code: 'parking-complaints',
    label: {
      zh: '停车投诉类通常的承办部门',
      en: 'Parking Complaints: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'parking-complaints',
    },
    lead: 'BTDT',
  },
  {
    code: 'cemetery',
    label: {
      zh: '墓园类通常的承办部门',
      en: 'Cemetery: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'cemetery',
    },
    lead: 'PARK',
  },
  {
    code: 'office-of-the-parking-clerk',
    label: {
      zh: '停车管理处类通常的承办部门',
      en: 'Office of The Parking Clerk: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'office-of-the-parking-clerk',
    },
    lead: 'BTDT',
  },
  {
    code: 'neighborhood-services-issues',
    label: {
      zh: '社区服务类通常的承办部门',
      en: 'Neighborhood Services Issues: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'neighborhood-services-issues',
    },
    lead: 'INFO',
  },
  {
    code: 'massport',
    label: {
      zh: '港务局类通常的承办部门',
      en: 'Massport: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'massport',
    },
    lead: 'INFO',
  },
  {
    code: 'noise-disturbance',
    label: {
      zh: '噪音扰民类通常的承办部门',
      en: 'Noise Disturbance: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'noise-disturbance',
    },
    lead: 'INFO',
  },
  {
    code: 'billing',
    label: {
      zh: '账单类通常的承办部门',
      en: 'Billing: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'billing',
    },
    lead: 'BWSC',
  },
  {
    code: 'metrolist',
    label: {
      zh: '住房信息登记类通常的承办部门',
      en: 'Metrolist: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'metrolist',
    },
    lead: 'HS_O',
  },
  {
    code: 'programs',
    label: {
      zh: '项目活动类通常的承办部门',
      en: 'Programs: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'programs',
    },
    lead: 'INFO',
  },
  {
    code: 'air-pollution-control',
    label: {
      zh: '大气污染控制类通常的承办部门',
      en: 'Air Pollution Control: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'air-pollution-control',
    },
    lead: 'INFO',
  },
  {
    code: 'consumer-affairs-issues',
    label: {
      zh: '消费事务类通常的承办部门',
      en: 'Consumer Affairs Issues: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'consumer-affairs-issues',
    },
    lead: 'INFO',
  },
  {
    code: 'bridge-maintenance',
    label: {
      zh: '桥梁养护类通常的承办部门',
      en: 'Bridge Maintenance: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'bridge-maintenance',
    },
    lead: 'PWDx',
  },
  {
    code: 'valet',
    label: {
      zh: '代客泊车类通常的承办部门',
      en: 'Valet: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'valet',
    },
    lead: 'BTDT',
  },
  {
    code: 'survey',
    label: {
      zh: '调查类通常的承办部门',
      en: 'Survey: its usual department',
    },
    when: {
      op: 'has',
      field: 'categories',
      value: 'survey',
    },
    lead: 'HS_O',
  },
]);
