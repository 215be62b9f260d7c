-- When a person last looked at how texts reach this patient: what came to nothing before that day counts no more.
ALTER TABLE patient ADD COLUMN reach_checked_at TEXT CHECK (reach_checked_at IS NULL OR length(reach_checked_at) = 24);
CREATE INDEX contact_state ON contact (state);
