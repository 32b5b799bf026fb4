import type { ScoreResult } from '../../../src/model/score-view.ts';
import { useWords } from '../../words.ts';
import { gainSpan, percent, scoreOf, spanOf } from './score-words.ts';
import { ScoreTable } from './score-table.tsx';
import { useWayName } from './use-way-name.ts';

/** All measures of the forecast and of every way beside it, with their intervals. */
export function StatisticsTable({ result }: { result: ScoreResult }) {
  const { t } = useWords();
  const wayName = useWayName();
  const ways = [
    ['model', result.model] as const,
    ...Object.entries(result.baselines).sort((a, b) => b[1].hitRate - a[1].hitRate),
  ];
  return (
    <>
      <p className="quiet score-say">{t('score.more-say')}</p>
      <ScoreTable
        title={t('score.skill')}
        least={900}
        columns={[
          t('score.name'),
          t('score.hit'),
          t('score.interval'),
          t('score.pai'),
          t('score.pei'),
          t('score.log'),
          t('score.rps'),
          t('score.gain'),
          t('score.log-skill'),
        ]}
        rows={ways.map(([name, one]) => ({
          key: name,
          cells: [
            wayName(name),
            percent(one.hitRate),
            spanOf(one.interval),
            one.pai.toFixed(2),
            one.peiStar.toFixed(3),
            scoreOf(one.logScore),
            scoreOf(one.rps),
            'gainInterval' in one ? gainSpan(one.gainInterval) : '',
            'logSkill' in one && one.logSkill !== null ? percent(one.logSkill) : '—',
          ],
        }))}
      />
    </>
  );
}
