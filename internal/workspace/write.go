package workspace

import (
	"context"
	"crypto/rand"
	"database/sql"
	"strings"
)

// anyRevision writes to a study whatever its revision is.
const anyRevision = 0

// write makes one change to a study and gives the study as it then is. It returns
// when the change is on disk. A revision other than 0 must be that of the study.
func (w *Workspace) write(ctx context.Context, id string, revision int64, change func(*sql.Tx, *Study) error) (Study, error) {
	s, err := w.transact(ctx, func(tx *sql.Tx) (Study, error) {
		s, err := get(ctx, tx, id)
		if err != nil {
			return s, err
		}
		if revision != anyRevision && revision != s.Revision {
			return s, refuse(ErrConflict, "the study %s has the revision %d, the change was made to revision %d; read it again", id, s.Revision, revision)
		}
		if err := change(tx, &s); err != nil {
			return s, err
		}
		_, err = tx.ExecContext(ctx, "UPDATE study SET revision = revision + 1, changed = ? WHERE id = ?", moment(w.clock()), id)
		if err != nil {
			return s, err
		}
		return get(ctx, tx, id)
	})
	return s, w.say(err)
}

// transact makes a change and commits it: all writes go through here.
func (w *Workspace) transact(ctx context.Context, change func(*sql.Tx) (Study, error)) (Study, error) {
	tx, err := w.db.BeginTx(ctx, nil)
	if err != nil {
		return Study{}, err
	}
	defer tx.Rollback()
	s, err := change(tx)
	if err != nil {
		return Study{}, err
	}
	if err := tx.Commit(); err != nil {
		return Study{}, err
	}
	return s, nil
}

// Create makes an empty study about the record of an id.
func (w *Workspace) Create(ctx context.Context, name, dossier string) (Study, error) {
	now := moment(w.clock())
	return w.Import(ctx, Study{Name: name, Dossier: dossier, Created: now, Changed: now})
}

// Import adds a study that came from elsewhere under a new id, with revision 1.
func (w *Workspace) Import(ctx context.Context, s Study) (Study, error) {
	s.ID = strings.ToLower(rand.Text()[:16])
	if err := s.check(); err != nil {
		return Study{}, err
	}
	s, err := w.transact(ctx, func(tx *sql.Tx) (Study, error) {
		var studies int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM study").Scan(&studies); err != nil {
			return s, err
		}
		if studies >= MaxStudies {
			return s, refuse(ErrTooMuch, "the workspace holds %d studies, which is all that it may; delete one", studies)
		}
		if err := insert(ctx, tx, s); err != nil {
			return s, err
		}
		return get(ctx, tx, s.ID)
	})
	return s, w.say(err)
}

// insert writes a study with all that it holds.
func insert(ctx context.Context, tx *sql.Tx, s Study) error {
	if _, err := tx.ExecContext(ctx, "INSERT INTO study VALUES (?, ?, ?, 1, ?, ?, ?, ?)",
		s.ID, s.Name, s.Dossier, len(s.Edits), s.View, s.Created, s.Changed); err != nil {
		return err
	}
	if err := setEdits(ctx, tx, s.ID, s.Edits); err != nil {
		return err
	}
	if err := setReadings(ctx, tx, s.ID, s.Readings); err != nil {
		return err
	}
	for _, n := range s.Notes {
		if _, err := tx.ExecContext(ctx, "INSERT INTO note VALUES (?, ?, ?, ?)", s.ID, n.Subject, n.Text, n.At); err != nil {
			return err
		}
	}
	for _, r := range s.Runs {
		if err := insertRun(ctx, tx, s.ID, r); err != nil {
			return err
		}
	}
	return nil
}

// Put sets the name, the view, all edits or all readings of a study. Revision is
// that of the study as the caller read it.
func (w *Workspace) Put(ctx context.Context, id string, revision int64, c Change, possible Possible) (Study, error) {
	return w.write(ctx, id, revision, func(tx *sql.Tx, s *Study) error {
		next := *s
		if c.Name != nil {
			next.Name = *c.Name
		}
		if c.View != nil {
			next.View = *c.View
		}
		if c.Readings != nil {
			next.Readings = *c.Readings
		}
		if c.Edits != nil {
			edits, err := settle(*c.Edits, possible)
			if err != nil {
				return err
			}
			next.Edits, next.Undone = edits, nil
		}
		if err := next.check(); err != nil {
			return err
		}
		if c.Edits != nil {
			if err := setEdits(ctx, tx, id, next.Edits); err != nil {
				return err
			}
		}
		if c.Readings != nil {
			if err := setReadings(ctx, tx, id, next.Readings); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, "UPDATE study SET name = ?, view = ?, made = ? WHERE id = ?", next.Name, next.View, len(next.Edits), id)
		return err
	})
}

// SetView keeps the query of the page.
func (w *Workspace) SetView(ctx context.Context, id string, revision int64, view string) (Study, error) {
	return w.Put(ctx, id, revision, Change{View: &view}, nil)
}

// Delete takes a study away with all that it holds. What is deleted cannot be had
// back.
func (w *Workspace) Delete(ctx context.Context, id string, revision int64) error {
	_, err := w.transact(ctx, func(tx *sql.Tx) (Study, error) {
		s, err := get(ctx, tx, id)
		if err != nil {
			return s, err
		}
		if revision != anyRevision && revision != s.Revision {
			return s, refuse(ErrConflict, "the study %s has the revision %d, not %d; read it again before it is deleted", id, s.Revision, revision)
		}
		_, err = tx.ExecContext(ctx, "DELETE FROM study WHERE id = ?", id)
		return s, err
	})
	return w.say(err)
}
