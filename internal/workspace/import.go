package workspace

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"casus/internal/dossier"
	"casus/internal/fault"
	"casus/internal/world"
)

// maxStudyFile bounds each file of a study that is read, in bytes: quotes and
// escapes can double what it holds.
const maxStudyFile = 2*MaxStudySize + 1<<20

// ReadFolder reads a study out of a dossier folder as Files gives it, with the
// record that it stands on. The folder of a dossier that is no study gives a study
// with the edit that the dossier proposes. The study has no id yet: see Import.
func ReadFolder(fsys fs.FS) (Study, *world.World, error) {
	w, err := dossier.Read(fsys)
	if err != nil {
		return Study{}, nil, err
	}
	s, err := readHeader(fsys, w)
	if err != nil {
		return Study{}, nil, err
	}
	faults := fault.Collector{Limit: 100}
	readRows(fsys, &faults, readingsFile, readingColumns, func(line int, row []string) {
		if err := HasReading(w, row[0], row[1]); err != nil {
			faults.Addf(readingsFile, line, "%v", err)
		} else if s.Readings[row[0]] != "" {
			faults.Addf(readingsFile, line, "%s is answered twice", row[0])
		} else {
			s.Readings[row[0]] = row[1]
		}
	})
	readRows(fsys, &faults, notesFile, noteColumns, func(line int, row []string) {
		n := Note{Subject: row[0], At: row[1], Text: plainLines(row[2])}
		if err := errors.Join(checkNote(n), checkMoment("at", n.At)); err != nil {
			faults.Addf(notesFile, line, "%v", err)
		}
		s.Notes = append(s.Notes, n)
	})
	readRuns(fsys, &faults, &s)
	if faults.Len() > 0 {
		return Study{}, nil, faults.Listed()
	}
	slices.SortStableFunc(s.Notes, func(a, b Note) int { return cmp.Compare(a.Subject, b.Subject) })
	slices.SortStableFunc(s.Runs, func(a, b Run) int { return cmp.Compare(a.ID, b.ID) })
	if err := s.check(); err != nil {
		return Study{}, nil, err
	}
	return s, w, nil
}

// HasReading says what is wrong with an option of an open question in a record.
func HasReading(w *world.World, question, option string) error {
	r := w.Reading(question)
	if r == nil {
		return refuse(ErrInvalid, "unknown question %q%s", fault.Shorten(question), world.DidYouMean(question, w.ReadingIDs()))
	}
	if !slices.Contains(r.OptionIDs(), option) {
		return refuse(ErrInvalid, "%s has no option %q%s; it has %s", r.ID, fault.Shorten(option), world.DidYouMean(option, r.OptionIDs()), strings.Join(r.OptionIDs(), ", "))
	}
	return nil
}

// readHeader reads study.json and the edits of the dossier.
func readHeader(fsys fs.FS, w *world.World) (Study, error) {
	q := &w.Question
	s := Study{Name: shortName(q.Title), Dossier: q.ID, Edits: []string{}, Readings: map[string]string{}, Notes: []Note{}, Runs: []Run{}}
	midnight := q.AsOf.String() + "T00:00:00Z"
	s.Created, s.Changed = midnight, midnight
	data, err := readBounded(fsys, studyFile)
	own := false // whether the edit of the dossier is not the study's
	if err == nil {
		head := header{Edits: -1}
		dec := json.NewDecoder(bytes.NewReader(data))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&head); err != nil {
			return s, fault.List{{File: studyFile, Message: fmt.Sprintf("is no JSON of a study: %v", err)}}
		}
		if head.Format != Format {
			return s, fault.List{{File: studyFile, Text: fault.Shorten(head.Format), Message: fmt.Sprintf("format %q is not %q, the one this program reads", fault.Shorten(head.Format), Format)}}
		}
		s.Name, s.Dossier, s.View, s.Created, s.Changed = head.Name, head.Dossier, head.View, head.Created, head.Changed
		own = head.Edits == 0
	} else if !errors.Is(err, fs.ErrNotExist) {
		return s, err
	}
	if own {
		return s, nil
	}
	if _, err := In(w)(q.Edits); err != nil {
		return s, fault.List{{File: "dossier.yaml", Message: "edit: " + err.Error()}}
	}
	for _, e := range q.Edits {
		text, err := EditText(e)
		if err != nil {
			return s, fault.List{{File: "dossier.yaml", Message: "edit: " + err.Error()}}
		}
		s.Edits = append(s.Edits, text)
	}
	return s, nil
}

// shortName makes a title fit to be a study's name.
func shortName(title string) string {
	title = strings.Join(strings.Fields(title), " ")
	for len(title) > MaxName {
		runes := []rune(title)
		title = strings.TrimSpace(string(runes[:len(runes)-1]))
	}
	return title
}

// readBounded reads a file of a study. One that is not there gives fs.ErrNotExist.
func readBounded(fsys fs.FS, name string) ([]byte, error) {
	// Opening a pipe would wait for a writer, so look before.
	if info, err := fs.Stat(fsys, name); err == nil && !info.Mode().IsRegular() {
		return nil, fault.List{{File: name, Message: "is not a plain file"}}
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxStudyFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxStudyFile {
		return nil, fault.List{{File: name, Message: fmt.Sprintf("larger than the limit of %d bytes", maxStudyFile)}}
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), nil
}

// optional reads a file that need not be there.
func optional(fsys fs.FS, faults *fault.Collector, name string) []byte {
	data, err := readBounded(fsys, name)
	var list fault.List
	switch {
	case errors.As(err, &list):
		faults.Add(list[0])
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		faults.Addf(name, 0, "cannot be read: %v", err)
	}
	return data
}

// readRows reads a table of a study row by row.
func readRows(fsys fs.FS, faults *fault.Collector, name string, columns []string, row func(line int, fields []string)) {
	data := optional(fsys, faults, name)
	if data == nil {
		return
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = 0 // as many in each row as in the first
	for first := true; !faults.Full(); first = false {
		fields, err := r.Read()
		if err == io.EOF && !first {
			return
		}
		if err == nil && first && !slices.Equal(fields, columns) || err == io.EOF {
			faults.Addf(name, 1, "the first row is not %s", strings.Join(columns, ","))
			return
		}
		if err != nil {
			faults.Addf(name, 0, "%v", err)
			return
		}
		if !first {
			at, _ := r.FieldPos(0)
			row(at, fields)
		}
	}
}

// readRuns reads the runs, one JSON object a line.
func readRuns(fsys fs.FS, faults *fault.Collector, s *Study) {
	n := 0
	for text := range bytes.Lines(optional(fsys, faults, runsFile)) {
		n++
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		if len(s.Runs) > MaxRuns || faults.Full() {
			return // check says that they are too many
		}
		var r Run
		dec := json.NewDecoder(bytes.NewReader(text))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&r); err != nil || dec.More() {
			faults.Addf(runsFile, n, "is no JSON of a run: %s", fault.Shorten(string(text)))
			continue
		}
		s.Runs = append(s.Runs, r)
	}
}
