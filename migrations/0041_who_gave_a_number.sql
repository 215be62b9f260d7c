-- Who gave a patient the number on file, by hand: without them what comes from it would not exist. Null: a file, or long ago.
ALTER TABLE patient ADD COLUMN number_by TEXT REFERENCES staff (id);
ALTER TABLE patient ADD COLUMN number_at TEXT CHECK (number_at IS NULL OR length(number_at) = 24);
