package workspace

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"casus/internal/fault"
)

// AddEdit adds an edit behind those that are made, if it is possible in the record.
// What was undone before is forgotten. A revision other than 0 must be that of the
// study, here and in the writes below.
func (w *Workspace) AddEdit(ctx context.Context, id string, revision int64, text string, possible Possible) (Study, error) {
	return w.write(ctx, id, revision, func(tx *sql.Tx, s *Study) error {
		edits, err := settle(append(s.Edits, text), possible)
		if err != nil {
			return err
		}
		last := len(edits) - 1
		if _, err := tx.ExecContext(ctx, "DELETE FROM edit WHERE study = ? AND n >= ?", id, last); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO edit VALUES (?, ?, ?)", id, last, edits[last]); err != nil {
			return err
		}
		return setMade(ctx, tx, id, len(edits))
	})
}

// Undo takes the last edit back.
func (w *Workspace) Undo(ctx context.Context, id string, revision int64) (Study, error) {
	return w.write(ctx, id, revision, func(tx *sql.Tx, s *Study) error {
		if len(s.Edits) == 0 {
			return refuse(ErrNothing, "the study has no edit to undo")
		}
		return setMade(ctx, tx, id, len(s.Edits)-1)
	})
}

// Redo makes the edit again that was undone last.
func (w *Workspace) Redo(ctx context.Context, id string, revision int64, possible Possible) (Study, error) {
	return w.write(ctx, id, revision, func(tx *sql.Tx, s *Study) error {
		if len(s.Undone) == 0 {
			return refuse(ErrNothing, "no edit was undone that could be made again")
		}
		if _, err := settle(append(s.Edits, s.Undone[0]), possible); err != nil {
			return err
		}
		return setMade(ctx, tx, id, len(s.Edits)+1)
	})
}

// SetReading takes an option of an open question; with no option the question is
// open again. That the record has both is for the caller to see to.
func (w *Workspace) SetReading(ctx context.Context, id string, revision int64, question, option string) (Study, error) {
	return w.write(ctx, id, revision, func(tx *sql.Tx, s *Study) error {
		if option == "" {
			delete(s.Readings, question)
		} else {
			s.Readings[question] = option
		}
		if err := s.checkReadings(); err != nil {
			return err
		}
		return setReadings(ctx, tx, id, s.Readings)
	})
}

// PutNote writes the note on a subject in place of an older one; an empty text
// takes the note away.
func (w *Workspace) PutNote(ctx context.Context, id string, revision int64, subject, text string) (Study, error) {
	return w.write(ctx, id, revision, func(tx *sql.Tx, s *Study) error {
		at, had := slices.BinarySearchFunc(s.Notes, subject, func(n Note, subject string) int { return cmp.Compare(n.Subject, subject) })
		if text == "" {
			if !had {
				return refuse(ErrNothing, "there is no note on %q", fault.Shorten(subject))
			}
			_, err := tx.ExecContext(ctx, "DELETE FROM note WHERE study = ? AND subject = ?", id, subject)
			return err
		}
		n := Note{Subject: subject, Text: plainLines(text), At: moment(w.clock())}
		if had {
			s.Notes[at] = n
		} else {
			s.Notes = slices.Insert(s.Notes, at, n)
		}
		if err := checkNote(n); err != nil {
			return err
		}
		if err := s.checkSize(); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO note VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET text = excluded.text, at = excluded.at", id, n.Subject, n.Text, n.At)
		return err
	})
}

// AddRun keeps what was computed. Its id and time are given to it.
func (w *Workspace) AddRun(ctx context.Context, id string, revision int64, kind, query string, summary json.RawMessage) (Study, error) {
	return w.write(ctx, id, revision, func(tx *sql.Tx, s *Study) error {
		r := Run{ID: 1, At: moment(w.clock()), Kind: kind, Query: query, Summary: summary}
		if n := len(s.Runs); n > 0 {
			r.ID = s.Runs[n-1].ID + 1
		}
		var err error
		if r.Summary, err = checkRun(r); err != nil {
			return err
		}
		s.Runs = append(s.Runs, r)
		if err := s.checkSize(); err != nil {
			return err
		}
		return insertRun(ctx, tx, id, r)
	})
}

// DeleteRun takes a run away.
func (w *Workspace) DeleteRun(ctx context.Context, id string, revision, run int64) (Study, error) {
	return w.write(ctx, id, revision, func(tx *sql.Tx, s *Study) error {
		if !slices.ContainsFunc(s.Runs, func(r Run) bool { return r.ID == run }) {
			return refuse(ErrNothing, "the study has no run %d", run)
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM run WHERE study = ? AND n = ?", id, run)
		return err
	})
}

func insertRun(ctx context.Context, tx *sql.Tx, id string, r Run) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?)", id, r.ID, r.At, r.Kind, r.Query, string(r.Summary))
	return err
}

func setMade(ctx context.Context, tx *sql.Tx, id string, made int) error {
	_, err := tx.ExecContext(ctx, "UPDATE study SET made = ? WHERE id = ?", made, id)
	return err
}

// setEdits writes all edits of a study.
func setEdits(ctx context.Context, tx *sql.Tx, id string, edits []string) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM edit WHERE study = ?", id); err != nil {
		return err
	}
	for i, text := range edits {
		if _, err := tx.ExecContext(ctx, "INSERT INTO edit VALUES (?, ?, ?)", id, i, text); err != nil {
			return err
		}
	}
	return nil
}

// setReadings writes all readings of a study.
func setReadings(ctx context.Context, tx *sql.Tx, id string, readings map[string]string) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM reading WHERE study = ?", id); err != nil {
		return err
	}
	for question, option := range readings {
		if _, err := tx.ExecContext(ctx, "INSERT INTO reading VALUES (?, ?, ?)", id, question, option); err != nil {
			return err
		}
	}
	return nil
}
