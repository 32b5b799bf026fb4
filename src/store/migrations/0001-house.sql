-- The house: registry, places, people, records with their acts, counts, imports, files, audit.
-- Every key begins with district, so that the same schema can be distributed by it.
-- Times are timestamptz (UTC instants); civil dates are date in the district's time zone.

CREATE TABLE district (
  district   text PRIMARY KEY,
  declared   jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Declarations as numbered versions; every act names the version it was made under.
CREATE TABLE registry_version (
  district   text NOT NULL REFERENCES district,
  version    int  NOT NULL,
  checksum   text NOT NULL,
  -- json, not jsonb: states, acts and the fields of a form keep their order
  declared   json NOT NULL,
  valid_from timestamptz NOT NULL DEFAULT now(),
  made_by    uuid,
  PRIMARY KEY (district, version)
);

CREATE TABLE place (
  district text NOT NULL REFERENCES district,
  code     text NOT NULL,
  parent   text,
  -- codes from the root to this place: 410702/410702001/410702001016
  path     text NOT NULL,
  kind     text NOT NULL,
  zh       text NOT NULL,
  en       text NOT NULL,
  lat      double precision,
  lon      double precision,
  surveyed boolean NOT NULL DEFAULT true,
  boundary jsonb,
  PRIMARY KEY (district, code)
);
CREATE INDEX place_path ON place (district, path text_pattern_ops);

-- Categories that a source brought and nobody declared yet; declared ones live in the registry.
CREATE TABLE category (
  district text NOT NULL REFERENCES district,
  code     text NOT NULL,
  parent   text,
  zh       text NOT NULL,
  en       text NOT NULL,
  source   text NOT NULL,
  seen_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, code)
);

CREATE TABLE person (
  district      text NOT NULL REFERENCES district,
  person        uuid NOT NULL DEFAULT gen_random_uuid(),
  login         text NOT NULL,
  name          text NOT NULL,
  language      text NOT NULL DEFAULT 'zh',
  password_hash text NOT NULL,
  example       boolean NOT NULL DEFAULT false,
  disabled      boolean NOT NULL DEFAULT false,
  failed        int NOT NULL DEFAULT 0,
  locked_until  timestamptz,
  last_seen_at  timestamptz,
  created_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, person),
  UNIQUE (district, login)
);

CREATE TABLE person_grant (
  district text NOT NULL,
  person   uuid NOT NULL,
  role     text NOT NULL,
  place    text NOT NULL,
  -- '' where the role belongs to no unit
  unit     text NOT NULL DEFAULT '',
  PRIMARY KEY (district, person, role, place, unit),
  FOREIGN KEY (district, person) REFERENCES person ON DELETE CASCADE
);

CREATE TABLE session (
  district   text NOT NULL,
  token_hash bytea NOT NULL,
  person     uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (district, token_hash),
  FOREIGN KEY (district, person) REFERENCES person ON DELETE CASCADE
);

-- The snapshot of a record: the fold of its acts, written in the same transaction as they are.
CREATE TABLE record (
  district          text NOT NULL,
  record            uuid NOT NULL,
  programme         text NOT NULL,
  programme_version int  NOT NULL,
  number            text NOT NULL,
  seq               int  NOT NULL,
  state             text NOT NULL,
  ended             boolean NOT NULL,
  title             text NOT NULL,
  category          text,
  place             text,
  -- path of the place, so that a scope is one range condition
  place_path        text,
  lat               double precision,
  lon               double precision,
  lead              text,
  assist            text[] NOT NULL DEFAULT '{}',
  channel           text,
  source            text,
  source_id         text,
  simulated         boolean NOT NULL DEFAULT false,
  opened_at         timestamptz NOT NULL,
  ended_at          timestamptz,
  updated_at        timestamptz NOT NULL,
  -- of the running clock that is due first; derived from clocks and the work calendar
  due_clock         text,
  due_at            timestamptz,
  paused            boolean NOT NULL DEFAULT false,
  fields            jsonb NOT NULL DEFAULT '{}',
  flags             text[] NOT NULL DEFAULT '{}',
  counts            jsonb NOT NULL DEFAULT '{}',
  clocks            jsonb NOT NULL DEFAULT '[]',
  files             jsonb NOT NULL DEFAULT '[]',
  -- lower-case words, Chinese characters and pairs of title, text, address and number, masked
  search            tsvector,
  -- clear text of sensitive fields; only the audited read selects it
  private           jsonb,
  PRIMARY KEY (district, record)
);
CREATE UNIQUE INDEX record_number ON record (district, number);
CREATE INDEX record_opened ON record (district, programme, opened_at);
CREATE INDEX record_due ON record (district, programme, due_at) WHERE NOT ended;
CREATE INDEX record_lead ON record (district, lead, programme) WHERE NOT ended;
CREATE INDEX record_place ON record (district, place_path text_pattern_ops);
-- few records have assisting units, files or personal data: the rest costs nothing here
CREATE INDEX record_assist ON record USING gin (assist) WHERE assist <> '{}';
CREATE INDEX record_files ON record USING gin (files jsonb_path_ops) WHERE files <> '[]';
-- finds people who called before, whatever field of a programme names them
CREATE INDEX record_private ON record USING gin (private jsonb_path_ops) WHERE private IS NOT NULL;
CREATE INDEX record_search ON record USING gin (search) WITH (fastupdate = on, gin_pending_list_limit = 65536);

-- What was done. The application may read and append, never change or delete.
CREATE TABLE act (
  district          text NOT NULL,
  record            uuid NOT NULL,
  seq               int  NOT NULL,
  type              text NOT NULL,
  at                timestamptz NOT NULL,
  recorded_at       timestamptz NOT NULL DEFAULT now(),
  person            uuid,
  role              text NOT NULL,
  unit              text,
  actor_name        text NOT NULL,
  programme_version int NOT NULL,
  -- json, not jsonb: written once, read whole, kept as written, and half as dear to load
  input             json NOT NULL DEFAULT '{}',
  change            json NOT NULL DEFAULT '{}',
  private           jsonb,
  run               bigint,
  PRIMARY KEY (district, record, seq)
);

-- Last number given out, per programme and day.
CREATE TABLE record_serial (
  district  text NOT NULL,
  programme text NOT NULL,
  day       date NOT NULL,
  last      int  NOT NULL,
  PRIMARY KEY (district, programme, day)
);

-- Where an outside row went: the key that makes imports idempotent.
CREATE TABLE source_row (
  district  text NOT NULL,
  source    text NOT NULL,
  source_id text NOT NULL,
  record    uuid NOT NULL,
  -- first 16 bytes of the SHA-256 of the mapped row
  row_hash  bytea NOT NULL,
  PRIMARY KEY (district, source, source_id)
);

CREATE TABLE import_run (
  district    text NOT NULL REFERENCES district,
  run         bigint NOT NULL,
  source      text NOT NULL,
  mapping     jsonb NOT NULL,
  file_name   text NOT NULL,
  -- of the whole file; with the source it tells a resumed import from a new one
  file_sha256 text NOT NULL,
  bytes_total bigint NOT NULL,
  bytes_read  bigint NOT NULL DEFAULT 0,
  state       text NOT NULL,
  rows        int NOT NULL DEFAULT 0,
  taken       int NOT NULL DEFAULT 0,
  updated     int NOT NULL DEFAULT 0,
  unchanged   int NOT NULL DEFAULT 0,
  rejected    int NOT NULL DEFAULT 0,
  notes       jsonb NOT NULL DEFAULT '{}',
  problems    jsonb NOT NULL DEFAULT '[]',
  started_by  uuid,
  started_at  timestamptz NOT NULL DEFAULT now(),
  ended_at    timestamptz,
  seconds     double precision NOT NULL DEFAULT 0,
  PRIMARY KEY (district, run)
);

CREATE TABLE import_rejected (
  district text NOT NULL,
  run      bigint NOT NULL,
  row_no   bigint NOT NULL,
  raw      jsonb NOT NULL,
  problems jsonb NOT NULL,
  PRIMARY KEY (district, run, row_no)
);

-- Records opened and ended per civil day, place and category; kept with every act.
CREATE TABLE daily_count (
  district  text NOT NULL,
  programme text NOT NULL,
  day       date NOT NULL,
  place     text NOT NULL,
  category  text NOT NULL,
  opened    int NOT NULL DEFAULT 0,
  ended     int NOT NULL DEFAULT 0,
  PRIMARY KEY (district, programme, day, place, category)
);

-- Photos and documents: bytes stand beside the database under their SHA-256.
CREATE TABLE file (
  district   text NOT NULL REFERENCES district,
  sha256     text NOT NULL,
  media_type text NOT NULL,
  bytes      bigint NOT NULL,
  name       text NOT NULL,
  -- for pictures: the copy without location data that the public may see
  public_sha256 text,
  added_by   uuid,
  added_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, sha256)
);

-- Reads of personal data in clear. Append-only like acts.
CREATE TABLE audit (
  district text NOT NULL REFERENCES district,
  entry    uuid NOT NULL DEFAULT gen_random_uuid(),
  at       timestamptz NOT NULL DEFAULT now(),
  person   uuid NOT NULL,
  record   uuid,
  fields   text[] NOT NULL,
  purpose  text NOT NULL,
  PRIMARY KEY (district, entry)
);
CREATE INDEX audit_at ON audit (district, at);

CREATE TABLE saved_filter (
  district text NOT NULL,
  person   uuid NOT NULL,
  name     text NOT NULL,
  query    text NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, person, name),
  FOREIGN KEY (district, person) REFERENCES person ON DELETE CASCADE
);

-- What the application may do. Acts and audit are written once and stay.
GRANT SELECT ON schema_migration TO xianban_app;
GRANT SELECT, INSERT ON act, audit TO xianban_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  district, registry_version, place, category, person, person_grant, session, record,
  record_serial, source_row, import_run, import_rejected, daily_count, file, saved_filter
  TO xianban_app;
