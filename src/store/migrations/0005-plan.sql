-- Forecasts as they were made, plans of weeks as they were changed, and what forecasts would have
-- caught. All three are appended: a score that is computed later must find what was said then.

CREATE TABLE forecast (
  district     text NOT NULL REFERENCES district,
  -- the first day that is forecast; everything before it was known
  made_on      date NOT NULL,
  category     text NOT NULL,
  -- square cells by column and row, and what is expected of each in the seven days from made_on
  cells        text[] NOT NULL,
  means        real[] NOT NULL,
  -- overdispersion of the counts: variance = mean (1 + psi mean)
  psi          double precision NOT NULL,
  -- share of a week that each weekday has, Sunday first
  weekdays     real[] NOT NULL,
  -- demands of the past that it rests on
  events       int NOT NULL,
  PRIMARY KEY (district, made_on, category)
);

-- What was found in the history before the forecasts of a day were made, and where the cells are.
CREATE TABLE forecast_run (
  district     text NOT NULL REFERENCES district,
  made_on      date NOT NULL,
  -- cells, faults of the history, cell edge
  body         jsonb NOT NULL,
  made_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, made_on)
);

CREATE TABLE week_plan (
  district     text NOT NULL REFERENCES district,
  -- its Monday
  week         date NOT NULL,
  revision     int  NOT NULL,
  -- made, edited, planned-again, undone, approved
  step         text NOT NULL,
  body         jsonb NOT NULL,
  made_by      uuid,
  made_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, week, revision)
);

CREATE TABLE scorecard (
  district     text NOT NULL REFERENCES district,
  scorecard    uuid NOT NULL DEFAULT gen_random_uuid(),
  -- days that were forecast
  from_day     date NOT NULL,
  to_day       date NOT NULL,
  -- what it was computed with, and what came out
  parameters   jsonb NOT NULL,
  result       jsonb NOT NULL,
  made_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, scorecard)
);
CREATE INDEX scorecard_newest ON scorecard (district, made_at);

GRANT SELECT, INSERT ON forecast, forecast_run, week_plan, scorecard TO xianban_app;
