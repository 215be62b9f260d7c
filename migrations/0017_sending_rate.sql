-- How many texts may leave a second, whoever sends; whether they stand still; and when a text in doubt is looked for.
ALTER TABLE program ADD COLUMN texts_per_second INTEGER NOT NULL DEFAULT 10 CHECK (texts_per_second BETWEEN 1 AND 1000);
-- The instant up to which every sender's turns are taken.
ALTER TABLE program ADD COLUMN turns_taken_to TEXT NOT NULL DEFAULT '2000-01-01T00:00:00.000Z' CHECK (length(turns_taken_to) = 24);

-- Since when, and by which code of the carrier, the texts that we start stand still; null: they leave.
ALTER TABLE program ADD COLUMN halted_at TEXT CHECK (halted_at IS NULL OR length(halted_at) = 24);
ALTER TABLE program ADD COLUMN halted_code TEXT;
ALTER TABLE program ADD COLUMN claim TEXT;

-- Null: not in doubt, or not looked for any more.
ALTER TABLE outbox ADD COLUMN look_at TEXT CHECK (look_at IS NULL OR length(look_at) = 24);
UPDATE outbox SET look_at = attempted_at WHERE state = 'unknown';
CREATE INDEX outbox_look ON outbox (state, look_at);

-- In the order in which texts leave, so that the head of a long queue is found without sorting it.
CREATE INDEX outbox_leaving ON outbox (state, kind, not_before, created_at, id);
DROP INDEX outbox_due;
