-- What a patient keeps from their case manager is sealed like words. SQLite drops no CHECK, so the table is made anew.
CREATE TABLE answer_anew (
  id TEXT PRIMARY KEY,
  response_id TEXT NOT NULL REFERENCES response (id),
  patient_id TEXT NOT NULL REFERENCES patient (id),
  item TEXT NOT NULL,
  construct TEXT NOT NULL,
  -- A code that is shared.
  value INTEGER CHECK (value BETWEEN 0 AND 1000),
  words_sealed TEXT,
  goal_id TEXT REFERENCES goal (id),
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  month TEXT NOT NULL CHECK (length(month) = 7),
  at TEXT NOT NULL CHECK (length(at) = 24),
  -- A code that is withheld, padded to one length.
  value_sealed TEXT,
  UNIQUE (response_id, item),
  CHECK (
    CASE WHEN value IS NULL THEN 0 ELSE 1 END + CASE WHEN words_sealed IS NULL THEN 0 ELSE 1 END
    + CASE WHEN value_sealed IS NULL THEN 0 ELSE 1 END = 1
  )
);
INSERT INTO answer_anew (id, response_id, patient_id, item, construct, value, words_sealed, goal_id, shared, month, at)
SELECT id, response_id, patient_id, item, construct, value, words_sealed, goal_id, shared, month, at FROM answer;
DROP TABLE answer;
ALTER TABLE answer_anew RENAME TO answer;
CREATE INDEX answer_patient ON answer (patient_id, at);
CREATE INDEX answer_item_month ON answer (item, month);

-- What a database of an older version still holds in clear, stage by stage, until the tick has sealed it. A new one has
-- no stage. Both tables that it empties, sealed_answer and score, go with a later migration, as this one does.
CREATE TABLE reseal (
  stage TEXT PRIMARY KEY CHECK (stage IN ('drafts', 'answers', 'scores', 'withheld', 'facts', 'clean', 'late')),
  -- Where it stands: an id, or for 'late' the instant from which on it can be done.
  after TEXT NOT NULL,
  moved INTEGER NOT NULL DEFAULT 0 CHECK (moved BETWEEN 0 AND 1000000000),
  ended INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1))
);
CREATE INDEX reseal_ended ON reseal (ended);
INSERT INTO reseal (stage, after) SELECT 'drafts', '' FROM program;
INSERT INTO reseal (stage, after) SELECT 'answers', '' FROM program;
INSERT INTO reseal (stage, after) SELECT 'scores', '' FROM program;
INSERT INTO reseal (stage, after) SELECT 'withheld', '' FROM program;
INSERT INTO reseal (stage, after) SELECT 'facts', '' FROM program;
INSERT INTO reseal (stage, after) SELECT 'clean', '' FROM program;
