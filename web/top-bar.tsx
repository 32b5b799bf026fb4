import { LogoutOutlined, MoonOutlined, PlusOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useKeys } from './keys.tsx';
import { useOpeningActs } from './opening-acts.ts';
import { useDeclared, useSession } from './session.tsx';
import { useSettings } from './settings.tsx';
import { useWords } from './words.ts';

/** The mark, the district, what can be taken in from anywhere, and one's own settings. */
export function TopBar(props: { onHelp(): void; onSignOut(): void; onLanguage(): void }) {
  const { me, district, declared } = useSession();
  const { shade, setShade } = useSettings();
  const { t, l, list } = useWords();
  const words = useDeclared();
  const roles = list(me.grants.map((grant) => words.role(grant.role)));
  const other = t(shade === 'dark' ? 'app.shade.light' : 'app.shade.dark');
  return (
    <header className="top-bar">
      <Link to={`/${district}/today`} className="brand">
        <img src="/mark.svg" alt="" width="24" height="24" />
        <span>{t('app.name')}</span>
      </Link>
      <span className="district-name">{l(declared.district.label)}</span>
      <div className="top-actions">
        <NewButton />
        <Button
          type="text"
          className="wide-only"
          onClick={props.onLanguage}
          aria-label={t('app.language.say')}
        >
          {t('app.language')}
        </Button>
        <Tooltip title={other}>
          <Button
            type="text"
            className="wide-only"
            icon={shade === 'dark' ? <SunOutlined /> : <MoonOutlined />}
            aria-label={other}
            onClick={() => setShade(shade === 'dark' ? 'light' : 'dark')}
          />
        </Tooltip>
        <Tooltip title={t('app.keys')}>
          <Button
            type="text"
            className="wide-only"
            aria-label={t('app.keys')}
            onClick={props.onHelp}
          >
            <kbd>?</kbd>
          </Button>
        </Tooltip>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'who', label: `${me.login} · ${roles}`, disabled: true },
              { key: 'out', label: t('app.sign-out'), icon: <LogoutOutlined /> },
            ],
            onClick: ({ key }) => key === 'out' && props.onSignOut(),
          }}
        >
          <Button type="text" className="me-button">
            {me.name}
          </Button>
        </Dropdown>
      </div>
    </header>
  );
}

/** Takes a record in, from wherever one is. */
function NewButton() {
  const { district } = useSession();
  const { t, l } = useWords();
  const navigate = useNavigate();
  const programmes = useOpeningActs();
  const go = (code: string) => void navigate(`/${district}/demands/new?programme=${code}`);
  // what people bring comes first; an order begins at its alert
  const first = programmes.find(({ programme }) => programme.code === 'demand') ?? programmes[0];
  useKeys(
    t('keys.everywhere'),
    first ? [{ key: '+', says: t('keys.new'), run: () => go(first.programme.code) }] : [],
  );
  if (!first) return null;
  const says = t('nav.new', { what: l(first.programme.recordLabel) });
  return (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      onClick={() => go(first.programme.code)}
      aria-label={says}
    >
      <span className="wide-only">{says}</span>
    </Button>
  );
}
