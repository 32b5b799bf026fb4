import type { ReactNode } from 'react';
import type { Label } from '../../src/model/label.ts';
import type { ActView } from '../../src/model/view.ts';
import { useDeclared } from '../session.tsx';
import { useWords } from '../words.ts';
import { FilePicture } from './file-picture.tsx';
import { PersonName } from './person-name.tsx';
import { Time } from './time.tsx';
import { useShownValue } from './shown-value.tsx';

/** What was done, act by act: who, when, what was given, how the state moved. Newest first. */
export function Timeline(props: { programme: string; acts: readonly ActView[] }) {
  const { t, l } = useWords();
  const words = useDeclared();
  const shown = useShownValue();
  const fieldOf = (type: string, says: Label) => {
    const form = words.programme(props.programme)?.acts[type]?.form ?? {};
    return Object.values(form).find((field) => field.label.en === says.en);
  };
  const moved = (act: ActView): ReactNode => {
    if (act.toState === null || act.toState === act.fromState) return null;
    const to = words.state(props.programme, act.toState);
    return (
      <span className="moved">
        {act.fromState === null
          ? t('demand.first', { to })
          : t('demand.moved', { from: words.state(props.programme, act.fromState), to })}
      </span>
    );
  };
  return (
    <ol className="timeline">
      {props.acts.toReversed().map((act) => (
        <li key={act.seq} data-seq={act.seq}>
          <p className="timeline-head">
            <strong>{l(act.label)}</strong>
            {moved(act)}
            <PersonName
              name={act.actor.name}
              // a machine bears its role as its name
              beside={[act.actor.person && words.role(act.actor.role), words.unit(act.actor.unit)]
                .filter(Boolean)
                .join(' · ')}
            />
            <Time at={act.at} />
          </p>
          {act.given.length > 0 && (
            <dl className="given">
              {act.given.map((one) => (
                <div key={one.label.en}>
                  <dt>{l(one.label)}</dt>
                  <dd>{shown(one.kind, one.value, fieldOf(act.type, one.label))}</dd>
                </div>
              ))}
            </dl>
          )}
          {act.files.length > 0 && (
            <ul className="file-tiles">
              {act.files.map((file) => (
                <li key={file.sha256}>
                  <FilePicture file={file} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
