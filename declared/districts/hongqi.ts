import { defineDistrict } from '../../src/model/district.ts';
import { departmentRules } from '../catalogues/department-rules.ts';
import { urbanTriage } from '../categories/urban-classes.ts';
import { urbanDemand } from '../categories/urban-demand.ts';
import { urbanHoldOut } from '../categories/urban-hold-out.ts';

/** 红旗区 of Xinxiang: five subdistricts, two towns. */
export const hongqi = defineDistrict({
  code: 'hongqi',
  label: { zh: '红旗区', en: 'Hongqi District' },
  numberPrefix: 'HQ',
  language: 'zh',
  timeZone: 'Asia/Shanghai',
  calendar: 'cn',
  places: 'hongqi',
  programmes: [
    'demand',
    'alert',
    'order',
    'project',
    'mediation',
    'register',
    'grid',
    'patrol',
    'grid-task',
    'honour',
    'event',
    'village',
    'enterprise',
    'reward',
    'one-thing',
    'approval',
    'land',
    'commitment',
    'service-point',
    'booking',
    'assistance',
  ],
  categories: urbanDemand,
  triage: urbanTriage,
  holdOut: urbanHoldOut,
  days: [
    {
      code: 'rain',
      label: { zh: '降水量', en: 'Rain' },
      unit: { zh: '毫米', en: 'mm' },
      from: 'entered',
    },
    {
      code: 'warmest',
      label: { zh: '最高气温', en: 'Highest temperature' },
      unit: { zh: '℃', en: '°C' },
      from: 'entered',
    },
    {
      code: 'building',
      label: { zh: '在建项目', en: 'Projects under way' },
      unit: { zh: '个', en: 'projects' },
      from: { open: 'project' },
    },
  ],
  units: [
    {
      code: 'centre',
      label: { zh: '红旗区12345 热线办理中心', en: 'Hongqi 12345 centre' },
      kind: 'centre',
    },
    {
      code: 'city-management',
      label: { zh: '红旗区城市管理局', en: 'Hongqi City Management Bureau' },
      kind: 'department',
    },
    {
      code: 'housing',
      label: { zh: '红旗区住房和城乡建设局', en: 'Hongqi Housing and Construction Bureau' },
      kind: 'department',
    },
    {
      code: 'education',
      label: { zh: '红旗区教育体育局', en: 'Hongqi Education and Sports Bureau' },
      kind: 'department',
    },
    {
      code: 'civil-affairs',
      label: { zh: '红旗区民政局', en: 'Hongqi Civil Affairs Bureau' },
      kind: 'department',
    },
    {
      code: 'market',
      label: { zh: '红旗区市场监督管理局', en: 'Hongqi Market Supervision Bureau' },
      kind: 'department',
    },
    {
      code: 'health',
      label: { zh: '红旗区卫生健康委员会', en: 'Hongqi Health Commission' },
      kind: 'department',
    },
    {
      code: 'labour',
      label: {
        zh: '红旗区人力资源和社会保障局',
        en: 'Hongqi Human Resources and Social Security Bureau',
      },
      kind: 'department',
    },
    {
      code: 'healthcare-security',
      label: { zh: '红旗区医疗保障局', en: 'Hongqi Healthcare Security Bureau' },
      kind: 'department',
    },
    {
      code: 'police',
      label: { zh: '红旗区公安分局', en: 'Hongqi Public Security Sub-bureau' },
      kind: 'department',
    },
    {
      code: 'traffic-police',
      label: { zh: '红旗区交警大队', en: 'Hongqi Traffic Police' },
      kind: 'department',
    },
    {
      code: 'emergency',
      label: { zh: '红旗区应急管理局', en: 'Hongqi Emergency Management Bureau' },
      kind: 'department',
    },
    {
      code: 'agriculture',
      label: { zh: '红旗区农业农村局', en: 'Hongqi Agriculture and Rural Affairs Bureau' },
      kind: 'department',
    },
    {
      code: 'environment',
      label: { zh: '红旗区生态环境分局', en: 'Hongqi Ecology and Environment Sub-bureau' },
      kind: 'department',
    },
    {
      code: 'natural-resources',
      label: {
        zh: '红旗区自然资源和规划分局',
        en: 'Hongqi Natural Resources and Planning Sub-bureau',
      },
      kind: 'department',
    },
    {
      code: 'transport',
      label: { zh: '红旗区交通运输局', en: 'Hongqi Transport Bureau' },
      kind: 'department',
    },
    {
      code: 'veterans',
      label: { zh: '红旗区退役军人事务局', en: 'Hongqi Veterans Affairs Bureau' },
      kind: 'department',
    },
    {
      code: 'letters',
      label: { zh: '红旗区信访局', en: 'Hongqi Letters and Calls Bureau' },
      kind: 'department',
    },
    {
      code: 'mediation-centre',
      label: { zh: '红旗区矛盾纠纷多元化解中心', en: 'Hongqi Dispute Mediation Centre' },
      kind: 'centre',
    },
    {
      code: 'business-centre',
      label: { zh: '红旗区营商服务中心', en: 'Hongqi Business Service Centre' },
      kind: 'centre',
    },
    {
      code: 'government-services',
      label: { zh: '红旗区政务服务中心', en: 'Hongqi Government Services Centre' },
      kind: 'centre',
    },
    {
      code: 'tax',
      label: { zh: '红旗区税务局', en: 'Hongqi Tax Bureau' },
      kind: 'department',
    },
    {
      code: 'housing-fund',
      label: { zh: '新乡市住房公积金中心红旗服务点', en: 'Housing Fund, Hongqi counter' },
      kind: 'department',
    },
    {
      code: 'fire-rescue',
      label: { zh: '红旗区消防救援大队', en: 'Hongqi Fire and Rescue' },
      kind: 'department',
    },
    {
      code: 'water-company',
      label: { zh: '新乡市供水公司', en: 'Xinxiang Water Company' },
      kind: 'company',
    },
    {
      code: 'power-company',
      label: { zh: '新乡市供电公司', en: 'Xinxiang Power Company' },
      kind: 'company',
    },
    {
      code: 'gas-company',
      label: { zh: '新乡市燃气公司', en: 'Xinxiang Gas Company' },
      kind: 'company',
    },
    {
      code: 'heat-company',
      label: { zh: '新乡市热力公司', en: 'Xinxiang Heat Company' },
      kind: 'company',
    },
    {
      code: 'bus-company',
      label: { zh: '新乡市公交公司', en: 'Xinxiang Bus Company' },
      kind: 'company',
    },
    {
      code: 'street-001',
      label: { zh: '西街街道办事处', en: 'Xijie Subdistrict Office' },
      kind: 'street',
      place: '410702001',
    },
    {
      code: 'street-002',
      label: { zh: '东街街道办事处', en: 'Dongjie Subdistrict Office' },
      kind: 'street',
      place: '410702002',
    },
    {
      code: 'street-003',
      label: { zh: '渠东街道办事处', en: 'Qudong Subdistrict Office' },
      kind: 'street',
      place: '410702003',
    },
    {
      code: 'street-007',
      label: { zh: '文化街街道办事处', en: 'Wenhuajie Subdistrict Office' },
      kind: 'street',
      place: '410702007',
    },
    {
      code: 'street-009',
      label: { zh: '向阳小区街道办事处', en: 'Xiangyangxiaoqu Subdistrict Office' },
      kind: 'street',
      place: '410702009',
    },
    {
      code: 'town-100',
      label: { zh: '洪门镇人民政府', en: 'Hongmen Town Government' },
      kind: 'street',
      place: '410702100',
    },
    {
      code: 'town-101',
      label: { zh: '小店镇人民政府', en: 'Xiaodian Town Government' },
      kind: 'street',
      place: '410702101',
    },
  ],
  catalogues: [
    {
      programme: 'demand',
      rules: [
        // property, homes in shared use and village matters are the street's or town's, by place
        {
          code: 'own-street-001',
          label: {
            zh: '物业、邻里由西街街道就地处理',
            en: 'Property and neighbours: Xijie Subdistrict Office',
          },
          when: {
            op: 'all',
            rules: [
              {
                op: 'in',
                field: 'category',
                values: [
                  'property-service',
                  'property-fee',
                  'owners-committee',
                  'shared-facilities',
                  'house-leak',
                  'flying-wire',
                  'occupying-public',
                  'renovation-noise',
                ],
              },
              { op: 'within', field: 'placePath', place: '410702001' },
            ],
          },
          lead: 'street-001',
          assist: ['housing'],
        },
        {
          code: 'own-street-002',
          label: {
            zh: '物业、邻里由东街街道就地处理',
            en: 'Property and neighbours: Dongjie Subdistrict Office',
          },
          when: {
            op: 'all',
            rules: [
              {
                op: 'in',
                field: 'category',
                values: [
                  'property-service',
                  'property-fee',
                  'owners-committee',
                  'shared-facilities',
                  'house-leak',
                  'flying-wire',
                  'occupying-public',
                  'renovation-noise',
                ],
              },
              { op: 'within', field: 'placePath', place: '410702002' },
            ],
          },
          lead: 'street-002',
          assist: ['housing'],
        },
        {
          code: 'own-street-003',
          label: {
            zh: '物业、邻里由渠东街道就地处理',
            en: 'Property and neighbours: Qudong Subdistrict Office',
          },
          when: {
            op: 'all',
            rules: [
              {
                op: 'in',
                field: 'category',
                values: [
                  'property-service',
                  'property-fee',
                  'owners-committee',
                  'shared-facilities',
                  'house-leak',
                  'flying-wire',
                  'occupying-public',
                  'renovation-noise',
                ],
              },
              { op: 'within', field: 'placePath', place: '410702003' },
            ],
          },
          lead: 'street-003',
          assist: ['housing'],
        },
        {
          code: 'own-street-007',
          label: {
            zh: '物业、邻里由文化街街道就地处理',
            en: 'Property and neighbours: Wenhuajie Subdistrict Office',
          },
          when: {
            op: 'all',
            rules: [
              {
                op: 'in',
                field: 'category',
                values: [
                  'property-service',
                  'property-fee',
                  'owners-committee',
                  'shared-facilities',
                  'house-leak',
                  'flying-wire',
                  'occupying-public',
                  'renovation-noise',
                ],
              },
              { op: 'within', field: 'placePath', place: '410702007' },
            ],
          },
          lead: 'street-007',
          assist: ['housing'],
        },
        {
          code: 'own-street-009',
          label: {
            zh: '物业、邻里由向阳小区街道就地处理',
            en: 'Property and neighbours: Xiangyangxiaoqu Subdistrict Office',
          },
          when: {
            op: 'all',
            rules: [
              {
                op: 'in',
                field: 'category',
                values: [
                  'property-service',
                  'property-fee',
                  'owners-committee',
                  'shared-facilities',
                  'house-leak',
                  'flying-wire',
                  'occupying-public',
                  'renovation-noise',
                ],
              },
              { op: 'within', field: 'placePath', place: '410702009' },
            ],
          },
          lead: 'street-009',
          assist: ['housing'],
        },
        {
          code: 'own-town-100',
          label: {
            zh: '物业、邻里、村务由洪门镇就地处理',
            en: 'Property and neighbours and village matters: Hongmen Town Government',
          },
          when: {
            op: 'all',
            rules: [
              {
                op: 'in',
                field: 'category',
                values: [
                  'property-service',
                  'property-fee',
                  'owners-committee',
                  'shared-facilities',
                  'house-leak',
                  'flying-wire',
                  'occupying-public',
                  'renovation-noise',
                  'rural-road',
                  'irrigation',
                  'homestead',
                  'land-contract',
                  'burning',
                ],
              },
              { op: 'within', field: 'placePath', place: '410702100' },
            ],
          },
          lead: 'town-100',
          assist: ['housing', 'agriculture'],
        },
        {
          code: 'own-town-101',
          label: {
            zh: '物业、邻里、村务由小店镇就地处理',
            en: 'Property and neighbours and village matters: Xiaodian Town Government',
          },
          when: {
            op: 'all',
            rules: [
              {
                op: 'in',
                field: 'category',
                values: [
                  'property-service',
                  'property-fee',
                  'owners-committee',
                  'shared-facilities',
                  'house-leak',
                  'flying-wire',
                  'occupying-public',
                  'renovation-noise',
                  'rural-road',
                  'irrigation',
                  'homestead',
                  'land-contract',
                  'burning',
                ],
              },
              { op: 'within', field: 'placePath', place: '410702101' },
            ],
          },
          lead: 'town-101',
          assist: ['housing', 'agriculture'],
        },
        {
          code: 'property',
          label: {
            zh: '未定位的物业问题由住建局先接',
            en: 'Property matters without a place: Housing takes them first',
          },
          when: {
            op: 'all',
            rules: [
              { op: 'has', field: 'categories', value: 'property' },
              { op: 'ne', field: 'category', value: 'lift' },
            ],
          },
          lead: 'housing',
        },
        ...departmentRules,
      ],
    },
    {
      programme: 'project',
      rules: [
        {
          code: 'all',
          label: {
            zh: '项目由营商服务中心牵头',
            en: 'Projects are led by the Business Service Centre',
          },
          when: { op: 'always' },
          lead: 'business-centre',
        },
      ],
    },
  ],
});
