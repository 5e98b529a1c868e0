-- Units of fuel that the call used; 0 where its function counted none.
ALTER TABLE invocations ADD COLUMN fuel INTEGER NOT NULL DEFAULT 0;
