-- What days were like in a district, for all its places alike: rain, heat. A value that is corrected
-- takes the place of the one before.

CREATE TABLE day_value (
  district   text NOT NULL REFERENCES district,
  -- code of the series, as the district declares it
  series     text NOT NULL,
  day        date NOT NULL,
  value      double precision NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, series, day)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON day_value TO xianban_app;
