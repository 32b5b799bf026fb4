import { Modal, Switch } from 'antd';
import { useKeyGroups } from '../keys.tsx';
import { useSettings } from '../settings.tsx';
import { useWords } from '../words.ts';

/** What each key does on this page, and the switch that turns single keys off. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  const groups = useKeyGroups();
  const { singleKeys, setSingleKeys } = useSettings();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys.title')} width={460}>
      {groups.map((group) => (
        <section key={group.title} className="keys-group">
          <h3>{group.title}</h3>
          <dl>
            {group.shortcuts.map(({ key, says }) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <label className="keys-switch">
        <Switch checked={singleKeys} onChange={setSingleKeys} aria-label={t('keys.single')} />
        <span>
          {t('keys.single')}
          <small>{t('keys.single-note')}</small>
        </span>
      </label>
    </Modal>
  );
}
