-- What is held back by lot, so that the effect of acting can be known. Both tables are appended to:
-- the seed stands here before anybody sees what it draws, and a lot that was drawn stays.

CREATE TABLE hold_out (
  district   text NOT NULL REFERENCES district,
  -- 1 = the first; each switch begins a draw of its own
  step       int  NOT NULL,
  is_on      boolean NOT NULL,
  seed       int NOT NULL,
  -- of those that may be held back
  share      double precision NOT NULL,
  -- days for which demands are counted after the draw
  days       int NOT NULL,
  reason     text,
  -- null: the house, when it drew for the first time
  made_by    uuid,
  made_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, step)
);

CREATE TABLE hold_out_lot (
  district   text NOT NULL,
  step       int  NOT NULL,
  -- what was drawn together: the alerts of a day, the visits of a plan
  draw       text NOT NULL,
  -- alert, visit
  kind       text NOT NULL,
  -- of the alert's detection or the visit, the same on every machine
  lot_id     text NOT NULL,
  stratum    text NOT NULL,
  lot        double precision NOT NULL,
  is_held    boolean NOT NULL,
  -- what its demands are: of this programme, at these places and below, in these categories (all where null)
  programme  text NOT NULL,
  places     text[] NOT NULL,
  ring       text[] NOT NULL,
  categories text[],
  title      jsonb NOT NULL,
  -- first of the days on which demands are counted
  from_day   date NOT NULL,
  -- of an alert: the detection that raised it, or would have
  run        uuid,
  level      text,
  category   text NOT NULL,
  rank       int,
  -- number of the order that a visit became
  order_number text,
  drawn_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (district, kind, lot_id),
  FOREIGN KEY (district, step) REFERENCES hold_out
);
CREATE INDEX hold_out_lot_day ON hold_out_lot (district, from_day);

GRANT SELECT, INSERT ON hold_out, hold_out_lot TO xianban_app;
