/** 给群众的答复，边写边看。 */
export const zhReply = {
  'reply.title': '答复自查',
  'reply.calm': '只看字句，仅供参考，不影响提交；说的是否属实由您把关。',
  'reply.begin': '写下答复后，这里会提示：是否说到所问的事、做什么、谁来做、何时做、话是否明白。',
  'reply.score': '{n} 项中写到 {m} 项',
  'reply.there': '写到了',
  'reply.missing': '可以补充',
  'reply.answers': '所问的事',
  'reply.action': '做什么',
  'reply.who': '谁来做',
  'reply.when': '何时做',
  'reply.tone': '话说得明白',
  'reply.personal': '个人信息',
  'reply.select': '在答复里选中：{text}',
  'reply.restates': '目前只是重复诉求、客套或转办，还没有答复。',
} as const;
