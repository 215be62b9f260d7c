-- A sealed draft that only autosave kept was never sent: it is asked again, and is no answer when the time is over.
ALTER TABLE sealed_answer ADD COLUMN sent INTEGER NOT NULL DEFAULT 1 CHECK (sent IN (0, 1));
