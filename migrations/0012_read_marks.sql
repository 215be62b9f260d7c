-- "I read this": up to which of a patient's shared words a case manager says to have read.
CREATE TABLE read_mark (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  words_to TEXT NOT NULL CHECK (length(words_to) = 24),
  at TEXT NOT NULL CHECK (length(at) = 24),
  UNIQUE (patient_id, staff_id, words_to)
);
