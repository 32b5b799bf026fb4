-- The ledger: origins, figures with their revisions, ranks and targets as stated, mappings of
-- spreadsheets, briefings. Figures and ranks are appended, never edited: a revision is another row.

CREATE TABLE origin (
  district     text NOT NULL REFERENCES district,
  origin       text NOT NULL,
  -- document, table, page, acts, formula, entry
  kind         text NOT NULL,
  -- as declared: title, publisher, url, retrieved on, licence, checksum of the kept snapshot
  declared     jsonb NOT NULL,
  -- SHA-256 of a kept file that shows what was read
  file         text,
  added_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, origin)
);

CREATE TABLE figure (
  district     text NOT NULL,
  figure       uuid NOT NULL DEFAULT gen_random_uuid(),
  indicator    text NOT NULL,
  territory    text NOT NULL,
  -- 2024, 2024-Q3, 2024-01/2024-09
  period       text NOT NULL,
  -- level, growth
  aspect       text NOT NULL,
  origin       text NOT NULL,
  revision     int  NOT NULL,
  -- exact, in the unit as published
  value        numeric NOT NULL,
  unit         text NOT NULL,
  qualifier    text,
  -- estimated, preliminary, final, revised
  status       text NOT NULL,
  locator      jsonb,
  note         text,
  -- why it replaces the revision before it
  reason       text,
  entered_by   uuid,
  entered_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, figure),
  UNIQUE (district, indicator, territory, period, aspect, origin, revision),
  FOREIGN KEY (district, origin) REFERENCES origin,
  CHECK (revision > 0),
  CHECK (revision = 1 OR reason IS NOT NULL)
);
CREATE INDEX figure_territory ON figure (district, territory, period);

-- Checked and signed: one act of one person on one revision, kept apart because figures never change.
CREATE TABLE figure_mark (
  district     text NOT NULL,
  figure       uuid NOT NULL,
  -- checked, signed
  mark         text NOT NULL,
  person       uuid,
  at           timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, figure, mark),
  FOREIGN KEY (district, figure) REFERENCES figure
);

CREATE TABLE stated_rank (
  district     text NOT NULL,
  rank         uuid NOT NULL DEFAULT gen_random_uuid(),
  indicator    text NOT NULL,
  territory    text NOT NULL,
  period       text NOT NULL,
  aspect       text NOT NULL,
  -- code of the rank set
  rank_set     text NOT NULL,
  origin       text NOT NULL,
  revision     int  NOT NULL,
  n            int,
  band         text,
  tied         boolean NOT NULL DEFAULT false,
  change       int,
  previous     int,
  locator      jsonb,
  note         text,
  reason       text,
  entered_by   uuid,
  entered_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, rank),
  UNIQUE (district, indicator, territory, period, aspect, rank_set, origin, revision),
  FOREIGN KEY (district, origin) REFERENCES origin,
  CHECK (n > 0 OR band IS NOT NULL OR change IS NOT NULL)
);

CREATE TABLE target (
  district     text NOT NULL,
  indicator    text NOT NULL,
  territory    text NOT NULL,
  period       text NOT NULL,
  aspect       text NOT NULL,
  origin       text NOT NULL,
  revision     int  NOT NULL,
  value        numeric NOT NULL,
  unit         text NOT NULL,
  -- at-least, at-most
  meets        text NOT NULL,
  locator      jsonb,
  reason       text,
  entered_by   uuid,
  entered_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, indicator, territory, period, aspect, origin, revision),
  FOREIGN KEY (district, origin) REFERENCES origin
);

-- How the columns and rows of a department's spreadsheet are read, kept for the next one.
CREATE TABLE sheet_mapping (
  district     text NOT NULL REFERENCES district,
  mapping      text NOT NULL,
  declared     jsonb NOT NULL,
  saved_by     uuid,
  saved_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, mapping)
);

-- Briefings: every saved version is kept.
CREATE TABLE briefing (
  district     text NOT NULL REFERENCES district,
  briefing     text NOT NULL,
  version      int  NOT NULL,
  -- Markdown with its head and bindings
  body         text NOT NULL,
  note         text,
  saved_by     uuid,
  saved_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, briefing, version)
);

GRANT SELECT, INSERT ON figure, figure_mark, stated_rank, target, briefing TO xianban_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON origin, sheet_mapping TO xianban_app;
