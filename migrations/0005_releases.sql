-- Frozen figures of closed windows: what staff pages read about sealed answers, and all they read.
CREATE TABLE release (
  id TEXT PRIMARY KEY,
  level TEXT NOT NULL CHECK (level IN ('program', 'team', 'case_manager', 'split')),
  -- The team, case manager or side of a split; 'program' at program level.
  cell TEXT NOT NULL,
  -- The window: calendar quarters, first and last, of one program year.
  from_quarter TEXT NOT NULL CHECK (length(from_quarter) = 7),
  to_quarter TEXT NOT NULL CHECK (length(to_quarter) = 7),
  -- held: the window stays open; published: closed with figures; lapsed: ended unpublished with the year.
  state TEXT NOT NULL CHECK (state IN ('held', 'published', 'lapsed')),
  -- When held: how far from the floor, in thirds, for the sentence of disclosure R6.
  thirds INTEGER CHECK (thirds BETWEEN 0 AND 3),
  closed_at TEXT NOT NULL CHECK (length(closed_at) = 24),
  UNIQUE (level, cell, to_quarter)
);

CREATE TABLE release_figure (
  id TEXT PRIMARY KEY,
  release_id TEXT NOT NULL REFERENCES release (id),
  scale TEXT NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('mean', 'share')),
  -- Null for the whole window.
  month TEXT CHECK (month IS NULL OR length(month) = 7),
  -- n only ever as a range.
  n_low INTEGER NOT NULL CHECK (n_low BETWEEN 11 AND 100000000),
  n_high INTEGER NOT NULL CHECK (n_high BETWEEN 11 AND 100000000),
  -- Coarse, in thousandths; floor_end: 'low' reads "50 or less", 'high' "90 or more".
  value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 100000),
  open_end TEXT CHECK (open_end IN ('low', 'high')),
  interval_low INTEGER CHECK (interval_low BETWEEN 0 AND 100000),
  interval_high INTEGER CHECK (interval_high BETWEEN 0 AND 100000)
);
CREATE INDEX release_figure_release ON release_figure (release_id);
