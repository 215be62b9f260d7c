-- Sums of verdicts are frozen once, when the month's last link has ended: one coarse figure, and who stands behind it.
CREATE TABLE verdict_window (
  id TEXT PRIMARY KEY,
  -- Months by which the questions were due, first and last, of one calendar year.
  from_month TEXT NOT NULL CHECK (length(from_month) = 7),
  to_month TEXT NOT NULL UNIQUE CHECK (length(to_month) = 7),
  -- held: it stays open; published: closed with its figure; lapsed: ended unpublished with the year.
  state TEXT NOT NULL CHECK (state IN ('held', 'published', 'lapsed')),
  -- What an unpublished one lacked: no finer, and null when it is published.
  waits_for TEXT CHECK (waits_for IN ('most', 'some', 'maker')),
  -- The rest is null unless it is published. n only ever as a range; values in thousandths of a percent.
  n_low INTEGER CHECK (n_low BETWEEN 11 AND 100000000),
  n_high INTEGER CHECK (n_high BETWEEN 11 AND 100000000),
  value INTEGER CHECK (value BETWEEN 0 AND 100000),
  open_end TEXT CHECK (open_end IN ('low', 'high')),
  interval_low INTEGER CHECK (interval_low BETWEEN 0 AND 100000),
  interval_high INTEGER CHECK (interval_high BETWEEN 0 AND 100000),
  frozen_at TEXT NOT NULL CHECK (length(frozen_at) = 24)
);

-- Who stands in a published figure, never what they said. No foreign keys: whoever is deleted stays as a nameless one.
CREATE TABLE verdict_member (
  window_id TEXT NOT NULL REFERENCES verdict_window (id),
  patient_id TEXT NOT NULL,
  answer_id TEXT NOT NULL UNIQUE,
  -- Staff ids, separated by spaces: who could read the answer that day, who may know it besides, who made the row.
  readers TEXT NOT NULL,
  heard TEXT NOT NULL,
  makers TEXT NOT NULL,
  PRIMARY KEY (window_id, patient_id)
);

-- Staff ids, separated by spaces: those without whom the response would not exist.
ALTER TABLE response ADD COLUMN makers TEXT NOT NULL DEFAULT '';
