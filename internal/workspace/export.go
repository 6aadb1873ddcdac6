package workspace

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casus/internal/dossier"
	"casus/internal/world"
)

// Format names the shape of the files that an exported study has beside those of
// its dossier.
const Format = "casus.study/1"

// The files of a study in the folder of its dossier.
const (
	studyFile    = "study/study.json"
	readingsFile = "study/readings.csv"
	notesFile    = "study/notes.csv"
	runsFile     = "study/runs.jsonl"
)

var (
	readingColumns = []string{"question", "option"}
	noteColumns    = []string{"subject", "at", "text"}
)

// header is study.json.
type header struct {
	Format  string `json:"format"`
	Name    string `json:"name"`
	Dossier string `json:"dossier,omitempty"`
	Edits   int    `json:"edits"` // how many; 0 says that the edit of the dossier is its own
	View    string `json:"view"`
	Created string `json:"created"`
	Changed string `json:"changed"`
}

// Files gives a study as the files of a dossier folder: the record w with the edits
// of the study as its own proposed edit, so that casus brief shows what they do, and
// the rest of the study in a folder of its own.
func (s Study) Files(w *world.World) (map[string][]byte, error) {
	tables := w.Tables
	if len(s.Edits) > 0 {
		edits, err := parseEdits(s.Edits)
		if err != nil {
			return nil, err
		}
		if edits, err = In(w)(edits); err != nil {
			return nil, refuse(ErrInvalid, "the study %s has an edit that is not possible in the record %s: %v", s.ID, w.Question.ID, err)
		}
		tables.Question.Edits = edits
		if slices.ContainsFunc(edits, func(e world.Edit) bool { return e.Kind == world.Value }) && w.Source(world.Memory) == nil {
			// A value that was set by hand has this source, and a folder lists what it names.
			tables.Sources = append(slices.Clip(tables.Sources), world.Source{ID: world.Memory, Title: "Set by an edit, not looked up", Kind: "memory"})
		}
	}
	files, err := dossier.Files(world.New(tables))
	if err != nil {
		return nil, err
	}
	head := header{Format: Format, Name: s.Name, Dossier: s.Dossier, Edits: len(s.Edits), View: s.View, Created: s.Created, Changed: s.Changed}
	if files[studyFile], err = jsonLine(head, "  "); err != nil {
		return nil, err
	}
	if len(s.Readings) > 0 {
		rows := [][]string{readingColumns}
		for _, question := range slices.Sorted(maps.Keys(s.Readings)) {
			rows = append(rows, []string{question, s.Readings[question]})
		}
		files[readingsFile] = csvRows(rows)
	}
	if len(s.Notes) > 0 {
		rows := [][]string{noteColumns}
		for _, n := range s.Notes {
			rows = append(rows, []string{n.Subject, n.At, n.Text})
		}
		files[notesFile] = csvRows(rows)
	}
	for _, r := range s.Runs {
		row, err := jsonLine(r, "")
		if err != nil {
			return nil, err
		}
		files[runsFile] = append(files[runsFile], row...)
	}
	return files, nil
}

// jsonLine writes a value as it is, without the escapes that HTML would need.
func jsonLine(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	err := enc.Encode(v)
	return b.Bytes(), err
}

func csvRows(rows [][]string) []byte {
	var b bytes.Buffer
	_ = csv.NewWriter(&b).WriteAll(rows) // memory takes all
	return b.Bytes()
}

// WriteZip writes files as a zip, the same bytes for the same files.
func WriteZip(out io.Writer, files map[string][]byte) error {
	z := zip.NewWriter(out)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := z.Create(name)
		if err != nil {
			return err
		}
		if _, err := f.Write(files[name]); err != nil {
			return err
		}
	}
	return z.Close()
}

// WriteFolder writes files as a folder, which must be new or empty. They are written
// aside first, and dossier.yaml comes last: what is cut short is no dossier.
func WriteFolder(dir string, files map[string][]byte) error {
	entries, err := os.ReadDir(dir)
	switch {
	case err == nil && len(entries) > 0:
		return fmt.Errorf("%s is not empty; name a new or an empty folder", dir)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s cannot be used as a folder: %w", dir, err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	aside, err := os.MkdirTemp(dir, ".casus-study-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside)
	tops := map[string]bool{"treaties": true} // there even when empty
	err = os.Mkdir(filepath.Join(aside, "treaties"), 0o755)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		top, _, _ := strings.Cut(name, "/")
		tops[top] = true
		target := filepath.Join(aside, filepath.FromSlash(name))
		err = errors.Join(err, os.MkdirAll(filepath.Dir(target), 0o755), os.WriteFile(target, files[name], 0o644))
	}
	if err != nil {
		return err
	}
	const last = "dossier.yaml"
	delete(tops, last)
	for _, name := range append(slices.Sorted(maps.Keys(tops)), last) {
		if err := os.Rename(filepath.Join(aside, name), filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	return nil
}
