package workspace

import (
	"context"
	"database/sql"
	"errors"

	"casus/internal/fault"
)

// List gives all studies, that changed last first.
func (w *Workspace) List(ctx context.Context) ([]Entry, error) {
	rows, err := w.db.QueryContext(ctx, `SELECT id, name, dossier, revision, made,
		(SELECT count(*) FROM note WHERE study = id), (SELECT count(*) FROM run WHERE study = id), created, changed
		FROM study ORDER BY changed DESC, id`)
	if err != nil {
		return nil, w.say(err)
	}
	defer rows.Close()
	out := []Entry{}
	for rows.Next() {
		var e Entry
		if err := rows.Scan(&e.ID, &e.Name, &e.Dossier, &e.Revision, &e.Edits, &e.Notes, &e.Runs, &e.Created, &e.Changed); err != nil {
			return nil, w.say(err)
		}
		out = append(out, e)
	}
	return out, w.say(rows.Err())
}

// Get gives a study.
func (w *Workspace) Get(ctx context.Context, id string) (Study, error) {
	tx, err := w.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return Study{}, w.say(err)
	}
	defer tx.Rollback()
	s, err := get(ctx, tx, id)
	return s, w.say(err)
}

// get reads a study within a transaction, so that its parts belong together.
func get(ctx context.Context, tx *sql.Tx, id string) (Study, error) {
	s := Study{ID: id, Readings: map[string]string{}, Notes: []Note{}, Runs: []Run{}}
	var made int
	err := tx.QueryRowContext(ctx, "SELECT name, dossier, revision, made, view, created, changed FROM study WHERE id = ?", id).
		Scan(&s.Name, &s.Dossier, &s.Revision, &made, &s.View, &s.Created, &s.Changed)
	if errors.Is(err, sql.ErrNoRows) {
		return s, refuse(ErrNoStudy, "there is no study %q", fault.Shorten(id))
	}
	if err != nil {
		return s, err
	}
	edits := []string{}
	read := func(query string, row func(*sql.Rows) error) {
		if err == nil {
			err = each(ctx, tx, query, id, row)
		}
	}
	read("SELECT text FROM edit WHERE study = ? ORDER BY n", func(r *sql.Rows) error {
		var text string
		err := r.Scan(&text)
		edits = append(edits, text)
		return err
	})
	read("SELECT question, option FROM reading WHERE study = ?", func(r *sql.Rows) error {
		var question, option string
		err := r.Scan(&question, &option)
		s.Readings[question] = option
		return err
	})
	read("SELECT subject, text, at FROM note WHERE study = ? ORDER BY subject", func(r *sql.Rows) error {
		var n Note
		err := r.Scan(&n.Subject, &n.Text, &n.At)
		s.Notes = append(s.Notes, n)
		return err
	})
	read("SELECT n, at, kind, query, summary FROM run WHERE study = ? ORDER BY n", func(r *sql.Rows) error {
		var n Run
		err := r.Scan(&n.ID, &n.At, &n.Kind, &n.Query, (*[]byte)(&n.Summary))
		s.Runs = append(s.Runs, n)
		return err
	})
	made = min(max(made, 0), len(edits))
	s.Edits = edits[:made:made]
	if made < len(edits) {
		s.Undone = edits[made:]
	}
	return s, err
}

func each(ctx context.Context, tx *sql.Tx, query, id string, row func(*sql.Rows) error) error {
	rows, err := tx.QueryContext(ctx, query, id)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
