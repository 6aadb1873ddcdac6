package workspace

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Study is a piece of work on a record.
type Study struct {
	ID       string            `json:"id"`
	Name     string            `json:"name"`
	Dossier  string            `json:"dossier,omitempty"` // the id of the record that it is about
	Revision int64             `json:"revision"`          // goes up with every write
	Edits    []string          `json:"edits"`             // in the form of ParseEdit
	Undone   []string          `json:"undone,omitempty"`  // edits that Redo would make again, the next one first
	Readings map[string]string `json:"readings"`          // open question -> option taken
	View     string            `json:"view"`              // the query of the page
	Notes    []Note            `json:"notes"`             // by subject
	Runs     []Run             `json:"runs"`              // the oldest first
	Created  string            `json:"created"`           // UTC, as RFC 3339 has it
	Changed  string            `json:"changed"`
}

// Note is what a person wrote about a clause, a claim or a state.
type Note struct {
	Subject string `json:"subject"`
	Text    string `json:"text"`
	At      string `json:"at"`
}

// Run is a computation that was kept: what was asked and what came out in short.
type Run struct {
	ID      int64           `json:"id"` // counts within the study
	At      string          `json:"at"`
	Kind    string          `json:"kind"`
	Query   string          `json:"query"`
	Summary json.RawMessage `json:"summary"`
}

// Entry is a study in a list.
type Entry struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Dossier  string `json:"dossier,omitempty"`
	Revision int64  `json:"revision"`
	Edits    int    `json:"edits"`
	Notes    int    `json:"notes"`
	Runs     int    `json:"runs"`
	Created  string `json:"created"`
	Changed  string `json:"changed"`
}

// Change is what Put sets. A nil field stays as it is.
type Change struct {
	Name     *string
	View     *string
	Edits    *[]string
	Readings *map[string]string
}

// Why a call was refused, for errors.Is.
var (
	ErrNoStudy  = errors.New("there is no such study")
	ErrConflict = errors.New("the study was changed meanwhile")
	ErrNothing  = errors.New("there is nothing to do")       // nothing to undo, nothing to make again
	ErrInvalid  = errors.New("the input is wrong")           // a form, a name, an edit that is not possible
	ErrTooMuch  = errors.New("a bound would be overstepped") // too many or too large
)

// refusal is an error with a cause that errors.Is finds and a text of its own.
type refusal struct {
	cause error
	text  string
}

func (r refusal) Error() string { return r.text }
func (r refusal) Unwrap() error { return r.cause }

func refuse(cause error, format string, args ...any) error {
	return refusal{cause, fmt.Sprintf(format, args...)}
}
