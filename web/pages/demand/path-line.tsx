import { CheckOutlined } from '@ant-design/icons';
import type { RecordView } from '../../../src/model/view.ts';
import { useDeclared } from '../../session.tsx';
import { useWords } from '../../words.ts';

/** Where the record stands on the way of a healthy life. A state beside the way shows its last step. */
export function PathLine({ view }: { view: RecordView }) {
  const words = useDeclared();
  const { t, l } = useWords();
  const programme = words.programme(view.programme);
  if (!programme) return null;
  const { path, states } = programme;
  const reached = [...view.timeline]
    .toReversed()
    .map((act) => path.indexOf(act.toState ?? ''))
    .find((step) => step >= 0);
  const at = path.includes(view.state) ? path.indexOf(view.state) : (reached ?? 0);
  const beside = path.includes(view.state) ? undefined : view.state;
  return (
    // it may scroll sideways in a hand: the keyboard has to reach it too
    <ol className="path-line" aria-label={t('demand.path')} tabIndex={0}>
      {path.map((state, i) => (
        <li
          key={state}
          className={i < at || (i === at && view.ended && !beside) ? 'past' : ''}
          aria-current={i === at ? 'step' : undefined}
        >
          {(i < at || (i === at && view.ended && !beside)) && <CheckOutlined aria-hidden="true" />}
          {l(states[state]?.label)}
          {i === at && beside && <strong>{words.state(view.programme, beside)}</strong>}
        </li>
      ))}
    </ol>
  );
}
