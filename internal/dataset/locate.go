package dataset

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casus/internal/world"
)

// Found is a version of a data set at hand: the folder that has its files, and
// how each published file is called there.
type Found struct {
	Set    Set
	Dir    string
	Names  map[string]string
	Stored bool // in a store, where it was found whole
}

// FS is the folder's files.
func (f Found) FS() fs.FS { return os.DirFS(f.Dir) }

// Locate finds the newest version of a data set under a folder: in a store, or
// where the files lie as they were brought, three folders deep.
func Locate(root, name string) (Found, error) {
	known, folders := false, []string(nil)
	for _, set := range catalogue() {
		if set.Name != name {
			continue
		}
		known = true
		if folders == nil {
			folders = Below(root)
		}
		stored := Store{Dir: root}.Folder(set)
		if f, ok := set.in([]string{stored}); ok {
			f.Stored = true
			return f, nil
		}
		if f, ok := set.in(folders); ok {
			return f, nil
		}
	}
	if !known {
		return Found{}, fmt.Errorf("the catalogue has no data set %q%s", name, world.DidYouMean(name, names()))
	}
	return Found{}, fmt.Errorf("%s has no files of the data set %s; casus data list says where a copy is to be had, casus data import %s --from DIR brings it in", root, name, name)
}

// In finds the first of some folders that has all needed files of the set.
func (s Set) In(folders []string) (string, bool) {
	f, ok := s.in(folders)
	return f.Dir, ok
}

func (s Set) in(folders []string) (Found, bool) {
	for _, dir := range folders {
		found, missing, err := s.Locate(os.DirFS(dir))
		if err == nil && len(missing) == 0 && len(found) > 0 {
			return Found{Set: s, Dir: dir, Names: found}, true
		}
	}
	return Found{}, false
}

// Below lists a folder and those in it, three deep, in order.
func Below(root string) []string {
	var out []string
	filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		if err != nil || !e.IsDir() {
			return nil // what cannot be read holds nothing
		}
		out = append(out, p)
		if rel, err := filepath.Rel(root, p); err == nil && strings.Count(rel, string(filepath.Separator)) >= 2 {
			return fs.SkipDir
		}
		return nil
	})
	slices.Sort(out)
	return out
}

func names() []string {
	var out []string
	for _, s := range catalogue() {
		if !slices.Contains(out, s.Name) {
			out = append(out, s.Name)
		}
	}
	return out
}
