-- How often an invitation was reminded of, and when that is looked at next; null: never.
ALTER TABLE invitation ADD COLUMN reminders INTEGER NOT NULL DEFAULT 0 CHECK (reminders BETWEEN 0 AND 2);
ALTER TABLE invitation ADD COLUMN remind_at TEXT CHECK (remind_at IS NULL OR length(remind_at) = 24);
CREATE INDEX invitation_remind ON invitation (state, remind_at);
