package workspace

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Workspace is an open file of studies. Its methods may be called from many
// goroutines; several processes may have one file open.
type Workspace struct {
	path  string
	db    *sql.DB
	clock func() time.Time
}

// Options says how a workspace is opened; the zero value will do.
type Options struct {
	Now func() time.Time // the clock, time.Now where nil
}

// Open opens a workspace, and makes it with its folder where there is none. A file
// that is no workspace, is damaged or comes from a newer casus is refused and not
// written to.
func Open(path string, o Options) (*Workspace, error) {
	return open(path, o, migrations)
}

func open(path string, o Options, steps []string) (*Workspace, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // the log beside the file must be the same by whatever name it is opened
	}
	if err := found(path, steps); err != nil {
		return nil, err
	}
	w := &Workspace{path: path, clock: o.Now}
	if w.clock == nil {
		w.clock = time.Now
	}
	if w.db, err = connect(path, "WAL"); err != nil {
		return nil, err
	}
	if err := w.inspect(steps); err != nil {
		return nil, errors.Join(err, w.db.Close())
	}
	return w, nil
}

// Close ends the use of the file.
func (w *Workspace) Close() error { return w.db.Close() }

// Path is where the file lies.
func (w *Workspace) Path() string { return w.path }

// connect opens a file that exists. There is one connection: writes stand in a
// line anyway, and a read takes less time than the sync of a write.
func connect(path, journal string) (*sql.DB, error) {
	slashed := filepath.ToSlash(path)
	if slashed[0] != '/' {
		slashed = "/" + slashed // C:/...
	}
	q := url.Values{"mode": {"rw"}, "_txlock": {"immediate"}, "_pragma": {
		"busy_timeout(10000)", "trusted_schema(OFF)", "cell_size_check(ON)", "foreign_keys(ON)",
		"journal_mode(" + journal + ")",
		"synchronous(FULL)", "fullfsync(ON)", // the second is for macOS, where a sync is none without it
		"secure_delete(ON)",
	}}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, fmt.Errorf("workspace %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	db.SetConnMaxLifetime(0)
	return db, nil
}

// inspect takes an older file to the newest version and makes sure that the file
// is whole.
func (w *Workspace) inspect(steps []string) error {
	ctx := context.Background()
	var verdict string
	if err := w.db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return w.say(err)
	}
	if verdict != "ok" {
		return fmt.Errorf("workspace %s is damaged: %s; restore a copy, or move the file away to begin anew", w.path, verdict)
	}
	var foreign int
	err := w.db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')").Scan(&foreign)
	if err == nil && foreign > 0 {
		return fmt.Errorf("workspace %s has views or triggers, which no workspace has; it is left as it is", w.path)
	}
	if err := w.say(errors.Join(err, migrate(ctx, w.db, steps))); err != nil {
		return err
	}
	var loose int
	if err := w.db.QueryRowContext(ctx, "SELECT count(*) FROM pragma_foreign_key_check").Scan(&loose); err != nil {
		return w.say(err)
	}
	if loose > 0 {
		return fmt.Errorf("workspace %s is damaged: it has %d rows without their study", w.path, loose)
	}
	if _, err := w.db.ExecContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", maxFileSize/4096)); err != nil {
		return w.say(err)
	}
	_, err = w.List(ctx) // its tables are there
	return err
}

// migrate makes the steps that a file has not seen yet, all or none.
func migrate(ctx context.Context, db *sql.DB, steps []string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var version int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version > len(steps) {
		return newer(version, len(steps))
	}
	if version == len(steps) {
		return nil
	}
	for _, step := range steps[version:] {
		if _, err := tx.ExecContext(ctx, step); err != nil {
			return err
		}
	}
	for _, mark := range []string{fmt.Sprintf("PRAGMA application_id = %d", applicationID), fmt.Sprintf("PRAGMA user_version = %d", len(steps))} {
		if _, err := tx.ExecContext(ctx, mark); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func newer(has, reads int) error {
	return fmt.Errorf("it has version %d and this casus reads up to %d: it comes from a newer casus; it is left as it is", has, reads)
}

// say puts what SQLite says into words that a person can act on.
func (w *Workspace) say(err error) error {
	if err == nil || errors.As(err, new(refusal)) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var e *sqlite.Error
	if errors.As(err, &e) {
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_FULL:
			return refuse(ErrTooMuch, "workspace %s is full: the disk, or the %d MB that a workspace may have", w.path, maxFileSize>>20)
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return fmt.Errorf("workspace %s is in use by another program, which did not let go of it", w.path)
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
			return fmt.Errorf("workspace %s cannot be written to; look at the rights of the file and its folder, or name another with --workspace", w.path)
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
			return fmt.Errorf("workspace %s is damaged (%w); restore a copy, or move the file away to begin anew", w.path, err)
		}
	}
	return fmt.Errorf("workspace %s: %w", w.path, err)
}

// Exists tells whether there is a file at the path, of whatever kind.
func Exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
