-- The journal of stops can leave the database and come back, a standstill is noticed, and the ledger keeps what was said of the risk.
-- The number itself, so that it can be told to another deployment, whose keyed hashes differ; null in rows from before.
ALTER TABLE suppression ADD COLUMN phone_sealed TEXT;
-- The id of the row where it was first said; null: here. Unique, so that a journal read twice is read once.
ALTER TABLE suppression ADD COLUMN origin TEXT;
CREATE UNIQUE INDEX suppression_origin ON suppression (origin);

-- About when the regular work last ran; null: never yet.
ALTER TABLE program ADD COLUMN ticked_at TEXT CHECK (ticked_at IS NULL OR length(ticked_at) = 24);

-- What the patient was told of texts not being private, word for word; null: not known.
ALTER TABLE consent_event ADD COLUMN risk_warning TEXT;
