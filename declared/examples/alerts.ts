/** What example people write when they decide alerts and work on orders. All of it is made up. */
export const alertWords = {
  zh: {
    people: {
      dispatcher: '模拟派遣员1',
      'shift-lead': '模拟值班长1',
      handler: '模拟承办员1',
      'grid-worker': '模拟网格员1',
    },
    confirm: [
      '与网格员电话核实，情况属实，持续关注',
      '近期来电集中，同意确认，请责任单位研判',
      '与属地街道核对，确有集中反映',
    ],
    dismiss: {
      'known-event': ['该片区近期有施工，已公告', '社区活动期间的正常增多'],
      'already-handled': ['责任单位已在现场处理', '已列入本周整治计划'],
      'too-small': ['件数少，继续观察'],
    },
    order: {
      title: '先行排查：',
      text: '请在群众再次来电之前到现场排查，一次处理到位，拍照反馈。',
    },
    found: ['现场情况与预警一致，涉及多处，已登记点位', '到场查看，问题属实，影响周边居民'],
    notFound: ['到场查看两次，未发现异常'],
    fixed: ['已组织力量集中处理完毕，并安排专人每日巡查一周', '已处理完毕，向周边居民作了说明'],
    settled: '处理后来电回落，予以了结',
  },
  en: {
    people: {
      dispatcher: 'Example dispatcher 1',
      'shift-lead': 'Example shift lead 1',
      handler: 'Example handler 1',
      'grid-worker': 'Example inspector 1',
    },
    confirm: [
      'Checked by telephone with the district yard: it is real, keep watching',
      'Calls come from the same few blocks, confirmed',
    ],
    dismiss: {
      'known-event': ['Expected after the weather of these days', 'Works in the street, announced'],
      'already-handled': ['Crews are on it already'],
      'too-small': ['Few cases, wait and see'],
    },
    order: {
      title: 'Look ahead: ',
      text: 'Go there before the next call comes, mend it in one go, send photos.',
    },
    found: ['As the alert says, at several spots; all are noted down'],
    notFound: ['Looked twice, nothing out of the ordinary'],
    fixed: ['All spots done; somebody looks after them daily for a week'],
    settled: 'Calls went back to normal afterwards',
  },
} as const;
