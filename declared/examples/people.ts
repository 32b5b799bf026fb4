/** Nobody is called so: people of the examples, all with one password, marked as examples. */
export const examplePassword = 'xianban-2026';

const root = { hongqi: '410702', fengquan: '410704', boston: 'boston' };

/** One person and what they may do; `place` is the root where absent. */
const person = (
  district: keyof typeof root,
  login: string,
  name: string,
  role: string,
  where: { place?: string; unit?: string } = {},
) => ({
  district,
  login,
  name,
  grants: [{ role, place: where.place ?? root[district], unit: where.unit ?? null }],
});

export const examplePeople = [
  person('hongqi', 'leader', '程明远', 'leader'),
  person('hongqi', 'dispatcher', '苏晓棠', 'dispatcher'),
  person('hongqi', 'handler', '韩立新', 'handler', { unit: 'city-management' }),
  person('hongqi', 'handler-street', '贺秋实', 'handler', { unit: 'town-100' }),
  person('hongqi', 'grid', '乔大河', 'grid-worker', { place: '410702100' }),
  person('hongqi', 'acceptor', '林小满', 'acceptor'),
  person('hongqi', 'shift', '方致和', 'shift-lead'),
  person('hongqi', 'statistician', '钟数理', 'statistician'),
  // figures that one of them types in are checked by the other
  person('hongqi', 'statistician-2', '简明达', 'statistician'),
  person('hongqi', 'admin', '管一诺', 'admin'),
  person('hongqi', 'enterprise', '商启程', 'enterprise-officer', { unit: 'business-centre' }),
  person('hongqi', 'mediator', '和为贵', 'mediator', { unit: 'mediation-centre' }),
  person('hongqi', 'hall', '明事通', 'window-clerk', { unit: 'government-services' }),
  person('hongqi', 'market', '钱市清', 'handler', { unit: 'market' }),
  person('hongqi', 'window', '温言', 'window-clerk', { unit: 'civil-affairs' }),
  person('fengquan', 'leader', '申建凤', 'leader'),
  person('fengquan', 'dispatcher', '耿直', 'dispatcher'),
  person('fengquan', 'acceptor', '宝小山', 'acceptor'),
  person('fengquan', 'mediator', '安而行', 'mediator', { unit: 'mediation-centre' }),
  person('fengquan', 'admin', '潞安', 'admin'),
  person('boston', 'leader', 'Eleanor Marsh', 'leader'),
  person('boston', 'dispatcher', 'Daniel Quill', 'dispatcher'),
  person('boston', 'handler', 'Rosa Pike', 'handler', { unit: 'PWDx' }),
  person('boston', 'acceptor', 'Grace Holloway', 'acceptor'),
  person('boston', 'shift', 'Martin Wharf', 'shift-lead'),
  person('boston', 'grid', 'Tom Ashmont', 'grid-worker'),
  person('boston', 'statistician', 'Ida Fenway', 'statistician'),
  person('boston', 'admin', 'Sam Harbor', 'admin'),
];
