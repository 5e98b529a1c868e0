CREATE TABLE functions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user TEXT NOT NULL,
  name TEXT NOT NULL,
  live INTEGER NOT NULL,
  latest INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  UNIQUE (user, name)
) STRICT;

CREATE TABLE versions (
  function INTEGER NOT NULL REFERENCES functions (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  world TEXT NOT NULL,
  settings TEXT NOT NULL,
  created INTEGER NOT NULL,
  PRIMARY KEY (function, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX versions_by_digest ON versions (digest);

CREATE TABLE aliases (
  function INTEGER NOT NULL REFERENCES functions (id) ON DELETE CASCADE,
  alias TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (function, alias)
) STRICT, WITHOUT ROWID;

-- Calls that wait (state = 0), were taken (1), or were found damaged (2). In order of arrival by seq, and
-- not_before is 0 where a call is due. The checksum covers what never changes.
CREATE TABLE calls (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  user TEXT NOT NULL,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  input BLOB NOT NULL,
  trigger TEXT NOT NULL,
  depth INTEGER NOT NULL,
  cause TEXT,
  idempotency_key TEXT,
  created INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  not_before INTEGER NOT NULL,
  state INTEGER NOT NULL
) STRICT;

CREATE INDEX calls_due ON calls (seq) WHERE state = 0 AND not_before = 0;

CREATE INDEX calls_delayed ON calls (not_before) WHERE state = 0 AND not_before > 0;

CREATE INDEX calls_taken ON calls (seq) WHERE state = 1;

CREATE INDEX calls_by_function ON calls (user, name);

-- Outlives the call, so that a late repetition is still recognised.
CREATE TABLE idempotency (
  user TEXT NOT NULL,
  name TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  id TEXT NOT NULL,
  created INTEGER NOT NULL,
  PRIMARY KEY (user, name, idempotency_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_by_age ON idempotency (created);

CREATE TABLE invocations (
  id TEXT NOT NULL PRIMARY KEY,
  user TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  trigger TEXT NOT NULL,
  outcome TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  cause TEXT,
  created INTEGER NOT NULL,
  started INTEGER,
  finished INTEGER NOT NULL,
  cpu INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX invocations_by_function ON invocations (user, name, id);

CREATE INDEX invocations_by_age ON invocations (finished);

CREATE TABLE results (
  id TEXT NOT NULL PRIMARY KEY,
  output BLOB NOT NULL,
  log BLOB NOT NULL
) STRICT;

-- Written to learn whether the disk takes writes.
CREATE TABLE probe (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT;
