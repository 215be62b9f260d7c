-- How often a stored text was tried, counted before each try: one that ends the process counts as well.
ALTER TABLE inbound ADD COLUMN tries INTEGER NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 1000000);
