-- What people said of topics that were found: that these demands belong to one, or to none with others.
-- Appended; a change is taken back by another one.

CREATE TABLE topic_change (
  district   text NOT NULL REFERENCES district,
  change     int  NOT NULL,
  -- merge, split, undo
  kind       text NOT NULL,
  -- demands; for undo none
  records    uuid[] NOT NULL,
  -- the change that an undo takes back
  undoes     int,
  made_by    uuid NOT NULL,
  made_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, change)
);

GRANT SELECT, INSERT ON topic_change TO xianban_app;
