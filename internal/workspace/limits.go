package workspace

import (
	"bytes"
	"encoding/json"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"casus/internal/fault"
)

// Bounds on a workspace. Texts are counted in bytes.
const (
	MaxStudies   = 1000
	MaxEdits     = 200 // of a study, with those undone
	MaxReadings  = 500
	MaxNotes     = 1000
	MaxRuns      = 200
	MaxName      = 200
	MaxEdit      = 500
	MaxWord      = 200 // the id of a question or an option, the subject of a note, the kind of a run
	MaxView      = 8 << 10
	MaxNote      = 20 << 10
	MaxQuery     = 8 << 10
	MaxSummary   = 64 << 10
	MaxStudySize = 8 << 20 // notes and runs together
	maxFileSize  = 1 << 30 // of the workspace
)

// line checks a text that stands on one line.
func line(what, s string, most int) error {
	switch {
	case s == "":
		return refuse(ErrInvalid, "%s is empty", what)
	case s != strings.TrimSpace(s):
		return refuse(ErrInvalid, "%s %q begins or ends with a space", what, fault.Shorten(s))
	}
	return bounded(what, s, most, false)
}

// bounded checks the size of a text and that it can be shown and written to a file.
func bounded(what, s string, most int, lines bool) error {
	if len(s) > most {
		return refuse(ErrTooMuch, "%s has %d bytes; at most %d are kept", what, len(s), most)
	}
	if !utf8.ValidString(s) {
		return refuse(ErrInvalid, "%s is not UTF-8", what)
	}
	for _, r := range s {
		if unicode.IsControl(r) && !(lines && (r == '\n' || r == '\t')) {
			return refuse(ErrInvalid, "%s has the control character %U", what, r)
		}
	}
	return nil
}

// plainLines ends lines as files on any system do.
func plainLines(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

func checkNote(n Note) error {
	if err := line("the subject of a note", n.Subject, MaxWord); err != nil {
		return err
	}
	if strings.TrimSpace(n.Text) == "" {
		return refuse(ErrInvalid, "the note on %s is empty", n.Subject)
	}
	return bounded("the note on "+n.Subject, n.Text, MaxNote, true)
}

func checkReading(question, option string) error {
	if err := line("the question of a reading", question, MaxWord); err != nil {
		return err
	}
	return line("the option of "+question, option, MaxWord)
}

// checkRun gives the summary without needless space.
func checkRun(r Run) (json.RawMessage, error) {
	if err := line("the kind of a run", r.Kind, MaxWord); err != nil {
		return nil, err
	}
	if err := bounded("the query of a run", r.Query, MaxQuery, false); err != nil {
		return nil, err
	}
	if len(r.Summary) > MaxSummary {
		return nil, refuse(ErrTooMuch, "the summary of a run has %d bytes; at most %d are kept", len(r.Summary), MaxSummary)
	}
	var b bytes.Buffer
	if err := json.Compact(&b, r.Summary); err != nil || !utf8.Valid(r.Summary) {
		return nil, refuse(ErrInvalid, "the summary of a run is no JSON: %s", fault.Shorten(string(r.Summary)))
	}
	return b.Bytes(), nil
}

// moment is a time as it is kept.
func moment(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// checkMoment takes only the one way in which times are written here.
func checkMoment(what, s string) error {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || moment(t) != s || t.Year() < 1 {
		return refuse(ErrInvalid, "%s %q is no time; write it like 2026-11-24T15:00:00Z", what, fault.Shorten(s))
	}
	return nil
}
