-- Foresight: runs of detectors and what they detected. What becomes of a detection is an alert,
-- which is a record of the programme `alert` with acts like any other.

CREATE TABLE detector_run (
  district         text NOT NULL REFERENCES district,
  run              uuid NOT NULL DEFAULT gen_random_uuid(),
  detector         text NOT NULL,
  registry_version int  NOT NULL,
  -- last civil day whose demands were looked at
  day              date NOT NULL,
  -- nightly, asked (by a person), past (a day of a replay that was written down)
  kind             text NOT NULL,
  -- running, done, failed, interrupted
  state            text NOT NULL,
  series           int  NOT NULL DEFAULT 0,
  -- series that are finished, so that an interrupted run goes on where it stood
  finished         text[] NOT NULL DEFAULT '{}',
  problems         jsonb NOT NULL DEFAULT '[]',
  started_by       uuid,
  started_at       timestamptz NOT NULL DEFAULT now(),
  ended_at         timestamptz,
  seconds          double precision NOT NULL DEFAULT 0,
  PRIMARY KEY (district, run)
);
CREATE UNIQUE INDEX detector_run_day ON detector_run (district, detector, day);

CREATE TABLE detection (
  district        text NOT NULL,
  run             uuid NOT NULL,
  -- category code, '' for all together; with `level` it names the series
  category        text NOT NULL,
  level           text NOT NULL,
  -- 1 = the strongest of the series
  rank            int  NOT NULL,
  detector        text NOT NULL,
  day             date NOT NULL,
  centre          text NOT NULL,
  places          text[] NOT NULL,
  radius_metres   double precision NOT NULL,
  start_day       date NOT NULL,
  end_day         date NOT NULL,
  cases           int NOT NULL,
  expected        double precision NOT NULL,
  statistic       double precision NOT NULL,
  p               double precision NOT NULL,
  recurrence_days double precision NOT NULL,
  -- raised, grew, same (as an alert that is there), quiet (below the bar), over-budget
  fate            text NOT NULL,
  -- the alert that it raised or belongs to
  record          uuid,
  -- when the alert was told of it; null where `raised` or `grew` is still to be said
  said_at         timestamptz,
  evidence        jsonb NOT NULL,
  PRIMARY KEY (district, run, level, category, rank),
  FOREIGN KEY (district, run) REFERENCES detector_run ON DELETE CASCADE
);
CREATE INDEX detection_record ON detection (district, record, day) WHERE record IS NOT NULL;
CREATE INDEX detection_day ON detection (district, day);
CREATE INDEX detection_unsaid ON detection (district) WHERE said_at IS NULL AND fate IN ('raised', 'grew');

GRANT SELECT, INSERT, UPDATE, DELETE ON detector_run, detection TO xianban_app;
