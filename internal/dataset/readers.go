package dataset

import (
	"io/fs"
	"maps"
)

// Reading is what a reader found in the files of a data set: the files with
// their rows, and nothing of the rows themselves. It is what import and verify
// need to know.
type Reading struct {
	Files []File
}

// Reader reads the files of a data set to see that they are whole. It is given
// the folder and the names of the files that are there, by the name of each as
// published; on any fault it returns a fault.List.
type Reader func(fsys fs.FS, files map[string]string) (Reading, error)

// ReaderOf is the reader of a data set of the catalogue, by the name under
// which the catalogue has it; nil where there is none.
func ReaderOf(name string) Reader { return readers()[name] }

func readers() map[string]Reader {
	all := map[string]Reader{"atop": readAll}
	maps.Copy(all, systemReaders)
	maps.Copy(all, measureReaders)
	maps.Copy(all, disputeReaders)
	return all
}

func readAll(fsys fs.FS, _ map[string]string) (Reading, error) {
	a, err := ReadATOP(fsys)
	if err != nil {
		return Reading{}, err
	}
	return Reading{a.Files}, nil
}

// single makes the reader of a data set that is one file, by its published
// name; the copy at hand may be called otherwise.
func single[T any](name string, read func(fs.FS, string) (Table[T], error)) Reader {
	return func(fsys fs.FS, files map[string]string) (Reading, error) {
		t, err := read(fsys, files[name])
		if err != nil {
			return Reading{}, err
		}
		return Reading{[]File{t.File}}, nil
	}
}
