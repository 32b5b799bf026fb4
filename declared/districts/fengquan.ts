import { defineDistrict } from '../../src/model/district.ts';
import { departmentRules } from '../catalogues/department-rules.ts';
import { urbanTriage } from '../categories/urban-classes.ts';
import { urbanDemand } from '../categories/urban-demand.ts';
import { urbanHoldOut } from '../categories/urban-hold-out.ts';

/** 凤泉区 of Xinxiang: two subdistricts, three towns and townships. */
export const fengquan = defineDistrict({
  code: 'fengquan',
  label: { zh: '凤泉区', en: 'Fengquan District' },
  numberPrefix: 'FQ',
  language: 'zh',
  timeZone: 'Asia/Shanghai',
  calendar: 'cn',
  places: 'fengquan',
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
    'approval',
    'land',
    'commitment',
    'assistance',
  ],
  categories: urbanDemand,
  triage: urbanTriage,
  holdOut: urbanHoldOut,
  units: [
    {
      code: 'centre',
      label: { zh: '凤泉区12345 热线办理中心', en: 'Fengquan 12345 centre' },
      kind: 'centre',
    },
    {
      code: 'city-management',
      label: { zh: '凤泉区城市管理局', en: 'Fengquan City Management Bureau' },
      kind: 'department',
    },
    {
      code: 'housing',
      label: { zh: '凤泉区住房和城乡建设局', en: 'Fengquan Housing and Construction Bureau' },
      kind: 'department',
    },
    {
      code: 'education',
      label: { zh: '凤泉区教育体育局', en: 'Fengquan Education and Sports Bureau' },
      kind: 'department',
    },
    {
      code: 'civil-affairs',
      label: { zh: '凤泉区民政局', en: 'Fengquan Civil Affairs Bureau' },
      kind: 'department',
    },
    {
      code: 'market',
      label: { zh: '凤泉区市场监督管理局', en: 'Fengquan Market Supervision Bureau' },
      kind: 'department',
    },
    {
      code: 'health',
      label: { zh: '凤泉区卫生健康委员会', en: 'Fengquan Health Commission' },
      kind: 'department',
    },
    {
      code: 'labour',
      label: {
        zh: '凤泉区人力资源和社会保障局',
        en: 'Fengquan Human Resources and Social Security Bureau',
      },
      kind: 'department',
    },
    {
      code: 'healthcare-security',
      label: { zh: '凤泉区医疗保障局', en: 'Fengquan Healthcare Security Bureau' },
      kind: 'department',
    },
    {
      code: 'police',
      label: { zh: '凤泉区公安分局', en: 'Fengquan Public Security Sub-bureau' },
      kind: 'department',
    },
    {
      code: 'traffic-police',
      label: { zh: '凤泉区交警大队', en: 'Fengquan Traffic Police' },
      kind: 'department',
    },
    {
      code: 'emergency',
      label: { zh: '凤泉区应急管理局', en: 'Fengquan Emergency Management Bureau' },
      kind: 'department',
    },
    {
      code: 'agriculture',
      label: { zh: '凤泉区农业农村局', en: 'Fengquan Agriculture and Rural Affairs Bureau' },
      kind: 'department',
    },
    {
      code: 'environment',
      label: { zh: '凤泉区生态环境分局', en: 'Fengquan Ecology and Environment Sub-bureau' },
      kind: 'department',
    },
    {
      code: 'natural-resources',
      label: {
        zh: '凤泉区自然资源和规划分局',
        en: 'Fengquan Natural Resources and Planning Sub-bureau',
      },
      kind: 'department',
    },
    {
      code: 'transport',
      label: { zh: '凤泉区交通运输局', en: 'Fengquan Transport Bureau' },
      kind: 'department',
    },
    {
      code: 'veterans',
      label: { zh: '凤泉区退役军人事务局', en: 'Fengquan Veterans Affairs Bureau' },
      kind: 'department',
    },
    {
      code: 'letters',
      label: { zh: '凤泉区信访局', en: 'Fengquan Letters and Calls Bureau' },
      kind: 'department',
    },
    {
      code: 'mediation-centre',
      label: { zh: '凤泉区矛盾纠纷多元化解中心', en: 'Fengquan Dispute Mediation Centre' },
      kind: 'centre',
    },
    {
      code: 'business-centre',
      label: { zh: '凤泉区营商服务中心', en: 'Fengquan Business Service Centre' },
      kind: 'centre',
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
      label: { zh: '宝西街道办事处', en: 'Baoxi Subdistrict Office' },
      kind: 'street',
      place: '410704001',
    },
    {
      code: 'street-002',
      label: { zh: '宝东街道办事处', en: 'Baodong Subdistrict Office' },
      kind: 'street',
      place: '410704002',
    },
    {
      code: 'town-100',
      label: { zh: '大块镇人民政府', en: 'Dakuai Town Government' },
      kind: 'street',
      place: '410704100',
    },
    {
      code: 'town-101',
      label: { zh: '耿黄镇人民政府', en: 'Genghuang Town Government' },
      kind: 'street',
      place: '410704101',
    },
    {
      code: 'town-200',
      label: { zh: '潞王坟乡人民政府', en: 'Luwangfen Township Government' },
      kind: 'street',
      place: '410704200',
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
            zh: '物业、邻里由宝西街道就地处理',
            en: 'Property and neighbours: Baoxi Subdistrict Office',
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
              { op: 'within', field: 'placePath', place: '410704001' },
            ],
          },
          lead: 'street-001',
          assist: ['housing'],
        },
        {
          code: 'own-street-002',
          label: {
            zh: '物业、邻里由宝东街道就地处理',
            en: 'Property and neighbours: Baodong Subdistrict Office',
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
              { op: 'within', field: 'placePath', place: '410704002' },
            ],
          },
          lead: 'street-002',
          assist: ['housing'],
        },
        {
          code: 'own-town-100',
          label: {
            zh: '物业、邻里、村务由大块镇就地处理',
            en: 'Property and neighbours and village matters: Dakuai Town Government',
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
              { op: 'within', field: 'placePath', place: '410704100' },
            ],
          },
          lead: 'town-100',
          assist: ['housing', 'agriculture'],
        },
        {
          code: 'own-town-101',
          label: {
            zh: '物业、邻里、村务由耿黄镇就地处理',
            en: 'Property and neighbours and village matters: Genghuang Town Government',
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
              { op: 'within', field: 'placePath', place: '410704101' },
            ],
          },
          lead: 'town-101',
          assist: ['housing', 'agriculture'],
        },
        {
          code: 'own-town-200',
          label: {
            zh: '物业、邻里、村务由潞王坟乡就地处理',
            en: 'Property and neighbours and village matters: Luwangfen Township Government',
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
              { op: 'within', field: 'placePath', place: '410704200' },
            ],
          },
          lead: 'town-200',
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
