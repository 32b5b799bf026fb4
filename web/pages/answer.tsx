import { DownloadOutlined, EditOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown, Select } from 'antd';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type {
  BriefingLine,
  BriefingVersionLine,
  BriefingView,
} from '../../src/model/briefing-view.ts';
import { briefingFile, useBriefing, useBriefings } from '../briefing-queries.ts';
import { PageHead } from '../components/page-head.tsx';
import { PageLoading } from '../components/page-loading.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useKeys } from '../keys.tsx';
import { useSession } from '../session.tsx';
import { useTimes } from '../times.ts';
import { useWords } from '../words.ts';
import { BoundPage } from './answers/bound-page.tsx';
import { BriefingStateMark } from './answers/briefing-state.tsx';
import { FindingList } from './answers/finding-list.tsx';
import '../house-pages.css';
import './answers/answers.css';

/** One answer sheet as its readers get it. `version` in the address opens an earlier one. */
export function AnswerPage() {
  const { district } = useSession();
  const { t } = useWords();
  const { code = '' } = useParams();
  const [params] = useSearchParams();
  const briefing = useBriefing(district, code, params.get('version'));
  return (
    <>
      <p className="back-line no-print">
        <Link to={`/${district}/answers`}>← {t('answers.all')}</Link>
      </p>
      {briefing.isPending && <PageLoading />}
      {briefing.isError && (
        <>
          <PageHead title={t('answers.title')} />
          <ProblemNote error={briefing.error} retry={() => void briefing.refetch()} />
        </>
      )}
      {briefing.data && <Sheet view={briefing.data} />}
    </>
  );
}

const formats = ['pdf', 'docx', 'csv', 'json'] as const;

function Sheet({ view }: { view: BriefingView }) {
  const { district } = useSession();
  const { t } = useWords();
  const navigate = useNavigate();
  const { code, checked, versions, version, may } = view;
  const { bound, findings, state } = checked;
  const isLast = version === (versions[0]?.version ?? 0);
  const edit = `/${district}/answers/${encodeURIComponent(code)}/edit`;
  useKeys(
    t('answers.title'),
    may.edit ? [{ key: 'e', says: t('answers.edit'), run: () => void navigate(edit) }] : [],
  );
  return (
    <>
      <PageHead
        title={bound?.head.title ?? code}
        beside={
          <>
            <BriefingStateMark state={state} />
            <OtherLanguages code={code} />
          </>
        }
        actions={
          <>
            <Versions code={code} version={version} versions={versions} />
            {isLast && bound && (
              <Dropdown
                menu={{
                  items: formats.map((format) => ({
                    key: format,
                    label: (
                      <a href={briefingFile(district, code, format)} download>
                        {t(`answers.file.${format}`)}
                      </a>
                    ),
                  })),
                }}
              >
                <Button icon={<DownloadOutlined />}>{t('answers.file')}</Button>
              </Dropdown>
            )}
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('answers.print')}
            </Button>
            {may.edit && (
              <Button type="primary" icon={<EditOutlined />} onClick={() => void navigate(edit)}>
                {t('answers.edit')}
              </Button>
            )}
          </>
        }
      />
      {findings.length > 0 && (
        <details className="sheet-findings no-print" open={bound === null}>
          <summary>{t('answers.findings', { n: findings.length })}</summary>
          <FindingList findings={findings} />
        </details>
      )}
      {bound && <BoundPage bound={bound} />}
    </>
  );
}

/** The same sheet in other languages. */
function OtherLanguages({ code }: { code: string }) {
  const { district } = useSession();
  const { t } = useWords();
  const briefings = useBriefings(district);
  const original = (one: BriefingLine) => one.head?.translates ?? one.code;
  const own = briefings.data?.find((one) => one.code === code);
  const others = briefings.data?.filter(
    (one) => own && one.code !== code && original(one) === original(own),
  );
  return others?.map(
    ({ code: other, head }) =>
      head && (
        <Link key={other} to={`/${district}/answers/${encodeURIComponent(other)}`}>
          {t(`answers.language.${head.language}`)}
        </Link>
      ),
  );
}

/** Which version is shown; the one before it to compare with. */
function Versions(props: {
  code: string;
  version: number;
  versions: readonly BriefingVersionLine[];
}) {
  const { code, version, versions } = props;
  const { district } = useSession();
  const { t } = useWords();
  const times = useTimes();
  const [params, setParams] = useSearchParams();
  if (versions.length < 2) return null;
  const last = versions[0]!.version;
  const choose = (chosen: number) => {
    const next = new URLSearchParams(params);
    if (chosen === last) next.delete('version');
    else next.set('version', String(chosen));
    setParams(next);
  };
  const says = ({ version: n, savedAt, savedBy, note }: BriefingVersionLine) =>
    savedAt
      ? [t('answers.version', { n }), times.time(savedAt), savedBy, note]
          .filter(Boolean)
          .join(' · ')
      : t('answers.declared');
  const before = versions.find((one) => one.version < version);
  return (
    <>
      <Select
        aria-label={t('answers.which-version')}
        className="version-select"
        popupMatchSelectWidth={false}
        value={version}
        onChange={choose}
        options={versions.map((one) => ({ value: one.version, label: says(one) }))}
      />
      {before && (
        <Link
          to={`/${district}/answers/${encodeURIComponent(code)}/changes?from=${before.version}&to=${version}`}
        >
          {t('answers.changes-since', { n: before.version })}
        </Link>
      )}
    </>
  );
}
