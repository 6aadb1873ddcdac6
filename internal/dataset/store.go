package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Store is a folder in which a user keeps copies of data sets that have been
// read and found whole: one folder a version, with the files under their
// published names and a manifest.
type Store struct {
	Dir string

	// Parts lets files in that have fewer rows than the version as published. What
	// a part lacks passes for what is not so: it is for those who know that.
	Parts bool
}

// ManifestSchema names the shape of Manifest in JSON.
const ManifestSchema = "casus.dataset/1"

const manifestName = "manifest.json"

// TablesFolder is the folder of a store in which tables made from its files are
// kept. It may be deleted at any time.
const TablesFolder = ".tables"

// Manifest says what a store holds of one version of a data set.
type Manifest struct {
	Schema  string `json:"schema"`
	Name    string `json:"name"`
	Version string `json:"version"`
	Cite    string `json:"cite"`
	Terms   string `json:"terms"`
	Files   []Kept `json:"files"`
}

// Kept is a file in a store.
type Kept struct {
	Name    string `json:"name"` // as published
	From    string `json:"from"` // as the copy was called
	Rows    int    `json:"rows"`
	SHA256  string `json:"sha256"`
	Verdict string `json:"verdict"` // how it compares with the published file
}

// Locate finds the files of a data set in a folder, by the names under which
// they are published or circulate, in any case of letters. The result gives the
// name at hand for each published name; missing lists the needed files that are
// not there.
func (s Set) Locate(fsys fs.FS) (found map[string]string, missing []string, err error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, nil, err
	}
	byName := map[string]string{}
	for _, e := range entries {
		if !e.IsDir() {
			byName[strings.ToLower(e.Name())] = e.Name()
		}
	}
	found = map[string]string{}
	for _, c := range s.Files {
		for _, name := range append([]string{c.Name}, c.Also...) {
			if at, ok := byName[strings.ToLower(name)]; ok {
				found[c.Name] = at
				break
			}
		}
		if c.Needed && found[c.Name] == "" {
			missing = append(missing, c.Name)
		}
	}
	return found, missing, nil
}

// Read reads the files of a data set in a folder, strictly.
func (s Set) Read(fsys fs.FS) (Reading, map[string]string, error) {
	found, missing, err := s.Locate(fsys)
	if err != nil {
		return Reading{}, nil, err
	}
	if len(missing) > 0 {
		return Reading{}, nil, fmt.Errorf("%s %s: the folder does not have %s%s", s.Name, s.Version, strings.Join(missing, ", "), s.alsoCalled(missing))
	}
	read := ReaderOf(s.Reader)
	if read == nil {
		return Reading{}, nil, fmt.Errorf("%s %s: there is no reader %q", s.Name, s.Version, s.Reader)
	}
	reading, err := read(fsys, found)
	return reading, found, err
}

// alsoCalled says by what other names the missing files would be taken.
func (s Set) alsoCalled(missing []string) string {
	var also []string
	for _, c := range s.Files {
		if slices.Contains(missing, c.Name) {
			also = append(also, c.Also...)
		}
	}
	if len(also) == 0 {
		return ""
	}
	return " (also taken: " + strings.Join(also, ", ") + ")"
}

// Folder is where the store keeps a version.
func (s Store) Folder(set Set) string { return filepath.Join(s.Dir, set.Name+"-"+set.Version) }

// Import reads a data set in a folder and keeps a copy of its files. What the
// store held before of that version is replaced when all is whole, and is as it
// was when anything is wrong.
func (s Store) Import(set Set, from string) (Manifest, error) {
	reading, found, err := set.Read(os.DirFS(from))
	if err != nil {
		return Manifest{}, err
	}
	m := newManifest(set, reading, found)
	if !s.Parts {
		if err := set.notCut(os.DirFS(from), reading, found); err != nil {
			return m, err
		}
	}
	if err := os.MkdirAll(s.Dir, 0o755); err != nil {
		return m, err
	}
	aside, err := os.MkdirTemp(s.Dir, ".import-*")
	if err != nil {
		return m, err
	}
	defer os.RemoveAll(aside) // gone already where it was renamed
	for i := range m.Files {
		if err := copyFile(filepath.Join(aside, m.Files[i].Name), filepath.Join(from, m.Files[i].From), m.Files[i].SHA256); err != nil {
			return m, err
		}
	}
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return m, err
	}
	if err := os.WriteFile(filepath.Join(aside, manifestName), append(data, '\n'), 0o644); err != nil {
		return m, err
	}
	return m, replaceFolder(s.Folder(set), aside)
}

func newManifest(set Set, reading Reading, found map[string]string) Manifest {
	m := Manifest{Schema: ManifestSchema, Name: set.Name, Version: set.Version, Cite: set.Cite, Terms: set.Terms, Files: []Kept{}}
	for _, c := range set.Files {
		at := slices.IndexFunc(reading.Files, func(f File) bool { return f.Name == found[c.Name] })
		if found[c.Name] == "" || at < 0 {
			continue
		}
		f := reading.Files[at]
		m.Files = append(m.Files, Kept{Name: c.Name, From: f.Name, Rows: f.Rows, SHA256: f.SHA256, Verdict: set.Verdict(f)})
	}
	return m
}

// copyFile copies a file and makes sure that it is still the one that was read.
func copyFile(to, from, sum string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	h := sha256.New()
	_, err = io.Copy(io.MultiWriter(out, h), in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return err
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != sum {
		return fmt.Errorf("%s changed while it was copied", from)
	}
	return nil
}

// replaceFolder puts a folder in the place of another, which goes last.
func replaceFolder(to, from string) error {
	if err := os.Chmod(from, 0o755); err != nil {
		return err
	}
	if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(from, to)
	}
	old := from + ".old"
	if err := os.Rename(to, old); err != nil {
		return err
	}
	if err := os.Rename(from, to); err != nil {
		return errors.Join(err, os.Rename(old, to))
	}
	return os.RemoveAll(old)
}

// Manifest says what the store holds of a version.
func (s Store) Manifest(set Set) (Manifest, error) {
	at := filepath.Join(s.Folder(set), manifestName)
	data, err := os.ReadFile(at)
	if err != nil {
		return Manifest{}, fmt.Errorf("%s %s is not in %s; import it first", set.Name, set.Version, s.Dir)
	}
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return Manifest{}, fmt.Errorf("%s: %w", at, err)
	}
	return m, nil
}

// Verify holds the files of a version in the store against its manifest and
// reads them again. It lists what is wrong; nothing where all is whole.
func (s Store) Verify(set Set) []error {
	dir := s.Folder(set)
	m, err := s.Manifest(set)
	if err != nil {
		return []error{err}
	}
	reading, _, err := set.Read(os.DirFS(dir))
	if err != nil {
		return []error{err}
	}
	var out []error
	for _, k := range m.Files {
		at := slices.IndexFunc(reading.Files, func(f File) bool { return f.Name == k.Name })
		switch {
		case at < 0:
			out = append(out, fmt.Errorf("%s is gone", filepath.Join(dir, k.Name)))
		case reading.Files[at].SHA256 != k.SHA256:
			out = append(out, fmt.Errorf("%s has changed since it was imported (SHA-256 %.12s..., was %.12s...)", filepath.Join(dir, k.Name), reading.Files[at].SHA256, k.SHA256))
		}
	}
	return out
}

// Held lists the versions of the catalogue that the store holds.
func (s Store) Held() []Set {
	var out []Set
	for _, set := range catalogue() {
		if _, err := os.Stat(filepath.Join(s.Folder(set), manifestName)); err == nil {
			out = append(out, set)
		}
	}
	return out
}
