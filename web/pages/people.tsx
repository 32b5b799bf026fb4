import { useQuery } from '@tanstack/react-query';
import { Button, Input, Table, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { PersonLine } from '../../src/model/view.ts';
import { Empty } from '../components/empty.tsx';
import { Wide } from '../components/wide.tsx';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { PersonName } from '../components/person-name.tsx';
import { usePlaceNames } from '../components/place-name.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { Time } from '../components/time.tsx';
import { at, keys } from '../queries.ts';
import { useDeclared, useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { PersonDrawer } from './people/person-drawer.tsx';
import { RoleTable } from './people/role-table.tsx';
import '../house-pages.css';

/** Who works in the district, as whom, where; `person` in the address is the one whose form is open. */
export function PeoplePage() {
  const { district } = useSession();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState('');
  const people = useQuery({
    queryKey: keys.people(district),
    queryFn: ({ signal }) => api.get<PersonLine[]>(at(district, '/people'), signal),
  });
  const open = (person: string | undefined) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (person) next.set('person', person);
      else next.delete('person');
      return next;
    });
  const chosen = params.get('person') ?? undefined;
  const rows = usePeopleLike(people.data, search);
  return (
    <>
      <PageHead
        title={t('people.title')}
        beside={people.data && t('people.n', { n: people.data.length })}
        actions={
          <Button type="primary" onClick={() => open('new')}>
            {t('people.add')}
          </Button>
        }
      />
      {people.isError && <ProblemNote error={people.error} retry={() => void people.refetch()} />}
      <Input.Search
        allowClear
        className="page-search"
        aria-label={t('people.search')}
        placeholder={t('people.search')}
        onChange={(event) => setSearch(event.target.value)}
      />
      <PeopleTable rows={rows} loading={people.isPending} onOpen={open} />
      <RoleTable />
      <PersonDrawer
        key={chosen ?? ''}
        person={chosen}
        line={people.data?.find((one) => one.person === chosen)}
        onClose={() => open(undefined)}
      />
    </>
  );
}

function usePeopleLike(people: PersonLine[] | undefined, search: string): PersonLine[] {
  return useMemo(() => {
    const words = search.trim().toLowerCase();
    return (people ?? []).filter(({ login, name }) =>
      `${login} ${name}`.toLowerCase().includes(words),
    );
  }, [people, search]);
}

interface PeopleTableProps {
  rows: PersonLine[];
  loading: boolean;
  onOpen: (person: string) => void;
}

function PeopleTable({ rows, loading, onOpen }: PeopleTableProps) {
  const { t } = useWords();
  return (
    <Wide label={t('people.title')} least={820}>
      <Table<PersonLine>
        size="small"
        rowKey="person"
        loading={loading}
        dataSource={rows}
        pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        locale={{ emptyText: <Empty why={t('people.none')} /> }}
        columns={[
          {
            title: t('people.name'),
            render: (_, line) => (
              <span className="person-cell">
                <PersonName name={line.name} beside={line.login} />
                {line.example && <Tag>{t('people.example')}</Tag>}
              </span>
            ),
          },
          { title: t('people.grants'), render: (_, line) => <GrantLines line={line} /> },
          { title: t('people.state'), render: (_, line) => <PersonState line={line} /> },
          {
            title: t('people.last-seen'),
            render: (_, line) =>
              line.lastSeenAt ? (
                <Time at={line.lastSeenAt} />
              ) : (
                <span className="quiet">{t('people.never')}</span>
              ),
          },
          {
            title: <span className="for-readers">{t('people.change')}</span>,
            align: 'right',
            render: (_, line) => (
              <Button
                size="small"
                aria-label={t('people.change-of', { name: line.name })}
                onClick={() => onOpen(line.person)}
              >
                {t('people.change')}
              </Button>
            ),
          },
        ]}
      />
    </Wide>
  );
}

function GrantLines({ line }: { line: PersonLine }) {
  const words = useDeclared();
  const { name } = usePlaceNames();
  return (
    <ul className="lines">
      {line.grants.map(({ role, place, unit }) => (
        <li key={`${role} ${place} ${unit}`}>
          {words.role(role)} <span className="quiet">· {name(place)}</span>
          {unit && <span className="quiet"> · {words.unit(unit)}</span>}
        </li>
      ))}
    </ul>
  );
}

function PersonState({ line }: { line: PersonLine }) {
  const { t } = useWords();
  if (line.disabled) return <Tag>{t('people.disabled')}</Tag>;
  if (!line.lockedUntil) return <span>{t('people.active')}</span>;
  return (
    <span className="person-locked">
      {t('people.locked')} <Time at={line.lockedUntil} />
    </span>
  );
}
