-- What was under way when holders were told apart goes on where it stood.
-- 1: this code's sitting on a tablet began before, so that what was kept then is its own to go on with.
ALTER TABLE kiosk_code ADD COLUMN began_before INTEGER NOT NULL DEFAULT 0 CHECK (began_before IN (0, 1));
UPDATE kiosk_code SET began_before = 1 WHERE sitting_hash IS NOT NULL;

-- A conversation by text is the phone's own: what it had said stands in the draft of before.
UPDATE draft SET proven = 1 WHERE holder = 'before' AND invitation_id IN (SELECT invitation_id FROM conversation);

-- Two texts said that the rest opens behind a link; one of them says so now.
UPDATE outbox SET template = 'privateLink' WHERE template = 'trustLink';
