import { Table } from 'antd';
import type { Permission } from '../../../src/model/role.ts';
import { Wide } from '../../components/wide.tsx';
import { useSession } from '../../session.tsx';
import { useWords, type MessageKey } from '../../words.ts';

const permissionWords = {
  'records.read': 'permission.records.read',
  'records.export': 'permission.records.export',
  'records.open': 'permission.records.open',
  'private.read': 'permission.private.read',
  'imports.run': 'permission.imports.run',
  'places.read': 'permission.places.read',
  'people.manage': 'permission.people.manage',
  'catalogue.edit': 'permission.catalogue.edit',
  'audit.read': 'permission.audit.read',
  'detectors.edit': 'permission.detectors.edit',
  'hold-out.switch': 'permission.hold-out.switch',
  'figures.enter': 'permission.figures.enter',
  'figures.check': 'permission.figures.check',
  'figures.sign': 'permission.figures.sign',
  'briefings.edit': 'permission.briefings.edit',
} as const satisfies Record<Permission, MessageKey>;

const seesWords = {
  all: 'people.sees-all',
  unit: 'people.sees-unit',
  none: 'people.sees-none',
} as const;

/** What each role sees and may do: permissions of the role, and acts that programmes name it for. */
export function RoleTable() {
  const { declared } = useSession();
  const { t, l, language } = useWords();
  const separator = language === 'zh' ? '、' : ', ';
  const actsOf = (role: string) =>
    declared.programmes.flatMap((programme) => {
      const acts = Object.values(programme.acts).filter((act) => act.by.includes(role));
      const names = [...new Set(acts.map((act) => l(act.label)))];
      return names.length > 0 ? [{ programme: l(programme.label), names }] : [];
    });
  return (
    <section className="page-section" aria-label={t('people.roles')}>
      <h2>{t('people.roles')}</h2>
      <p className="quiet">{t('people.roles-say')}</p>
      <Wide label={t('people.roles')} least={760}>
        <Table
          size="small"
          rowKey="code"
          pagination={false}
          dataSource={declared.roles}
          columns={[
            { title: t('people.role'), width: 120, render: (_, role) => l(role.label) },
            { title: t('people.sees'), width: 180, render: (_, role) => t(seesWords[role.sees]) },
            {
              title: t('people.may'),
              width: 260,
              render: (_, role) =>
                role.may.map((permission) => t(permissionWords[permission])).join(separator),
            },
            {
              title: t('people.acts'),
              render: (_, role) => (
                <ul className="lines">
                  {actsOf(role.code).map(({ programme, names }) => (
                    <li key={programme}>
                      <span className="quiet">{programme}</span> {names.join(separator)}
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      </Wide>
    </section>
  );
}
