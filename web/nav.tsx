import {
  ApartmentOutlined,
  AuditOutlined,
  CalendarOutlined,
  ClusterOutlined,
  EnvironmentOutlined,
  ImportOutlined,
  MenuOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState, type ComponentType } from 'react';
import { Link, useLocation } from 'react-router';
import { useDeclared, useSession } from './session.tsx';
import { useSettings } from './settings.tsx';
import { useWords } from './words.ts';

interface Door {
  to: string;
  label: string;
  Icon: ComponentType;
  /** stands in the bottom bar of a telephone */
  first: boolean;
  here: boolean;
}

/** The pages that this person's roles open, in two groups. */
function useDoors(): { work: Door[]; house: Door[] } {
  const { district, may } = useSession();
  const { programmes } = useDeclared();
  const { t, l } = useWords();
  const { pathname, search } = useLocation();
  const base = `/${district}`;
  const firstProgramme = programmes[0]?.code;
  const asked = new URLSearchParams(search).get('programme') ?? firstProgramme;
  const inLists = pathname.startsWith(`${base}/demands`);
  const door = (path: string, label: string, Icon: ComponentType, first = false): Door => ({
    to: `${base}/${path}`,
    label,
    Icon,
    first,
    here: pathname.startsWith(`${base}/${path}`),
  });
  const lists = programmes.map((programme, i) => ({
    ...door(
      'demands',
      l(programme.recordLabel),
      i === 0 ? UnorderedListOutlined : ApartmentOutlined,
    ),
    to: i === 0 ? `${base}/demands` : `${base}/demands?programme=${programme.code}`,
    first: i === 0,
    here: inLists && asked === programme.code,
  }));
  return {
    work: may('records.read')
      ? [
          door('today', t('nav.today'), CalendarOutlined, true),
          ...lists,
          door('map', t('nav.map'), EnvironmentOutlined, true),
        ]
      : [],
    house: [
      ...(may('imports.run') ? [door('import', t('nav.import'), ImportOutlined)] : []),
      ...(may('places.read') ? [door('places', t('nav.places'), ClusterOutlined)] : []),
      ...(may('people.manage') ? [door('people', t('nav.people'), TeamOutlined)] : []),
      ...(may('catalogue.edit') ? [door('catalogue', t('nav.catalogue'), ApartmentOutlined)] : []),
      ...(may('audit.read') ? [door('audit', t('nav.audit'), AuditOutlined)] : []),
    ],
  };
}

function DoorLink({ door, onGo }: { door: Door; onGo?: () => void }) {
  const { Icon } = door;
  return (
    <Link
      to={door.to}
      className="door"
      aria-current={door.here ? 'page' : undefined}
      onClick={onGo}
    >
      <Icon aria-hidden="true" />
      <span>{door.label}</span>
    </Link>
  );
}

export function SideNav() {
  const { t } = useWords();
  const { work, house } = useDoors();
  return (
    <nav className="side-nav" aria-label={t('app.nav')}>
      {[
        { title: t('nav.work'), doors: work },
        { title: t('nav.house'), doors: house },
      ]
        .filter(({ doors }) => doors.length > 0)
        .map(({ title, doors }) => (
          <div key={title} className="door-group">
            <p className="door-title">{title}</p>
            {doors.map((door) => (
              <DoorLink key={door.to} door={door} />
            ))}
          </div>
        ))}
    </nav>
  );
}

/** The bar at the thumb on a telephone; the rest is one press away. */
export function BottomNav(props: { onSignOut: () => void; onLanguage: () => void }) {
  const { t } = useWords();
  const { me } = useSession();
  const { shade, setShade } = useSettings();
  const [open, setOpen] = useState(false);
  const { work, house } = useDoors();
  const doors = [...work, ...house];
  const close = () => setOpen(false);
  return (
    <nav className="bottom-nav" aria-label={t('app.nav')}>
      {doors
        .filter((door) => door.first)
        .map((door) => (
          <DoorLink key={door.to} door={door} />
        ))}
      <button type="button" className="door" aria-expanded={open} onClick={() => setOpen(true)}>
        <MenuOutlined aria-hidden="true" />
        <span>{t('app.more')}</span>
      </button>
      <Drawer
        open={open}
        onClose={close}
        placement="bottom"
        title={me.name}
        size="auto"
        className="more-drawer"
      >
        <div className="more-doors">
          {doors
            .filter((door) => !door.first)
            .map((door) => (
              <DoorLink key={door.to} door={door} onGo={close} />
            ))}
        </div>
        <div className="more-settings">
          <Button onClick={props.onLanguage}>{t('app.language')}</Button>
          <Button onClick={() => setShade(shade === 'dark' ? 'light' : 'dark')}>
            {t(shade === 'dark' ? 'app.shade.light' : 'app.shade.dark')}
          </Button>
          <Button onClick={props.onSignOut}>{t('app.sign-out')}</Button>
        </div>
      </Drawer>
    </nav>
  );
}
