import type { Casework } from '../../src/engines/casework/service.ts';
import type { Viewer } from '../../src/model/role.ts';
import type { RecordView } from '../../src/model/view.ts';
import type { ServedHouse } from '../served-house.ts';

const place = '410702';

const viewerOf = (login: string, role: string, unit: string | null = null): Viewer => ({
  district: 'hongqi',
  person: '',
  name: login,
  language: 'zh',
  grants: [{ role, place, unit }],
});

/** Somebody of the house, as engines know them. */
export async function findViewer(house: ServedHouse, login: string): Promise<Viewer> {
  const { value } = (await house.people.signIn({
    district: 'hongqi',
    login,
    password: house.password,
  })) as { value: { token: string } };
  const session = await house.people.sessionOf(value.token);
  return session?.viewer ?? viewerOf(login, login);
}

const done = <T>(outcome: Awaited<ReturnType<Casework['view']>> | { ok: boolean }): T => {
  if (!('value' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.value as T;
};

const asked = [
  ['东街小区门口垃圾三天没有清运', 'exposed-rubbish', 'hotline'],
  ['道路积水严重，行人无法通过', 'exposed-rubbish', 'wechat'],
  [
    '楼下烧烤店夜间油烟和噪音扰民，已多次反映仍没有得到解决，希望尽快处理',
    'exposed-rubbish',
    'web',
  ],
  ['路灯不亮', 'exposed-rubbish', 'hotline'],
  ['单位门口垃圾桶满溢', 'exposed-rubbish', 'letter'],
  ['小区消防通道被占用', 'exposed-rubbish', 'upper'],
] as const;

/** Opens demands in the house and files them, so that a dispatcher has work. Titles are as above. */
export async function fileDemands(
  house: ServedHouse,
  howMany: number = asked.length,
): Promise<RecordView[]> {
  const acceptor = await findViewer(house, 'acceptor');
  const lead = await findViewer(house, 'shift-lead');
  const filed: RecordView[] = [];
  for (const [title, category, channel] of asked.slice(0, howMany)) {
    let view = done<RecordView>(
      await house.casework.open(acceptor, {
        programme: 'demand',
        type: 'receive',
        input: {
          title,
          text: `${title}，请尽快处理。`,
          channel,
          category,
          place,
          address: '东街 12 号院',
          point: { lat: 35.3 + filed.length / 1000, lon: 113.87 },
          reporterName: '王小明',
          reporterPhone: '13812345678',
        },
      }),
    );
    const act = async (viewer: Viewer, type: string, input: Record<string, unknown> = {}) => {
      view = done<RecordView>(
        await house.casework.act(viewer, view.record, { type, input, seq: view.seq }),
      );
    };
    await act(acceptor, 'register', { category });
    await act(lead, 'file');
    filed.push(view);
  }
  return filed;
}
