package newsdesk

import (
	"bytes"
	"encoding/csv"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"casus/internal/gazetteer"
	"casus/internal/world"
)

// WithRecord gives dictionaries that also know the states of a record which they
// lack: those of a dossier about invented states, or of other times.
func WithRecord(names *gazetteer.Gazetteer, w *world.World) (*gazetteer.Gazetteer, error) {
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	out.Write([]string{"id", "name", "aliases", "adjectives", "demonyms", "capitals"})
	var done []world.StateID
	for i := range w.States {
		s := &w.States[i]
		if names.Actor(string(s.ID)) != nil || slices.Contains(done, s.ID) {
			continue
		}
		done = append(done, s.ID)
		out.Write([]string{string(s.ID), s.Name, strings.Join(s.Aliases, "|"), "", "", s.Capital})
	}
	if len(done) == 0 {
		return names, nil
	}
	out.Flush()
	return names.With(oneFile{"states.csv", b.Bytes()})
}

// oneFile is a folder with one file in memory.
type oneFile struct {
	name string
	data []byte
}

// Open gives the file.
func (f oneFile) Open(name string) (fs.File, error) {
	if name != f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &openFile{f, bytes.NewReader(f.data)}, nil
}

type openFile struct {
	file oneFile
	io.Reader
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *openFile) Close() error               { return nil }
func (f *openFile) Name() string               { return f.file.name }
func (f *openFile) Size() int64                { return int64(len(f.file.data)) }
func (f *openFile) Mode() fs.FileMode          { return 0o444 }
func (f *openFile) ModTime() time.Time         { return time.Time{} }
func (f *openFile) IsDir() bool                { return false }
func (f *openFile) Sys() any                   { return nil }
