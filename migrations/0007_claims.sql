-- A commit's guard counts the rows that carry its claim: found by index, however many rows there are.
CREATE INDEX invitation_claim ON invitation (claim);
CREATE INDEX outbox_claim ON outbox (claim);
CREATE INDEX inbound_claim ON inbound (claim);
CREATE INDEX follow_up_claim ON follow_up (claim);
