package server

import (
	"context"
	"errors"
	"io"
)

// Study is a question that a user works on, as it goes over the wire.
type Study struct {
	ID       string            `json:"id"`
	Name     string            `json:"name"`
	Revision int               `json:"revision"` // counts the changes
	Edits    []string          `json:"edits"`    // as on the command line: "join TUR:SMDA2025"
	Readings map[string]string `json:"readings"` // question to option
	View     string            `json:"view"`     // the query of the page's address
	Notes    []StudyNote       `json:"notes"`
	Runs     []StudyRun        `json:"runs"`
	Created  string            `json:"created"` // RFC 3339, UTC
	Changed  string            `json:"changed"`
}

// StudyNote is what the user wrote on a subject.
type StudyNote struct {
	Subject string `json:"subject"`
	Text    string `json:"text"`
	At      string `json:"at"`
}

// StudyRun is a long task that was run for a study, with what it came to in short.
type StudyRun struct {
	ID      string `json:"id"`
	At      string `json:"at"`
	Kind    string `json:"kind"`
	Query   string `json:"query"`
	Summary any    `json:"summary"`
}

// StudyChange is what a PUT changes; what is null or left out stays.
type StudyChange struct {
	Revision *int               `json:"revision,omitempty"` // that the change was made on; another one now is a conflict
	Name     *string            `json:"name,omitempty"`
	Edits    *[]string          `json:"edits,omitempty"`
	Readings *map[string]string `json:"readings,omitempty"`
	View     *string            `json:"view,omitempty"`
}

// NewStudy, NewEdit, NewNote and NewRun are the bodies of writes.
type (
	NewStudy struct {
		Name string `json:"name"`
	}
	NewEdit struct {
		Edit string `json:"edit"`
	}
	NewNote struct {
		Subject string `json:"subject"`
		Text    string `json:"text"`
	}
	NewRun struct {
		Kind    string `json:"kind"`
		Query   string `json:"query"`
		Summary any    `json:"summary"`
	}
)

// StudyList is the answer on all studies, the last changed first.
type StudyList struct {
	Schema  string       `json:"schema"` // casus.studies/1
	Studies []StudyEntry `json:"studies"`
}

// StudyEntry is a study in a list: what it holds is counted.
type StudyEntry struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Dossier  string `json:"dossier"` // the id of the record that it is about
	Revision int    `json:"revision"`
	Edits    int    `json:"edits"`
	Notes    int    `json:"notes"`
	Runs     int    `json:"runs"`
	Created  string `json:"created"`
	Changed  string `json:"changed"`
}

// Studies keeps the studies of a user. A write has returned only when it is safe on
// disk. Every error that the user can do something about is a *Problem or wraps one
// of ErrNoStudy and ErrChanged.
type Studies interface {
	List(ctx context.Context) ([]StudyEntry, error)
	Create(ctx context.Context, name string) (Study, error)
	Get(ctx context.Context, id string) (Study, error)
	Change(ctx context.Context, id string, change StudyChange) (Study, error)
	Delete(ctx context.Context, id string) error
	AddEdit(ctx context.Context, id, edit string) (Study, error)
	Undo(ctx context.Context, id string) (Study, error)
	SetNote(ctx context.Context, id, subject, text string) (Study, error)
	AddRun(ctx context.Context, id string, run NewRun) (Study, error)
	Export(ctx context.Context, id string, to io.Writer) error // a zip of a dossier folder
	Import(ctx context.Context, archive []byte) (Study, error) // the same, from the user
}

// The errors of Studies.
var (
	ErrNoStudy = errors.New("there is no such study")
	ErrChanged = errors.New("the study was changed meanwhile; read it again and make the change on what it is now")
)
