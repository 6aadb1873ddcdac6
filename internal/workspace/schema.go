package workspace

// applicationID marks an SQLite file as a workspace: the letters CASU.
const applicationID = 0x43415355

// migrations take a file from one version to the next; the version of a file is how
// many of them it has seen. What has been released is never changed, only added to.
var migrations = []string{`
CREATE TABLE study (
	id       TEXT PRIMARY KEY,
	name     TEXT NOT NULL,
	dossier  TEXT NOT NULL,
	revision INTEGER NOT NULL,
	made     INTEGER NOT NULL, -- how many of its edits are made; those behind are undone
	view     TEXT NOT NULL,
	created  TEXT NOT NULL,
	changed  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE edit (
	study TEXT NOT NULL REFERENCES study ON DELETE CASCADE,
	n     INTEGER NOT NULL,
	text  TEXT NOT NULL,
	PRIMARY KEY (study, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE reading (
	study    TEXT NOT NULL REFERENCES study ON DELETE CASCADE,
	question TEXT NOT NULL,
	option   TEXT NOT NULL,
	PRIMARY KEY (study, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE note (
	study   TEXT NOT NULL REFERENCES study ON DELETE CASCADE,
	subject TEXT NOT NULL,
	text    TEXT NOT NULL,
	at      TEXT NOT NULL,
	PRIMARY KEY (study, subject)
) STRICT, WITHOUT ROWID;
CREATE TABLE run (
	study   TEXT NOT NULL REFERENCES study ON DELETE CASCADE,
	n       INTEGER NOT NULL,
	at      TEXT NOT NULL,
	kind    TEXT NOT NULL,
	query   TEXT NOT NULL,
	summary TEXT NOT NULL,
	PRIMARY KEY (study, n)
) STRICT, WITHOUT ROWID;
`}
