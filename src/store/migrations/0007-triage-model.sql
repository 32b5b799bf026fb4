-- Models that districts have learned from their own demands, as they were trained. Appended: a
-- reading names the model it was made by.

CREATE TABLE triage_model (
  district   text NOT NULL REFERENCES district,
  -- 1 = the first
  version    int  NOT NULL,
  bytes      bytea NOT NULL,
  -- texts that it learned from, classes, and how it did on texts that it had not seen
  figures    jsonb NOT NULL,
  made_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, version)
);

GRANT SELECT, INSERT ON triage_model TO xianban_app;
