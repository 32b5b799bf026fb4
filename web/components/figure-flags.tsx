import {
  AuditOutlined,
  CalculatorOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  FileDoneOutlined,
  QuestionCircleOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import type { FigureLine, ShownValue } from '../../src/model/ledger-view.ts';
import { useWords } from '../words.ts';
import './ledger.css';

export type MarkTone = 'quiet' | 'doubtful' | 'wrong' | 'right';

/** A word about a figure, with its icon; never by colour alone. */
export function Mark(props: { tone: MarkTone; Icon: ComponentType; children: ReactNode }) {
  const { tone, Icon, children } = props;
  return (
    <span className={`mark ${tone === 'quiet' ? 'quiet' : `ledger-${tone}`}`}>
      <Icon aria-hidden="true" />
      {children}
    </span>
  );
}

/** What is to be known of a figure before it is leant on: an estimate, not signed yet, signed. */
export function FigureFlags({ figure }: { figure: FigureLine }) {
  const { t } = useWords();
  return (
    <>
      {figure.status !== 'final' && (
        <Mark
          tone={figure.status === 'estimated' ? 'doubtful' : 'quiet'}
          Icon={QuestionCircleOutlined}
        >
          {t(`figure.status.${figure.status}`)}
        </Mark>
      )}
      {figure.waits && (
        <Mark tone="doubtful" Icon={figure.waits === 'check' ? EditOutlined : AuditOutlined}>
          {t(`figure.waits-${figure.waits}`)}
        </Mark>
      )}
      {figure.signed && (
        <Mark tone="right" Icon={FileDoneOutlined}>
          {t('figure.is-signed')}
        </Mark>
      )}
    </>
  );
}

/** The same of what the ledger says of a key; a conflict before everything else. */
export function ValueFlags({ value }: { value: ShownValue }) {
  const { t } = useWords();
  if (value.kind === 'conflict')
    return (
      <Mark tone="wrong" Icon={WarningOutlined}>
        {t('figure.conflict', { n: value.figures.length })}
      </Mark>
    );
  const [line] = value.figures;
  return (
    <>
      {value.kind === 'computed' && (
        <Mark tone="quiet" Icon={CalculatorOutlined}>
          {t('number.computed')}
        </Mark>
      )}
      {value.kind !== 'computed' && line && <FigureFlags figure={line} />}
      {value.against.length > 0 && (
        <Mark tone="doubtful" Icon={ExclamationCircleOutlined}>
          {t('figure.against', { n: value.against.length })}
        </Mark>
      )}
      {value.jump && (
        <Mark tone="doubtful" Icon={ExclamationCircleOutlined}>
          {t('figure.jump')}
        </Mark>
      )}
    </>
  );
}
