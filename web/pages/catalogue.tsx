import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { DispatchRule } from '../../src/model/district.ts';
import type { CatalogueView } from '../../src/model/house-view.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { PageLoading } from '../components/page-loading.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { keep, kept } from '../kept.ts';
import { at, keys } from '../queries.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { changesOf, freeCode, moved } from './catalogue/catalogue-draft.ts';
import { RuleDrawer } from './catalogue/rule-drawer.tsx';
import { RuleTable } from './catalogue/rule-table.tsx';
import { TrialPanel } from './catalogue/trial-panel.tsx';
import '../house-pages.css';

/** The dispatch catalogue of a programme: read by everybody, changed in a draft that is tried out first. */
export function CataloguePage() {
  const { district, declared } = useSession();
  const { t, l } = useWords();
  const [params, setParams] = useSearchParams();
  const programme =
    declared.programmes.find((one) => one.code === params.get('programme')) ??
    declared.programmes[0];
  const code = programme?.code ?? '';
  const catalogue = useQuery({
    queryKey: keys.catalogue(district, code),
    queryFn: ({ signal }) =>
      api.get<CatalogueView>(
        at(district, `/catalogue?programme=${encodeURIComponent(code)}`),
        signal,
      ),
  });
  return (
    <>
      <PageHead
        title={t('catalogue.title')}
        beside={catalogue.data && t('catalogue.version', { n: catalogue.data.version })}
        actions={
          declared.programmes.length > 1 && (
            <Select
              aria-label={t('catalogue.programme')}
              value={code}
              popupMatchSelectWidth={false}
              onChange={(next) => setParams({ programme: next })}
              options={declared.programmes.map((one) => ({ value: one.code, label: l(one.label) }))}
            />
          )
        }
      />
      <p className="quiet">{t('catalogue.say')}</p>
      {catalogue.isError && (
        <ProblemNote error={catalogue.error} retry={() => void catalogue.refetch()} />
      )}
      {catalogue.isPending && <PageLoading />}
      {catalogue.data && (
        <CatalogueDesk
          key={`${code} ${catalogue.data.version}`}
          programme={code}
          view={catalogue.data}
        />
      )}
    </>
  );
}

/** The draft is kept in the browser under the version that it changes, so that nothing is lost. */
function useDraft(programme: string, { version, catalogue }: CatalogueView) {
  const { district } = useSession();
  const name = `catalogue.${district}.${programme}.${version}`;
  const [draft, setDraft] = useState(() => kept<DispatchRule[]>(name) ?? catalogue.rules);
  const change = (next: DispatchRule[]) => {
    setDraft(next);
    keep(name, next);
  };
  const drop = () => {
    setDraft(catalogue.rules);
    keep(name, undefined);
  };
  return { draft, change, drop };
}

function CatalogueDesk({ programme, view }: { programme: string; view: CatalogueView }) {
  const { may } = useSession();
  const { draft, change, drop } = useDraft(programme, view);
  const [edited, setEdited] = useState<DispatchRule>();
  const { rules } = view.catalogue;
  const changes = changesOf(rules, draft);
  const mayEdit = may('catalogue.edit');
  const put = (rule: DispatchRule) => {
    const isKnown = draft.some((one) => one.code === rule.code);
    change(isKnown ? draft.map((one) => (one.code === rule.code ? rule : one)) : [rule, ...draft]);
    setEdited(undefined);
  };
  return (
    <>
      <RuleTable
        rules={draft}
        changes={changes}
        mayEdit={mayEdit}
        onMove={(from, to) => change(moved(draft, from, to))}
        onEdit={setEdited}
        onRemove={(code) => change(draft.filter((rule) => rule.code !== code))}
        onAdd={() =>
          setEdited({
            code: freeCode([...draft, ...changes.removed]),
            label: { zh: '', en: '' },
            when: { op: 'always' },
            lead: '',
            assist: [],
          })
        }
      />
      {mayEdit && (
        <TrialPanel
          programme={programme}
          rules={draft}
          changes={changes}
          onRestore={(rule) => change([...draft, rule])}
          onDrop={drop}
        />
      )}
      {edited && <RuleDrawer rule={edited} onSave={put} onClose={() => setEdited(undefined)} />}
    </>
  );
}
