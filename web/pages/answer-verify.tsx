import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  MinusCircleOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState, type ComponentType } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Verdict } from '../../src/model/briefing.ts';
import { useVerify } from '../briefing-queries.ts';
import { Empty } from '../components/empty.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { Wide } from '../components/wide.tsx';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import '../house-pages.css';
import './answers/answers.css';

interface Asked {
  text: string;
  period: string;
}

const lastYear = () => String(new Date().getFullYear() - 1);

/** A finished text, from wherever, held against the ledger number by number. */
export function AnswerVerifyPage() {
  const { district } = useSession();
  const { t } = useWords();
  const verify = useVerify();
  const [asked, setAsked] = useState<Asked>();
  const run = (values: Asked) => {
    setAsked(values);
    verify.mutate(values);
  };
  return (
    <>
      <p className="back-line">
        <Link to={`/${district}/answers`}>← {t('answers.all')}</Link>
      </p>
      <PageHead title={t('answers.verify')} />
      <p className="quiet">{t('verify.say')}</p>
      <Form<Asked>
        layout="vertical"
        className="verify-form"
        initialValues={{ period: lastYear() }}
        onFinish={run}
      >
        <Form.Item
          name="text"
          label={t('verify.text')}
          rules={[{ required: true, message: t('verify.text-none') }]}
        >
          <Input.TextArea autoSize={{ minRows: 6, maxRows: 16 }} maxLength={500_000} />
        </Form.Item>
        <Form.Item
          name="period"
          label={t('verify.period')}
          rules={[
            {
              required: true,
              pattern: /^\d{4}(-Q[1-4]|-\d\d)?$/,
              message: '2024, 2024-Q3, 2024-03',
            },
          ]}
        >
          <Input className="period-input" maxLength={7} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={verify.isPending}>
          {t('verify.run')}
        </Button>
      </Form>
      {verify.isError && <ProblemNote error={verify.error} />}
      {verify.data && asked && <Verdicts verdicts={verify.data.verdicts} text={asked.text} />}
    </>
  );
}

const kinds = ['contradicted', 'ambiguous', 'not-in-ledger', 'confirmed'] as const;
const icons: Record<Verdict['verdict'], ComponentType<{ 'aria-hidden': 'true' }>> = {
  contradicted: CloseCircleOutlined,
  ambiguous: QuestionCircleOutlined,
  'not-in-ledger': MinusCircleOutlined,
  confirmed: CheckCircleOutlined,
};

const around = 18;
/** The number with the words around it. Offsets count code points. */
function Quote({ points, verdict }: { points: readonly string[]; verdict: Verdict }) {
  const { start, end } = verdict;
  const cut = (from: number, to: number) =>
    points.slice(Math.max(0, from), to).join('').replaceAll(/\s+/g, ' ');
  return (
    <>
      {start > around && '…'}
      {cut(start - around, start)}
      <mark>{cut(start, end)}</mark>
      {cut(end, end + around)}
      {end + around < points.length && '…'}
    </>
  );
}

function Verdicts({ verdicts, text }: { verdicts: readonly Verdict[]; text: string }) {
  const { district } = useSession();
  const { t, l } = useWords();
  const [params, setParams] = useSearchParams();
  const left = params.getAll('without');
  if (verdicts.length === 0) return <Empty why={t('verify.none')} />;
  const points = Array.from(text);
  const count = (kind: Verdict['verdict']) =>
    verdicts.filter(({ verdict }) => verdict === kind).length;
  const show = (kind: string, on: boolean) =>
    setParams(
      { without: on ? left.filter((one) => one !== kind) : [...left, kind] },
      { replace: true },
    );
  const shown = verdicts.filter(({ verdict }) => !left.includes(verdict));
  return (
    <section className="page-section" aria-label={t('verify.result')}>
      <h2 aria-live="polite">{t('verify.result-n', { n: verdicts.length })}</h2>
      <div className="filter-row">
        {kinds.map((kind) => (
          <Checkbox
            key={kind}
            checked={!left.includes(kind)}
            onChange={({ target }) => show(kind, target.checked)}
          >
            {t(`verify.${kind}`)} {count(kind)}
          </Checkbox>
        ))}
      </div>
      <Wide label={t('verify.result')} least={720}>
        <table className="plain-table verdict-table">
          <thead>
            <tr>
              <th scope="col">{t('verify.verdict')}</th>
              <th scope="col">{t('verify.quote')}</th>
              <th scope="col">{t('verify.about')}</th>
              <th scope="col">{t('verify.why')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => {
              const Icon = icons[one.verdict];
              return (
                <tr key={`${one.start} ${one.part}`}>
                  <td className={`verdict verdict-${one.verdict}`}>
                    <Icon aria-hidden="true" /> {t(`verify.${one.verdict}`)}
                  </td>
                  <td>
                    <Quote points={points} verdict={one} />
                  </td>
                  <td>
                    {one.indicator ? (
                      <Link
                        to={`/${district}/indicators/${one.indicator}?territory=${encodeURIComponent(one.territory ?? '')}`}
                      >
                        {[one.indicator, one.territory, one.period].filter(Boolean).join(' ')}
                      </Link>
                    ) : (
                      '—'
                    )}
                  </td>
                  <td>
                    {l(one.detail)}
                    {one.wanted !== undefined && (
                      <span className="quiet"> {`${t('problem.wanted')} ${one.wanted}`}</span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
