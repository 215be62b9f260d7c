-- What an event of the ledger speaks of: the patient's own yes or no, or one number that is not theirs. The second leaves
-- their consent as it stands, for a number that is.
ALTER TABLE consent_event ADD COLUMN about TEXT NOT NULL DEFAULT 'patient' CHECK (about IN ('patient', 'number'));
