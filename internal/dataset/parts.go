package dataset

import (
	"io/fs"

	"casus/internal/fault"
)

// part is one file of a data set of several: the name under which it is
// published, the kind of its rows and how it is read.
type part struct {
	name string
	kind string
	read func(r *reader, file string)
}

func partOf[T any](name string, l layout[T]) part {
	return part{name, l.kind, func(r *reader, file string) { read(r, file, l) }}
}

// several makes the reader of a data set of several files, each of which may be
// missing: which are needed the catalogue says. The faults of all are told at
// once.
func several(parts ...part) Reader {
	return func(fsys fs.FS, files map[string]string) (Reading, error) {
		r := newReader(fsys)
		for _, p := range parts {
			if file := files[p.name]; file != "" {
				p.read(r, file)
			}
		}
		if err := r.faults.Listed().Err(); err != nil {
			return Reading{}, err
		}
		var out Reading
		for _, p := range parts {
			if f, ok := r.files[p.kind]; ok {
				out.Files = append(out.Files, f)
			}
		}
		if len(out.Files) == 0 {
			return Reading{}, fault.List{{File: ".", Message: "holds none of the files of the data set"}}
		}
		return out, nil
	}
}
