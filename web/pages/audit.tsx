import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Table } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { instantOf } from '../../src/kernels/workdays/work-time.ts';
import type { AuditPage as AuditAnswer } from '../../src/model/house-view.ts';
import type { AuditLine, PersonLine } from '../../src/model/view.ts';
import { Empty } from '../components/empty.tsx';
import { Wide } from '../components/wide.tsx';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { PersonName } from '../components/person-name.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { Time } from '../components/time.tsx';
import { at, keys } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import '../house-pages.css';

const pageSize = 50;
const dayMs = 86_400_000;

/** Who read personal data, when, of which record, what for. Person, record, span and page in the address. */
export function AuditPage() {
  const { district, declared } = useSession();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const page = Math.max(1, Math.trunc(Number(params.get('page'))) || 1);
  const put = (change: Record<string, string | undefined>) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.delete('page');
      for (const [name, value] of Object.entries(change))
        if (value) next.set(name, value);
        else next.delete(name);
      return next;
    });
  const query = auditQuery(params, page, declared.district.timeZone);
  const audit = useQuery({
    queryKey: keys.audit(district, query),
    queryFn: ({ signal }) => api.get<AuditAnswer>(at(district, `/audit?${query}`), signal),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead
        title={t('audit.title')}
        beside={audit.data && t('audit.n', { n: audit.data.total })}
      />
      <p className="quiet">{t('audit.say')}</p>
      <AuditFilter params={params} onChange={put} />
      {audit.isError && <ProblemNote error={audit.error} retry={() => void audit.refetch()} />}
      <AuditTable
        answer={audit.data}
        loading={audit.isFetching}
        page={page}
        onPage={(next) => put({ page: next > 1 ? String(next) : undefined })}
        onPerson={(person) => put({ person })}
      />
    </>
  );
}

/** The address as the API asks it. Days are civil days of the district, both included. */
function auditQuery(params: URLSearchParams, page: number, timeZone: string): string {
  const startOf = (day: string, plus: number) =>
    new Date(instantOf(Date.parse(`${day}T00:00:00Z`) + plus, timeZone)).toISOString();
  const query = new URLSearchParams({ page: String(page), pageSize: String(pageSize) });
  for (const name of ['person', 'record']) {
    const value = params.get(name);
    if (value) query.set(name, value);
  }
  const from = params.get('from');
  const to = params.get('to');
  if (from) query.set('from', startOf(from, 0));
  if (to) query.set('to', startOf(to, dayMs));
  return query.toString();
}

interface AuditFilterProps {
  params: URLSearchParams;
  onChange: (change: Record<string, string | undefined>) => void;
}

function AuditFilter({ params, onChange }: AuditFilterProps) {
  const { district, may } = useSession();
  const { t } = useWords();
  const people = useQuery({
    queryKey: keys.people(district),
    queryFn: ({ signal }) => api.get<PersonLine[]>(at(district, '/people'), signal),
    // a reader of the audit who does not manage people filters by pressing a name in the table
    enabled: may('people.manage'),
  });
  const record = params.get('record');
  return (
    <div className="filter-row">
      {people.data && (
        <Select
          allowClear
          className="filter-person"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('audit.who')}
          placeholder={t('audit.anybody')}
          value={params.get('person')}
          options={people.data.map((one) => ({
            value: one.person,
            label: `${one.name} ${one.login}`,
          }))}
          onChange={(person: string | null | undefined) =>
            onChange({ person: person ?? undefined })
          }
        />
      )}
      {(['from', 'to'] as const).map((name) => (
        <label key={name} className="filter-day">
          {t(name === 'from' ? 'audit.from' : 'audit.to')}
          <Input
            type="date"
            value={params.get(name) ?? ''}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        </label>
      ))}
      {(record ?? params.get('person') ?? params.get('from') ?? params.get('to')) && (
        <Button
          onClick={() =>
            onChange({ person: undefined, record: undefined, from: undefined, to: undefined })
          }
        >
          {t('audit.clear')}
        </Button>
      )}
    </div>
  );
}

interface AuditTableProps {
  answer: AuditAnswer | undefined;
  loading: boolean;
  page: number;
  onPage: (page: number) => void;
  onPerson: (person: string) => void;
}

function AuditTable({ answer, loading, page, onPage, onPerson }: AuditTableProps) {
  const { district } = useSession();
  const { t } = useWords();
  const fieldName = useFieldNames();
  const purposeWords = usePurposeWords();
  return (
    <Wide label={t('audit.title')} least={760}>
      <Table<AuditLine>
        size="small"
        rowKey={(line) => `${line.at} ${line.person} ${line.record}`}
        loading={loading}
        dataSource={answer?.rows ?? []}
        locale={{ emptyText: <Empty why={t('audit.none')} /> }}
        pagination={{
          current: page,
          pageSize,
          total: answer?.total ?? 0,
          onChange: onPage,
          showSizeChanger: false,
          hideOnSinglePage: true,
        }}
        columns={[
          { title: t('audit.when'), render: (_, line) => <Time at={line.at} /> },
          {
            title: t('audit.who'),
            render: (_, line) => (
              <Button type="link" size="small" onClick={() => onPerson(line.person)}>
                <PersonName name={line.name} />
              </Button>
            ),
          },
          {
            title: t('audit.record'),
            render: (_, line) =>
              line.record ? (
                <Link to={`/${district}/demands/${line.record}`}>{line.number ?? line.record}</Link>
              ) : (
                <span className="quiet">—</span>
              ),
          },
          {
            title: t('audit.fields'),
            render: (_, line) => line.fields.map(fieldName).join(t('audit.comma')),
          },
          { title: t('audit.purpose'), render: (_, line) => purposeWords(line.purpose) },
        ]}
      />
    </Wide>
  );
}

/** Names of fields, whichever programme they come from, and of what is changed of people. */
function useFieldNames(): (field: string) => string {
  const { declared } = useSession();
  const { t, l } = useWords();
  const ofPeople: Partial<Record<string, string>> = {
    login: t('people.login'),
    name: t('people.name'),
    grants: t('people.grants'),
    password: t('people.password'),
    disabled: t('people.disabled'),
    unlock: t('people.unlock'),
  };
  return (field) => {
    const programme = declared.programmes.find((one) => one.fields[field]);
    return l(programme?.fields[field]?.label) || ofPeople[field] || field;
  };
}

const purposes = ['contact', 'visit', 'revisit', 'duplicate', 'complaint', 'other'] as const;

/** A purpose as it was given: `contact`, `other: what was written`, or words alone. */
function usePurposeWords(): (purpose: string) => string {
  const { t } = useWords();
  return (purpose) => {
    const [, code = '', written = ''] = /^([a-z]+)(?:: (.*))?$/s.exec(purpose) ?? [];
    const known = purposes.find((one) => one === code);
    if (!known) return purpose;
    return [t(`private.purpose.${known}`), written].filter(Boolean).join(' · ');
  };
}
