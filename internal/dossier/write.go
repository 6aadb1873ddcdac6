package dossier

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"casus/internal/world"
)

// Write saves a World as a dossier folder. The folder is made where it does not
// exist; one that holds other things than a dossier is refused. Before the
// first byte is written the files are read back in memory, so that what Write
// leaves behind always passes Check and gives the same tables. A dossier that
// stood there before is replaced, its comments with it; files that are no part
// of the format are left alone.
func Write(dir string, w *world.World) error {
	files, err := Files(w)
	if err != nil {
		return fmt.Errorf("write %s: %w", dir, err)
	}
	if err := vacant(dir, true); err != nil {
		return err
	}
	return save(dir, files)
}

// Files gives the files of a dossier, by their paths in its folder. Like Write it
// gives only what reads back as the same tables.
func Files(w *world.World) (map[string][]byte, error) {
	files, err := render(&w.Tables)
	if err != nil {
		return nil, err
	}
	return files, readsBack(files)
}

// fileName is what a treaty's id may look like, since its file bears its name.
var fileName = regexp.MustCompile(`^[\pL\pN_][\pL\pN ._+()-]*$`)

// render makes the files of a dossier. Tables without rows have no file unless
// the format asks for one, or the record knows that there are no rows.
func render(t *world.Tables) (folder, error) {
	files := folder{}
	for _, s := range []*sheet{
		statesSheet(t.States), sourcesSheet(t.Sources), groupsSheet(t.Groups), bordersSheet(t.Borders), capabilitiesSheet(t.Capabilities), eventsSheet(t.Events),
		codesSheet(t.EventCodes), claimsSheet(t.Claims), responsesSheet(t.Responses), baseRatesSheet(t.BaseRates), forecastsSheet(t.Forecasts), priorsSheet(t.Priors),
	} {
		data, err := s.encode()
		if err != nil {
			return nil, err
		}
		if len(s.rows) > 1 || s.name == "states.csv" || s.name == "sources.csv" || s.name == bordersFile && t.Borders != nil {
			files[s.name] = data
		}
	}
	question, err := questionYAML(&t.Question)
	if err != nil {
		return nil, err
	}
	files["dossier.yaml"] = emit(question)
	if len(t.Areas)+len(t.Places) > 0 {
		files["areas.yaml"] = emit(areasYAML(t.Areas, t.Places))
	}
	for _, treaty := range t.Treaties {
		id := string(treaty.ID)
		if !fileName.MatchString(id) {
			return nil, fmt.Errorf("the treaty id %q cannot be a file's name", id)
		}
		files["treaties/"+id+".yaml"] = emit(treatyYAML(treaty))
	}
	for i := range t.Cases {
		c := &t.Cases[i]
		if !fileName.MatchString(c.ID) {
			return nil, fmt.Errorf("the case id %q cannot be a file's name", c.ID)
		}
		files["cases/"+c.ID+".yaml"] = emit(caseYAML(c))
	}
	return files, nil
}

// readsBack makes sure that the files are a dossier without faults and that
// nothing is lost by writing them: what is read renders to the same files.
func readsBack(files folder) error {
	w, err := Read(files)
	if err != nil {
		return fmt.Errorf("the record would not read back:\n%w", err)
	}
	again, err := render(&w.Tables)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !bytes.Equal(files[name], again[name]) {
			return fmt.Errorf("%s would not read back as it is: it holds a text that begins or ends with a space, or rows out of order", name)
		}
	}
	return nil
}

// vacant refuses a folder that holds something; a dossier may be replaced where
// the caller says so.
func vacant(dir string, replace bool) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s cannot be used as a folder: %w", dir, err)
	case len(entries) == 0:
		return nil
	}
	dossier := slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == "dossier.yaml" })
	switch {
	case dossier && replace:
		return nil
	case dossier:
		return fmt.Errorf("%s holds a dossier already; name a new folder", dir)
	}
	return fmt.Errorf("%s is not empty and holds no dossier.yaml; name a new or an empty folder", dir)
}

// save puts the files in place. All are written aside first, so that a full
// disk leaves an older dossier as it was; dossier.yaml is the first to be
// renamed, so that a run cut short can be repeated.
func save(dir string, files folder) (err error) {
	folders := []string{"treaties"}
	if slices.ContainsFunc(slices.Collect(maps.Keys(files)), func(name string) bool { return strings.HasPrefix(name, "cases/") }) {
		folders = append(folders, "cases")
	}
	for _, folder := range folders {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			return err
		}
	}
	names := slices.Sorted(maps.Keys(files))
	slices.SortStableFunc(names, func(a, b string) int {
		return first(b == "dossier.yaml") - first(a == "dossier.yaml")
	})
	aside := make([]string, 0, len(names))
	defer func() {
		for _, name := range aside {
			os.Remove(name) // those that were renamed are gone already
		}
	}()
	for _, name := range names {
		temp, err := writeAside(filepath.Join(dir, filepath.FromSlash(name)), files[name])
		if temp != "" {
			aside = append(aside, temp)
		}
		if err != nil {
			return err
		}
	}
	for i, name := range names {
		if err := os.Rename(aside[i], filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return removeStale(dir, files)
}

func first(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// writeAside writes a temporary file beside its target and returns its name.
func writeAside(target string, data []byte) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(target), ".casus-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	return f.Name(), err
}

// removeStale takes away the files of an older dossier that the new one does
// not have: they would be read as part of it.
func removeStale(dir string, files folder) error {
	old := slices.DeleteFunc(slices.Clone(knownFiles), func(name string) bool { return name == "treaties" || name == "cases" })
	for _, folder := range []string{"treaties", "cases"} {
		entries, err := os.ReadDir(filepath.Join(dir, folder))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for _, e := range entries {
			if strings.HasSuffix(e.Name(), ".yaml") {
				old = append(old, folder+"/"+e.Name())
			}
		}
	}
	for _, name := range old {
		if _, ok := files[name]; ok {
			continue
		}
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
