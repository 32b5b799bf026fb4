import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  EyeOutlined,
  InboxOutlined,
  PauseCircleOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { useDeclared } from '../session.tsx';

export type ToneName = 'waiting' | 'working' | 'paused' | 'checking' | 'done' | 'void';

const icons = {
  waiting: InboxOutlined,
  working: ToolOutlined,
  paused: PauseCircleOutlined,
  checking: EyeOutlined,
  done: CheckCircleOutlined,
  void: CloseCircleOutlined,
} satisfies Record<ToneName, ComponentType>;

/** The state of a record: icon and word; only an end well reached has a colour. */
export function StateMark({ programme, state }: { programme: string; state: string }) {
  const words = useDeclared();
  const tone: ToneName = words.programme(programme)?.states[state]?.tone ?? 'waiting';
  const Icon = icons[tone];
  return (
    <span className={`state state-${tone}`}>
      <Icon aria-hidden="true" />
      {words.state(programme, state)}
    </span>
  );
}
