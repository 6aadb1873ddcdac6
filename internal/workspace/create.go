package workspace

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// found makes sure that there is a workspace at the path, and makes one where there
// is no file. Another file is known by its first bytes, before SQLite, which would
// write to it, is let near.
func found(path string, steps []string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return create(path, steps)
	}
	if err != nil {
		return fmt.Errorf("workspace %s: %w", path, err)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("workspace %s is not a file; name a file, such as workspace.db in a folder", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("workspace %s: %w", path, err)
	}
	defer f.Close()
	var head [100]byte
	if _, err := io.ReadFull(f, head[:]); err != nil || !bytes.HasPrefix(head[:], []byte("SQLite format 3\x00")) ||
		binary.BigEndian.Uint32(head[68:]) != applicationID || binary.BigEndian.Uint32(head[60:]) == 0 {
		return fmt.Errorf("%s is no workspace of casus; it is left as it is. Name another file with --workspace", path)
	}
	if version := int(int32(binary.BigEndian.Uint32(head[60:]))); version > len(steps) || version < 0 {
		return fmt.Errorf("workspace %s: %w", path, newer(version, len(steps)))
	}
	return nil
}

// create makes an empty workspace aside and gives it its name when it is whole, so
// that no moment shows half of one. Where another process was faster its file
// stands.
func create(path string, steps []string) (err error) {
	dir := filepath.Dir(path)
	defer func() {
		if err != nil {
			err = fmt.Errorf("workspace %s cannot be made: %w", path, err)
		}
	}()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	aside, err := os.CreateTemp(dir, ".casus-workspace-*") // nobody else may read it
	if err != nil {
		return err
	}
	defer os.Remove(aside.Name())
	if err := aside.Close(); err != nil {
		return err
	}
	// The log of a journal in the old way is gone when the file is closed: nothing
	// beside the file is needed to read it.
	db, err := connect(aside.Name(), "DELETE")
	if err != nil {
		return err
	}
	if err := errors.Join(migrate(context.Background(), db, steps), db.Close()); err != nil {
		return err
	}
	if err := os.Link(aside.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		if Exists(path) {
			return nil
		}
		if err := os.Rename(aside.Name(), path); err != nil { // a disk without links
			return err
		}
	}
	return syncFolders(dir)
}

// syncFolders puts the names of the file and of its folders on disk. Systems that
// cannot sync a folder do so by themselves.
func syncFolders(dir string) error {
	for range 4 { // as many as a default path can be new
		if f, err := os.Open(dir); err == nil {
			_ = f.Sync()
			f.Close()
		}
		dir = filepath.Dir(dir)
	}
	return nil
}
