-- Finished calls that nobody waits for on disk, many in a row of their own. The ids of two batches may overlap: first and
-- last are the least and the greatest, oldest is when the first of them finished. A list of calls needs no results.
CREATE TABLE batches (
  batch INTEGER PRIMARY KEY,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  oldest INTEGER NOT NULL,
  size INTEGER NOT NULL,
  records BLOB NOT NULL,
  results BLOB NOT NULL
) STRICT;

CREATE INDEX batches_by_last ON batches (last, first);

CREATE INDEX batches_by_first ON batches (first, size);

CREATE INDEX batches_by_age ON batches (oldest);

-- The functions of a batch, each with the greatest id that it has there.
CREATE TABLE batch_functions (
  user TEXT NOT NULL,
  name TEXT NOT NULL,
  newest TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES batches (batch) ON DELETE CASCADE,
  PRIMARY KEY (user, name, newest, batch)
) STRICT, WITHOUT ROWID;

CREATE INDEX batch_functions_by_batch ON batch_functions (batch);
