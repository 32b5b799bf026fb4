import { LiveEvent } from '../model/view.ts';
import type { Viewer } from '../model/role.ts';
import type { Notice, Store } from '../store/store.ts';

/** A page that follows. `viewer` is read anew each time: grants change while a page is open. */
export interface Follower {
  viewer: () => Viewer;
  send: (event: LiveEvent) => void;
}

export interface LiveFeedOptions {
  store: Pick<Store, 'listen'>;
  /** those of the records that the viewer may know of */
  visible: (viewer: Viewer, records: string[]) => Promise<Set<string>>;
  mayFollowImports: (viewer: Viewer) => boolean;
  onError: (error: unknown) => void;
}

export type LiveFeed = ReturnType<typeof createLiveFeed>;

/** Notices are gathered this long, so that a hundred acts cost one look-up a viewer. */
const gatherMs = 100;

/**
 * One ear on the database for all pages of this process. An act is told to those who may see the
 * record, as the scope in the query decides; viewers with the same grants share the look-up.
 */
export function createLiveFeed(options: LiveFeedOptions) {
  const { store, visible, mayFollowImports, onError } = options;
  const followers = new Set<Follower>();
  const closers = new Set<() => void>();
  let pending: Notice[] = [];
  let timer: NodeJS.Timeout | undefined;
  let ear: Promise<() => Promise<void>> | undefined;

  function hear(notice: Notice): void {
    if (followers.size === 0) return;
    pending.push(notice);
    timer ??= setTimeout(() => {
      timer = undefined;
      const gathered = pending;
      pending = [];
      deliver(gathered).catch(onError);
    }, gatherMs);
  }

  async function deliver(notices: Notice[]): Promise<void> {
    for (const group of sameGrants(followers)) {
      const { viewer } = group;
      const events = notices
        .filter((notice) => notice.district === viewer.district)
        .flatMap((notice) => LiveEvent.safeParse(notice).data ?? []);
      const records = events.flatMap((event) => (event.kind === 'act' ? [event.record] : []));
      const seen = records.length > 0 ? await visible(viewer, [...new Set(records)]) : new Set();
      const known = events.filter((event) =>
        event.kind === 'act'
          ? seen.has(event.record)
          : event.kind !== 'import' || mayFollowImports(viewer),
      );
      for (const follower of group.followers) for (const event of known) follower.send(event);
    }
  }

  return {
    /** Follows until the answer is called. `end` is called when the feed itself stops. */
    async follow(follower: Follower, end: () => void): Promise<() => void> {
      ear ??= store.listen(hear);
      try {
        await ear;
      } catch (error) {
        ear = undefined;
        throw error;
      }
      followers.add(follower);
      closers.add(end);
      return () => {
        followers.delete(follower);
        closers.delete(end);
      };
    },
    size: () => followers.size,
    async stop(): Promise<void> {
      clearTimeout(timer);
      for (const end of closers) end();
      followers.clear();
      closers.clear();
      await (
        await ear?.catch(() => undefined)
      )?.();
    },
  };
}

interface Group {
  viewer: Viewer;
  followers: Follower[];
}

function sameGrants(followers: Iterable<Follower>): Group[] {
  const groups = new Map<string, Group>();
  for (const follower of followers) {
    const viewer = follower.viewer();
    const key = JSON.stringify([viewer.district, viewer.grants]);
    const group = groups.get(key) ?? { viewer, followers: [] };
    group.followers.push(follower);
    groups.set(key, group);
  }
  return [...groups.values()];
}
