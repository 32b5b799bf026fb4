import {
  AimOutlined,
  AlertOutlined,
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  CalendarOutlined,
  ClusterOutlined,
  CommentOutlined,
  EnvironmentOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  FlagOutlined,
  ExperimentOutlined,
  FundOutlined,
  ImportOutlined,
  LineChartOutlined,
  MenuOutlined,
  OrderedListOutlined,
  RadarChartOutlined,
  ScheduleOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState, type ComponentType } from 'react';
import { Link, useLocation } from 'react-router';
import { alertProgramme, foresightProgrammes } from './foresight.ts';
import { useSees } from './seen.ts';
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

interface DoorGroup {
  title: string;
  doors: Door[];
}

/** Lists that have a door of their own, at most. */
const mostLists = 5;

/** The pages that this person's roles open, group by group. */
function useDoors(): DoorGroup[] {
  const { district, may, me } = useSession();
  const { programmes } = useDeclared();
  const { t, l } = useWords();
  const sees = useSees();
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
  const list = (code: string, Icon: ComponentType): Door[] => {
    const programme = programmes.find((one) => one.code === code);
    // where one sees nothing, not even how many, there is no door
    if (!programme || !(sees(programme.seenBy) || sees(programme.countedBy ?? []))) return [];
    const isFirst = code === firstProgramme;
    return [
      {
        ...door('demands', l(programme.recordLabel), Icon, isFirst),
        to: isFirst ? `${base}/demands` : `${base}/demands?programme=${code}`,
        here: inLists && asked === code,
      },
    ];
  };
  const isForesight = (code: string) => foresightProgrammes.includes(code);
  const mine = programmes.filter(({ code }) => !isForesight(code));
  const acts = ({ acts: all }: (typeof mine)[number]) =>
    Object.values(all).some(
      ({ by, byHand }) => byHand && me.grants.some(({ role }) => by.includes(role)),
    );
  // where much runs, only what this person works in has a door of its own; the rest has one together
  const near =
    mine.length <= mostLists
      ? mine
      : mine.filter((one) => one.code === firstProgramme || acts(one)).slice(0, mostLists);
  const away = mine.filter((one) => inLists && one.code === asked && !near.includes(one));
  const lists = [...near, ...away].flatMap(({ code }) =>
    list(code, code === firstProgramme ? UnorderedListOutlined : ApartmentOutlined),
  );
  // alerts have a page of their own instead of a list
  const orders = programmes.filter(({ code }) => isForesight(code) && code !== alertProgramme);
  const foresees = may('records.read') && programmes.some(({ code }) => code === alertProgramme);
  return [
    {
      title: t('nav.work'),
      doors: may('records.read')
        ? [
            door('today', t('nav.today'), CalendarOutlined, true),
            ...lists,
            ...(mine.length > 1 ? [door('programmes', t('nav.programmes'), AppstoreOutlined)] : []),
            door('map', t('nav.map'), EnvironmentOutlined, true),
            door('topics', t('nav.topics'), CommentOutlined),
          ]
        : [],
    },
    {
      title: t('nav.foresight'),
      doors: foresees
        ? [
            door('alerts', t('nav.alerts'), AlertOutlined),
            ...orders.flatMap(({ code }) => list(code, AimOutlined)),
            door('plan', t('nav.plan'), ScheduleOutlined),
            door('detectors', t('nav.detectors'), RadarChartOutlined),
            door('scorecard', t('nav.scorecard'), FundOutlined),
            door('effect', t('nav.effect'), ExperimentOutlined),
          ]
        : [],
    },
    {
      title: t('nav.ledger'),
      doors: may('records.read')
        ? [
            door('indicators', t('nav.indicators'), LineChartOutlined),
            door('league', t('nav.league'), OrderedListOutlined),
            door('goals', t('nav.goals'), FlagOutlined),
            door('answers', t('nav.answers'), FileTextOutlined),
          ]
        : [],
    },
    {
      title: t('nav.house'),
      doors: [
        ...(may('imports.run') ? [door('import', t('nav.import'), ImportOutlined)] : []),
        ...(may('places.read') ? [door('places', t('nav.places'), ClusterOutlined)] : []),
        ...(may('people.manage') ? [door('people', t('nav.people'), TeamOutlined)] : []),
        ...(may('catalogue.edit')
          ? [door('catalogue', t('nav.catalogue'), ApartmentOutlined)]
          : []),
        ...(may('records.read')
          ? [door('triage-quality', t('nav.triage-quality'), FileSearchOutlined)]
          : []),
        ...(may('audit.read') ? [door('audit', t('nav.audit'), AuditOutlined)] : []),
      ],
    },
  ].filter(({ doors }) => doors.length > 0);
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
  const groups = useDoors();
  return (
    <nav className="side-nav" aria-label={t('app.nav')}>
      {groups.map(({ title, doors }) => (
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
  const doors = useDoors().flatMap((group) => group.doors);
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
