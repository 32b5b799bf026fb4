import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState, type ReactNode } from 'react';

/** "Why?": one press shows the reason in words, with the rule's name. Escape closes it. */
export function Why({ says, children }: { says: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      content={<div className="why-words">{children}</div>}
      title={says}
      trigger="click"
      open={open}
      onOpenChange={setOpen}
    >
      <Button
        type="text"
        size="small"
        className="why"
        icon={<QuestionCircleOutlined />}
        aria-label={says}
        aria-expanded={open}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      />
    </Popover>
  );
}
