import { defineCategories } from '../../src/model/district.ts';

/** Reasons and types of Boston 311; the limit is the usual time to target. Made by scripts/make-boston-categories.ts from the rows of January to September 2015. */
export const bostonCategories = defineCategories([
  {
    code: 'highway-maintenance',
    label: {
      zh: '道路养护',
      en: 'Highway Maintenance',
    },
  },
  {
    code: 'highway-maintenance.contractor-complaints',
    parent: 'highway-maintenance',
    label: {
      zh: '施工方投诉',
      en: 'Contractor Complaints',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 5,
      },
    },
  },
  {
    code: 'highway-maintenance.empty-litter-basket',
    parent: 'highway-maintenance',
    label: {
      zh: '清空果皮箱',
      en: 'Empty Litter Basket',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 2,
      },
    },
  },
  {
    code: 'highway-maintenance.litter-basket-maintenance',
    parent: 'highway-maintenance',
    label: {
      zh: '果皮箱维护',
      en: 'Litter Basket Maintenance',
    },
  },
  {
    code: 'highway-maintenance.news-boxes',
    parent: 'highway-maintenance',
    label: {
      zh: '报箱',
      en: 'News Boxes',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 10,
      },
    },
  },
  {
    code: 'highway-maintenance.pwd-graffiti',
    parent: 'highway-maintenance',
    label: {
      zh: '公共工程涂鸦',
      en: 'PWD Graffiti',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 8,
      },
    },
  },
  {
    code: 'highway-maintenance.pothole-repair-internal',
    parent: 'highway-maintenance',
    label: {
      zh: '坑洼修补（内部）',
      en: 'Pothole Repair (Internal)',
    },
  },
  {
    code: 'highway-maintenance.roadway-repair',
    parent: 'highway-maintenance',
    label: {
      zh: '车行道维修',
      en: 'Roadway Repair',
    },
  },
  {
    code: 'highway-maintenance.sidewalk-repair',
    parent: 'highway-maintenance',
    label: {
      zh: '人行道维修',
      en: 'Sidewalk Repair',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 365,
      },
    },
  },
  {
    code: 'highway-maintenance.sidewalk-repair-internal',
    parent: 'highway-maintenance',
    label: {
      zh: '人行道维修（内部）',
      en: 'Sidewalk Repair (Internal)',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 365,
      },
    },
  },
  {
    code: 'highway-maintenance.sidewalk-repair-make-safe',
    parent: 'highway-maintenance',
    label: {
      zh: '人行道维修（先行排险）',
      en: 'Sidewalk Repair (Make Safe)',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 1,
      },
    },
  },
  {
    code: 'highway-maintenance.utility-call-in',
    parent: 'highway-maintenance',
    label: {
      zh: '管线单位来电',
      en: 'Utility Call-In',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 4,
      },
    },
  },
  {
    code: 'highway-maintenance.utility-casting-repair',
    parent: 'highway-maintenance',
    label: {
      zh: '井盖井座维修',
      en: 'Utility Casting Repair',
    },
  },
  {
    code: 'highway-maintenance.work-hours-loud-noise-complaints',
    parent: 'highway-maintenance',
    label: {
      zh: '施工时间噪音投诉',
      en: 'Work Hours-Loud Noise Complaints',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 5,
      },
    },
  },
  {
    code: 'signs-signals',
    label: {
      zh: '标志与信号',
      en: 'Signs & Signals',
    },
  },
  {
    code: 'signs-signals.missing-sign',
    parent: 'signs-signals',
    label: {
      zh: '标志缺失',
      en: 'Missing Sign',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 14,
      },
    },
  },
  {
    code: 'signs-signals.new-sign-crosswalk-or-pavement-marking',
    parent: 'signs-signals',
    label: {
      zh: '新设标志、斑马线或标线',
      en: 'New Sign  Crosswalk or Pavement Marking',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 30,
      },
    },
  },
  {
    code: 'signs-signals.sign-repair',
    parent: 'signs-signals',
    label: {
      zh: '标志牌维修',
      en: 'Sign Repair',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 14,
      },
    },
  },
  {
    code: 'signs-signals.traffic-signal-inspection',
    parent: 'signs-signals',
    label: {
      zh: '信号灯检查',
      en: 'Traffic Signal Inspection',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 1,
      },
    },
  },
  {
    code: 'signs-signals.traffic-signal-repair',
    parent: 'signs-signals',
    label: {
      zh: '信号灯维修',
      en: 'Traffic Signal Repair',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 180,
      },
    },
  },
  {
    code: 'building',
    label: {
      zh: '建筑',
      en: 'Building',
    },
  },
  {
    code: 'building.building-inspection-request',
    parent: 'building',
    label: {
      zh: '建筑检查请求',
      en: 'Building Inspection Request',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 5,
      },
    },
  },
  {
    code: 'building.contractors-complaint',
    parent: 'building',
    label: {
      zh: '承包商投诉',
      en: 'Contractors Complaint',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 720,
      },
    },
  },
  {
    code: 'building.egress',
    parent: 'building',
    label: {
      zh: '疏散通道',
      en: 'Egress',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 720,
      },
    },
  },
  {
    code: 'building.electrical',
    parent: 'building',
    label: {
      zh: '电气',
      en: 'Electrical',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'building.exceeding-terms-of-permit',
    parent: 'building',
    label: {
      zh: '超出许可范围',
      en: 'Exceeding Terms of Permit',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'building.illegal-occupancy',
    parent: 'building',
    label: {
      zh: '违法居住',
      en: 'Illegal Occupancy',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'building.illegal-rooming-house',
    parent: 'building',
    label: {
      zh: '违法群租',
      en: 'Illegal Rooming House',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'building.maintenance-homeowner',
    parent: 'building',
    label: {
      zh: '业主维护',
      en: 'Maintenance - Homeowner',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'building.mechanical',
    parent: 'building',
    label: {
      zh: '机械设备',
      en: 'Mechanical',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'building.plumbing',
    parent: 'building',
    label: {
      zh: '给排水',
      en: 'Plumbing',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'building.protection-of-adjoining-property',
    parent: 'building',
    label: {
      zh: '相邻房产保护',
      en: 'Protection of Adjoining Property',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'building.unsafe-dangerous-conditions',
    parent: 'building',
    label: {
      zh: '危险状况',
      en: 'Unsafe Dangerous Conditions',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 1,
      },
    },
  },
  {
    code: 'building.working-beyond-hours',
    parent: 'building',
    label: {
      zh: '超时施工',
      en: 'Working Beyond Hours',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 720,
      },
    },
  },
  {
    code: 'building.zoning',
    parent: 'building',
    label: {
      zh: '规划分区',
      en: 'Zoning',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'street-lights',
    label: {
      zh: '路灯',
      en: 'Street Lights',
    },
  },
  {
    code: 'street-lights.general-lighting-request',
    parent: 'street-lights',
    label: {
      zh: '照明综合请求',
      en: 'General Lighting Request',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 45,
      },
    },
  },
  {
    code: 'street-lights.install-new-lighting',
    parent: 'street-lights',
    label: {
      zh: '安装新照明',
      en: 'Install New Lighting',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 60,
      },
    },
  },
  {
    code: 'street-lights.knockdown-replacement',
    parent: 'street-lights',
    label: {
      zh: '倒杆更换',
      en: 'Knockdown Replacement',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 60,
      },
    },
  },
  {
    code: 'street-lights.major-system-failure',
    parent: 'street-lights',
    label: {
      zh: '重大系统故障',
      en: 'Major System Failure',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 2,
      },
    },
  },
  {
    code: 'street-lights.street-light-knock-downs',
    parent: 'street-lights',
    label: {
      zh: '路灯被撞倒',
      en: 'Street Light Knock Downs',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 2,
      },
    },
  },
  {
    code: 'street-lights.street-light-outages',
    parent: 'street-lights',
    label: {
      zh: '路灯不亮',
      en: 'Street Light Outages',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 15,
      },
    },
  },
  {
    code: 'street-lights.upgrade-existing-lighting',
    parent: 'street-lights',
    label: {
      zh: '升级照明',
      en: 'Upgrade Existing Lighting',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 60,
      },
    },
  },
  {
    code: 'street-cleaning',
    label: {
      zh: '街道清扫',
      en: 'Street Cleaning',
    },
  },
  {
    code: 'street-cleaning.ce-collection',
    parent: 'street-cleaning',
    label: {
      zh: '法规执行收运',
      en: 'CE Collection',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 1,
      },
    },
  },
  {
    code: 'street-cleaning.pick-up-dead-animal',
    parent: 'street-cleaning',
    label: {
      zh: '清运动物尸体',
      en: 'Pick up Dead Animal',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 2,
      },
    },
  },
  {
    code: 'street-cleaning.request-for-litter-basket-installation',
    parent: 'street-cleaning',
    label: {
      zh: '申请安装果皮箱',
      en: 'Request for Litter Basket Installation',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'street-cleaning.request-for-snow-plowing-emergency-responder',
    parent: 'street-cleaning',
    label: {
      zh: '除雪请求（应急单位）',
      en: 'Request for Snow Plowing (Emergency Responder)',
    },
  },
  {
    code: 'housing',
    label: {
      zh: '住房',
      en: 'Housing',
    },
  },
  {
    code: 'housing.bed-bugs',
    parent: 'housing',
    label: {
      zh: '臭虫',
      en: 'Bed Bugs',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 120,
      },
    },
  },
  {
    code: 'housing.breathe-easy',
    parent: 'housing',
    label: {
      zh: '室内空气健康',
      en: 'Breathe Easy',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 90,
      },
    },
  },
  {
    code: 'housing.carbon-monoxide',
    parent: 'housing',
    label: {
      zh: '一氧化碳',
      en: 'Carbon Monoxide',
    },
  },
  {
    code: 'housing.cross-metering-sub-metering',
    parent: 'housing',
    label: {
      zh: '串表与分表',
      en: 'Cross Metering - Sub-Metering',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 90,
      },
    },
  },
  {
    code: 'housing.heat-excessive-insufficient',
    parent: 'housing',
    label: {
      zh: '供暖过热或不足',
      en: 'Heat - Excessive  Insufficient',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 30,
      },
    },
  },
  {
    code: 'housing.lead',
    parent: 'housing',
    label: {
      zh: '铅污染',
      en: 'Lead',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 120,
      },
    },
  },
  {
    code: 'housing.maintenance-complaint-residential',
    parent: 'housing',
    label: {
      zh: '住宅维护投诉',
      en: 'Maintenance Complaint - Residential',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 90,
      },
    },
  },
  {
    code: 'housing.mice-infestation-residential',
    parent: 'housing',
    label: {
      zh: '住宅鼠害',
      en: 'Mice Infestation - Residential',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 120,
      },
    },
  },
  {
    code: 'housing.no-utilities-residential-electricity',
    parent: 'housing',
    label: {
      zh: '住宅停电',
      en: 'No Utilities Residential - Electricity',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 30,
      },
    },
  },
  {
    code: 'housing.no-utilities-residential-gas',
    parent: 'housing',
    label: {
      zh: '住宅停气',
      en: 'No Utilities Residential - Gas',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 30,
      },
    },
  },
  {
    code: 'housing.no-utilities-residential-water',
    parent: 'housing',
    label: {
      zh: '住宅停水',
      en: 'No Utilities Residential - Water',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 30,
      },
    },
  },
  {
    code: 'housing.overcrowding',
    parent: 'housing',
    label: {
      zh: '过度拥挤',
      en: 'Overcrowding',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 120,
      },
    },
  },
  {
    code: 'housing.pest-infestation-residential',
    parent: 'housing',
    label: {
      zh: '住宅虫害',
      en: 'Pest Infestation - Residential',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 120,
      },
    },
  },
  {
    code: 'housing.poor-ventilation',
    parent: 'housing',
    label: {
      zh: '通风不良',
      en: 'Poor Ventilation',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 90,
      },
    },
  },
  {
    code: 'housing.rental-unit-delivery-conditions',
    parent: 'housing',
    label: {
      zh: '出租房交付条件',
      en: 'Rental Unit Delivery Conditions',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 90,
      },
    },
  },
  {
    code: 'housing.squalid-living-conditions',
    parent: 'housing',
    label: {
      zh: '居住环境恶劣',
      en: 'Squalid Living Conditions',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 180,
      },
    },
  },
  {
    code: 'housing.student-overcrowding',
    parent: 'housing',
    label: {
      zh: '学生过度合租',
      en: 'Student Overcrowding',
    },
  },
  {
    code: 'housing.unsatisfactory-living-conditions',
    parent: 'housing',
    label: {
      zh: '居住条件不达标',
      en: 'Unsatisfactory Living Conditions',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 120,
      },
    },
  },
  {
    code: 'housing.unsatisfactory-utilities-electrical-plumbing',
    parent: 'housing',
    label: {
      zh: '水电设施不达标',
      en: 'Unsatisfactory Utilities - Electrical  Plumbing',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 90,
      },
    },
  },
  {
    code: 'employee-general-comments',
    label: {
      zh: '员工与综合意见',
      en: 'Employee & General Comments',
    },
  },
  {
    code: 'employee-general-comments.general-comments-for-an-employee',
    parent: 'employee-general-comments',
    label: {
      zh: '对员工的意见',
      en: 'General Comments For An Employee',
    },
  },
  {
    code: 'employee-general-comments.general-comments-for-a-program-or-policy',
    parent: 'employee-general-comments',
    label: {
      zh: '对项目或政策的意见',
      en: 'General Comments For a Program or Policy',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 14,
      },
    },
  },
  {
    code: 'recycling',
    label: {
      zh: '垃圾回收',
      en: 'Recycling',
    },
  },
  {
    code: 'recycling.big-buildings-online-request',
    parent: 'recycling',
    label: {
      zh: '大型楼宇在线请求',
      en: 'Big Buildings Online Request',
    },
  },
  {
    code: 'recycling.big-buildings-recycling-internal',
    parent: 'recycling',
    label: {
      zh: '大型楼宇回收（内部）',
      en: 'Big Buildings Recycling (INTERNAL)',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 64,
      },
    },
  },
  {
    code: 'recycling.recycling-cart-inquiry',
    parent: 'recycling',
    label: {
      zh: '回收桶咨询',
      en: 'Recycling Cart Inquiry',
    },
  },
  {
    code: 'recycling.recycling-cart-return',
    parent: 'recycling',
    label: {
      zh: '归还回收桶',
      en: 'Recycling Cart Return',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'recycling.request-for-recycling-cart',
    parent: 'recycling',
    label: {
      zh: '申请回收桶',
      en: 'Request for Recycling Cart',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 22,
      },
    },
  },
  {
    code: 'recycling.sticker-request',
    parent: 'recycling',
    label: {
      zh: '标贴申请',
      en: 'Sticker Request',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 1,
      },
    },
  },
  {
    code: 'trees',
    label: {
      zh: '树木',
      en: 'Trees',
    },
  },
  {
    code: 'trees.new-tree-requests',
    parent: 'trees',
    label: {
      zh: '申请种树',
      en: 'New Tree Requests',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 365,
      },
    },
  },
  {
    code: 'trees.tree-emergencies',
    parent: 'trees',
    label: {
      zh: '树木紧急情况',
      en: 'Tree Emergencies',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 1,
      },
    },
  },
  {
    code: 'trees.tree-maintenance-requests',
    parent: 'trees',
    label: {
      zh: '树木养护请求',
      en: 'Tree Maintenance Requests',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 365,
      },
    },
  },
  {
    code: 'trees.tree-in-park',
    parent: 'trees',
    label: {
      zh: '公园树木',
      en: 'Tree in Park',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 365,
      },
    },
  },
  {
    code: 'sanitation',
    label: {
      zh: '环境卫生',
      en: 'Sanitation',
    },
  },
  {
    code: 'sanitation.schedule-a-bulk-item-pickup-ss',
    parent: 'sanitation',
    label: {
      zh: '预约大件垃圾（自助）',
      en: 'Schedule a Bulk Item Pickup SS',
    },
  },
  {
    code: 'sanitation.space-savers',
    parent: 'sanitation',
    label: {
      zh: '占位物',
      en: 'Space Savers',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 1,
      },
    },
  },
  {
    code: 'graffiti',
    label: {
      zh: '涂鸦',
      en: 'Graffiti',
    },
  },
  {
    code: 'graffiti.graffiti-removal',
    parent: 'graffiti',
    label: {
      zh: '清除涂鸦',
      en: 'Graffiti Removal',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 65,
      },
    },
  },
  {
    code: 'park-maintenance-safety',
    label: {
      zh: '公园养护与安全',
      en: 'Park Maintenance & Safety',
    },
  },
  {
    code: 'park-maintenance-safety.equipment-repair',
    parent: 'park-maintenance-safety',
    label: {
      zh: '设备维修',
      en: 'Equipment Repair',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'park-maintenance-safety.ground-maintenance',
    parent: 'park-maintenance-safety',
    label: {
      zh: '场地养护',
      en: 'Ground Maintenance',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'park-maintenance-safety.park-improvement-requests',
    parent: 'park-maintenance-safety',
    label: {
      zh: '公园改善请求',
      en: 'Park Improvement Requests',
    },
  },
  {
    code: 'park-maintenance-safety.planting',
    parent: 'park-maintenance-safety',
    label: {
      zh: '种植',
      en: 'Planting',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'animal-issues',
    label: {
      zh: '动物',
      en: 'Animal Issues',
    },
  },
  {
    code: 'animal-issues.animal-found',
    parent: 'animal-issues',
    label: {
      zh: '捡到动物',
      en: 'Animal Found',
    },
  },
  {
    code: 'animal-issues.animal-generic-request',
    parent: 'animal-issues',
    label: {
      zh: '动物一般请求',
      en: 'Animal Generic Request',
    },
  },
  {
    code: 'animal-issues.animal-lost',
    parent: 'animal-issues',
    label: {
      zh: '走失动物',
      en: 'Animal Lost',
    },
  },
  {
    code: 'animal-issues.animal-noise-disturbances',
    parent: 'animal-issues',
    label: {
      zh: '动物噪音',
      en: 'Animal Noise Disturbances',
    },
  },
  {
    code: 'environmental-services',
    label: {
      zh: '环境服务',
      en: 'Environmental Services',
    },
  },
  {
    code: 'environmental-services.abandoned-building',
    parent: 'environmental-services',
    label: {
      zh: '弃置建筑',
      en: 'Abandoned Building',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'environmental-services.illegal-auto-body-shop',
    parent: 'environmental-services',
    label: {
      zh: '违法汽修',
      en: 'Illegal Auto Body Shop',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 5,
      },
    },
  },
  {
    code: 'environmental-services.mosquitoes-west-nile',
    parent: 'environmental-services',
    label: {
      zh: '蚊虫（西尼罗热）',
      en: 'Mosquitoes (West Nile)',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 30,
      },
    },
  },
  {
    code: 'environmental-services.overflowing-or-un-kept-dumpster',
    parent: 'environmental-services',
    label: {
      zh: '垃圾箱满溢或失管',
      en: 'Overflowing or Un-kept Dumpster',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 2,
      },
    },
  },
  {
    code: 'environmental-services.pigeon-infestation',
    parent: 'environmental-services',
    label: {
      zh: '鸽害',
      en: 'Pigeon Infestation',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 30,
      },
    },
  },
  {
    code: 'environmental-services.rat-bite',
    parent: 'environmental-services',
    label: {
      zh: '鼠咬',
      en: 'Rat Bite',
    },
  },
  {
    code: 'environmental-services.rodent-activity',
    parent: 'environmental-services',
    label: {
      zh: '鼠患',
      en: 'Rodent Activity',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 30,
      },
    },
  },
  {
    code: 'environmental-services.trash-on-vacant-lot',
    parent: 'environmental-services',
    label: {
      zh: '空地垃圾',
      en: 'Trash on Vacant Lot',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 30,
      },
    },
  },
  {
    code: 'administrative-general-requests',
    label: {
      zh: '行政与综合请求',
      en: 'Administrative & General Requests',
    },
  },
  {
    code: 'administrative-general-requests.bwsc-general-request',
    parent: 'administrative-general-requests',
    label: {
      zh: '水务综合请求',
      en: 'BWSC General Request',
    },
  },
  {
    code: 'administrative-general-requests.misc-snow-complaint',
    parent: 'administrative-general-requests',
    label: {
      zh: '其他冰雪投诉',
      en: 'Misc. Snow Complaint',
    },
  },
  {
    code: 'administrative-general-requests.no-tow-complaint-confirmation',
    parent: 'administrative-general-requests',
    label: {
      zh: '禁拖投诉确认',
      en: 'No-Tow Complaint Confirmation',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 5,
      },
    },
  },
  {
    code: 'administrative-general-requests.parks-general-request',
    parent: 'administrative-general-requests',
    label: {
      zh: '公园综合请求',
      en: 'Parks General Request',
    },
  },
  {
    code: 'administrative-general-requests.public-works-general-request',
    parent: 'administrative-general-requests',
    label: {
      zh: '公共工程综合请求',
      en: 'Public Works General Request',
    },
  },
  {
    code: 'administrative-general-requests.transportation-general-request',
    parent: 'administrative-general-requests',
    label: {
      zh: '交通综合请求',
      en: 'Transportation General Request',
    },
  },
  {
    code: 'enforcement-abandoned-vehicles',
    label: {
      zh: '执法与弃置车辆',
      en: 'Enforcement & Abandoned Vehicles',
    },
  },
  {
    code: 'enforcement-abandoned-vehicles.abandoned-vehicles',
    parent: 'enforcement-abandoned-vehicles',
    label: {
      zh: '弃置车辆',
      en: 'Abandoned Vehicles',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 18,
      },
    },
  },
  {
    code: 'call-inquiry',
    label: {
      zh: '来电咨询',
      en: 'Call Inquiry',
    },
  },
  {
    code: 'call-inquiry.ocr-front-desk-interactions',
    parent: 'call-inquiry',
    label: {
      zh: '前台接待',
      en: 'OCR Front Desk Interactions',
    },
  },
  {
    code: 'health',
    label: {
      zh: '卫生',
      en: 'Health',
    },
  },
  {
    code: 'health.fire-in-food-establishment',
    parent: 'health',
    label: {
      zh: '餐饮场所火灾',
      en: 'Fire in Food Establishment',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 3,
      },
    },
  },
  {
    code: 'health.food-alert-confirmed',
    parent: 'health',
    label: {
      zh: '食品警示（已证实）',
      en: 'Food Alert - Confirmed',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 4,
      },
    },
  },
  {
    code: 'health.food-alert-unconfirmed',
    parent: 'health',
    label: {
      zh: '食品警示（未证实）',
      en: 'Food Alert - Unconfirmed',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 3,
      },
    },
  },
  {
    code: 'health.no-utilities-food-establishment-electricity',
    parent: 'health',
    label: {
      zh: '餐饮场所停电',
      en: 'No Utilities - Food Establishment - Electricity',
    },
  },
  {
    code: 'health.no-utilities-food-establishment-water',
    parent: 'health',
    label: {
      zh: '餐饮场所停水',
      en: 'No Utilities - Food Establishment - Water',
    },
  },
  {
    code: 'health.unsanitary-conditions-employees',
    parent: 'health',
    label: {
      zh: '从业人员不卫生',
      en: 'Unsanitary Conditions - Employees',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 4,
      },
    },
  },
  {
    code: 'health.unsanitary-conditions-establishment',
    parent: 'health',
    label: {
      zh: '经营场所不卫生',
      en: 'Unsanitary Conditions - Establishment',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 2,
      },
    },
  },
  {
    code: 'health.unsanitary-conditions-food',
    parent: 'health',
    label: {
      zh: '食品不卫生',
      en: 'Unsanitary Conditions - Food',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 2,
      },
    },
  },
  {
    code: 'notification',
    label: {
      zh: '通知',
      en: 'Notification',
    },
  },
  {
    code: 'operations',
    label: {
      zh: '运行',
      en: 'Operations',
    },
  },
  {
    code: 'operations.parking-meter-repairs',
    parent: 'operations',
    label: {
      zh: '停车表维修',
      en: 'Parking Meter Repairs',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 15,
      },
    },
  },
  {
    code: 'operations.pavement-marking-inspection',
    parent: 'operations',
    label: {
      zh: '标线检查',
      en: 'Pavement Marking Inspection',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'operations.pavement-marking-maintenance',
    parent: 'operations',
    label: {
      zh: '标线养护',
      en: 'Pavement Marking Maintenance',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 90,
      },
    },
  },
  {
    code: 'operations.sign-shop-wo',
    parent: 'operations',
    label: {
      zh: '标志工场工单',
      en: 'Sign Shop WO',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 14,
      },
    },
  },
  {
    code: 'disability',
    label: {
      zh: '残障事务',
      en: 'Disability',
    },
  },
  {
    code: 'disability.call-log',
    parent: 'disability',
    label: {
      zh: '来电记录',
      en: 'Call Log',
    },
  },
  {
    code: 'fire-department',
    label: {
      zh: '消防',
      en: 'Fire Department',
    },
  },
  {
    code: 'fire-department.fire-department-request',
    parent: 'fire-department',
    label: {
      zh: '消防请求',
      en: 'Fire Department Request',
    },
  },
  {
    code: 'traffic-management-engineering',
    label: {
      zh: '交通管理与工程',
      en: 'Traffic Management & Engineering',
    },
  },
  {
    code: 'traffic-management-engineering.general-traffic-engineering-request',
    parent: 'traffic-management-engineering',
    label: {
      zh: '交通工程综合请求',
      en: 'General Traffic Engineering Request',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 30,
      },
    },
  },
  {
    code: 'traffic-management-engineering.requests-for-traffic-signal-studies-or-reviews',
    parent: 'traffic-management-engineering',
    label: {
      zh: '信号灯研究或复核请求',
      en: 'Requests for Traffic Signal Studies or Reviews',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 40,
      },
    },
  },
  {
    code: 'needle-program',
    label: {
      zh: '针具回收',
      en: 'Needle Program',
    },
  },
  {
    code: 'needle-program.needle-pickup',
    parent: 'needle-program',
    label: {
      zh: '针具清理',
      en: 'Needle Pickup',
    },
  },
  {
    code: 'catchbasin',
    label: {
      zh: '雨水井',
      en: 'Catchbasin',
    },
  },
  {
    code: 'mbta',
    label: {
      zh: '公共交通局',
      en: 'MBTA',
    },
  },
  {
    code: 'mbta.mbta-request',
    parent: 'mbta',
    label: {
      zh: '公共交通局请求',
      en: 'MBTA Request',
    },
  },
  {
    code: 'abandoned-bicycle',
    label: {
      zh: '弃置自行车',
      en: 'Abandoned Bicycle',
    },
  },
  {
    code: 'code-enforcement',
    label: {
      zh: '法规执行',
      en: 'Code Enforcement',
    },
  },
  {
    code: 'code-enforcement.construction-debris',
    parent: 'code-enforcement',
    label: {
      zh: '建筑垃圾',
      en: 'Construction Debris',
    },
  },
  {
    code: 'code-enforcement.illegal-dumping',
    parent: 'code-enforcement',
    label: {
      zh: '非法倾倒',
      en: 'Illegal Dumping',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 1,
      },
    },
  },
  {
    code: 'code-enforcement.illegal-posting-of-signs',
    parent: 'code-enforcement',
    label: {
      zh: '违法张贴',
      en: 'Illegal Posting of Signs',
    },
  },
  {
    code: 'code-enforcement.improper-storage-of-trash-barrels',
    parent: 'code-enforcement',
    label: {
      zh: '垃圾桶存放不当',
      en: 'Improper Storage of Trash (Barrels)',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 2,
      },
    },
  },
  {
    code: 'code-enforcement.poor-conditions-of-property',
    parent: 'code-enforcement',
    label: {
      zh: '房产失修',
      en: 'Poor Conditions of Property',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 5,
      },
    },
  },
  {
    code: 'code-enforcement.snow-removal',
    parent: 'code-enforcement',
    label: {
      zh: '除雪',
      en: 'Snow Removal',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'fire-hydrant',
    label: {
      zh: '消火栓',
      en: 'Fire Hydrant',
    },
  },
  {
    code: 'investigations-and-enforcement',
    label: {
      zh: '调查与执法',
      en: 'Investigations and Enforcement',
    },
  },
  {
    code: 'investigations-and-enforcement.housing-discrimination-intake-form',
    parent: 'investigations-and-enforcement',
    label: {
      zh: '住房歧视登记',
      en: 'Housing Discrimination Intake Form',
    },
  },
  {
    code: 'alert-boston',
    label: {
      zh: '波士顿预警',
      en: 'Alert Boston',
    },
  },
  {
    code: 'water-issues',
    label: {
      zh: '供水问题',
      en: 'Water Issues',
    },
  },
  {
    code: 'water-issues.watermain-break',
    parent: 'water-issues',
    label: {
      zh: '主水管破裂',
      en: 'Watermain Break',
    },
  },
  {
    code: 'boston-bikes',
    label: {
      zh: '自行车',
      en: 'Boston Bikes',
    },
  },
  {
    code: 'boston-bikes.bicycle-issues',
    parent: 'boston-bikes',
    label: {
      zh: '自行车问题',
      en: 'Bicycle Issues',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 365,
      },
    },
  },
  {
    code: 'participatory-budgeting-idea-collection',
    label: {
      zh: '参与式预算征集',
      en: 'Participatory Budgeting Idea Collection',
    },
  },
  {
    code: 'participatory-budgeting-idea-collection.idea-collection',
    parent: 'participatory-budgeting-idea-collection',
    label: {
      zh: '点子征集',
      en: 'Idea Collection',
    },
  },
  {
    code: 'general-request',
    label: {
      zh: '综合请求',
      en: 'General Request',
    },
  },
  {
    code: 'general-request.call-log',
    parent: 'general-request',
    label: {
      zh: '来电记录',
      en: 'Call Log',
    },
  },
  {
    code: 'general-request.student-move-in-issues',
    parent: 'general-request',
    label: {
      zh: '学生入住问题',
      en: 'Student Move-in Issues',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 8,
      },
    },
  },
  {
    code: 'pothole',
    label: {
      zh: '坑洼',
      en: 'Pothole',
    },
  },
  {
    code: 'pothole.bwsc-pothole',
    parent: 'pothole',
    label: {
      zh: '水务坑洼',
      en: 'BWSC Pothole',
    },
  },
  {
    code: 'administration',
    label: {
      zh: '行政',
      en: 'Administration',
    },
  },
  {
    code: 'administration.checkin',
    parent: 'administration',
    label: {
      zh: '报到',
      en: 'Checkin',
    },
  },
  {
    code: 'generic-noise-disturbance',
    label: {
      zh: '一般噪音',
      en: 'Generic Noise Disturbance',
    },
  },
  {
    code: 'generic-noise-disturbance.undefined-noise-disturbance',
    parent: 'generic-noise-disturbance',
    label: {
      zh: '不明噪音',
      en: 'Undefined Noise Disturbance',
    },
  },
  {
    code: 'weights-and-measures',
    label: {
      zh: '计量',
      en: 'Weights and Measures',
    },
  },
  {
    code: 'weights-and-measures.item-price-missing',
    parent: 'weights-and-measures',
    label: {
      zh: '商品未标价',
      en: 'Item Price Missing',
    },
  },
  {
    code: 'weights-and-measures.scanning-overcharge',
    parent: 'weights-and-measures',
    label: {
      zh: '扫码多收费',
      en: 'Scanning Overcharge',
    },
  },
  {
    code: 'weights-and-measures.short-measure-gas',
    parent: 'weights-and-measures',
    label: {
      zh: '加油短量',
      en: 'Short Measure - Gas',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 1,
      },
    },
  },
  {
    code: 'parking-complaints',
    label: {
      zh: '停车投诉',
      en: 'Parking Complaints',
    },
  },
  {
    code: 'parking-complaints.municipal-parking-lot-complaints',
    parent: 'parking-complaints',
    label: {
      zh: '市政停车场投诉',
      en: 'Municipal Parking Lot Complaints',
    },
  },
  {
    code: 'parking-complaints.private-parking-lot-complaints',
    parent: 'parking-complaints',
    label: {
      zh: '私人停车场投诉',
      en: 'Private Parking Lot Complaints',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 5,
      },
    },
  },
  {
    code: 'cemetery',
    label: {
      zh: '墓园',
      en: 'Cemetery',
    },
  },
  {
    code: 'cemetery.cemetery-maintenance-request',
    parent: 'cemetery',
    label: {
      zh: '墓园养护请求',
      en: 'Cemetery Maintenance Request',
    },
    limits: {
      dispose: {
        kind: 'natural-days',
        days: 7,
      },
    },
  },
  {
    code: 'office-of-the-parking-clerk',
    label: {
      zh: '停车管理处',
      en: 'Office of The Parking Clerk',
    },
  },
  {
    code: 'office-of-the-parking-clerk.phone-bank-service-inquiry',
    parent: 'office-of-the-parking-clerk',
    label: {
      zh: '电话服务咨询',
      en: 'Phone Bank Service Inquiry',
    },
  },
  {
    code: 'neighborhood-services-issues',
    label: {
      zh: '社区服务',
      en: 'Neighborhood Services Issues',
    },
  },
  {
    code: 'neighborhood-services-issues.dumpster-loading-noise-disturbances',
    parent: 'neighborhood-services-issues',
    label: {
      zh: '垃圾箱与装卸噪音',
      en: 'Dumpster & Loading Noise Disturbances',
    },
  },
  {
    code: 'massport',
    label: {
      zh: '港务局',
      en: 'Massport',
    },
  },
  {
    code: 'massport.aircraft-noise-disturbance',
    parent: 'massport',
    label: {
      zh: '飞机噪音',
      en: 'Aircraft Noise Disturbance',
    },
  },
  {
    code: 'noise-disturbance',
    label: {
      zh: '噪音扰民',
      en: 'Noise Disturbance',
    },
  },
  {
    code: 'noise-disturbance.automotive-noise-disturbance',
    parent: 'noise-disturbance',
    label: {
      zh: '车辆噪音',
      en: 'Automotive Noise Disturbance',
    },
  },
  {
    code: 'billing',
    label: {
      zh: '账单',
      en: 'Billing',
    },
  },
  {
    code: 'billing.billing-complaint',
    parent: 'billing',
    label: {
      zh: '账单投诉',
      en: 'Billing Complaint',
    },
  },
  {
    code: 'metrolist',
    label: {
      zh: '住房信息登记',
      en: 'Metrolist',
    },
  },
  {
    code: 'metrolist.ocr-metrolist',
    parent: 'metrolist',
    label: {
      zh: '住房信息登记',
      en: 'OCR Metrolist',
    },
  },
  {
    code: 'programs',
    label: {
      zh: '项目活动',
      en: 'Programs',
    },
  },
  {
    code: 'programs.downed-wire',
    parent: 'programs',
    label: {
      zh: '线缆掉落',
      en: 'Downed Wire',
    },
  },
  {
    code: 'air-pollution-control',
    label: {
      zh: '大气污染控制',
      en: 'Air Pollution Control',
    },
  },
  {
    code: 'air-pollution-control.rooftop-mechanical-disturbances',
    parent: 'air-pollution-control',
    label: {
      zh: '屋顶与机械噪音',
      en: 'Rooftop & Mechanical Disturbances',
    },
  },
  {
    code: 'consumer-affairs-issues',
    label: {
      zh: '消费事务',
      en: 'Consumer Affairs Issues',
    },
  },
  {
    code: 'consumer-affairs-issues.public-events-noise-disturbances',
    parent: 'consumer-affairs-issues',
    label: {
      zh: '公共活动噪音',
      en: 'Public Events Noise Disturbances',
    },
  },
  {
    code: 'bridge-maintenance',
    label: {
      zh: '桥梁养护',
      en: 'Bridge Maintenance',
    },
  },
  {
    code: 'valet',
    label: {
      zh: '代客泊车',
      en: 'Valet',
    },
  },
  {
    code: 'valet.valet-parking-problems',
    parent: 'valet',
    label: {
      zh: '代客泊车问题',
      en: 'Valet Parking Problems',
    },
  },
  {
    code: 'survey',
    label: {
      zh: '调查',
      en: 'Survey',
    },
  },
  {
    code: 'survey.metrolist-survey',
    parent: 'survey',
    label: {
      zh: '住房信息调查',
      en: 'Metrolist Survey',
    },
  },
]);
