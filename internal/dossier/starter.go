package dossier

import (
	"embed"
	"io/fs"
)

//go:embed starter
var starterFiles embed.FS

// StarterFS gives the files of the starter dossier.
func StarterFS() fs.FS {
	files, err := fs.Sub(starterFiles, "starter")
	if err != nil {
		panic(err) // the path is a constant
	}
	return files
}

// Starter writes a small commented dossier of invented states, from which a
// person can go on. It never replaces a dossier: the folder must be new or
// empty.
func Starter(dir string) error {
	if err := vacant(dir, false); err != nil {
		return err
	}
	files := folder{}
	err := fs.WalkDir(StarterFS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(StarterFS(), name)
		return err
	})
	if err != nil {
		return err
	}
	return save(dir, files)
}
