package download

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
)

const maxMembers = 10_000

// Extract takes one file out of a zip archive: members names it, and before it
// the archives inside the archive that hold it, the outermost first. A name is
// given in full, or by its last part where only one entry has it. Names in the
// archive are only compared, never used as paths, and an entry whose name leads
// out of it is not taken. What is larger than limit is refused, whatever its
// head says.
func Extract(archive string, members []string, to string, limit int64) error {
	z, err := zip.OpenReader(archive)
	if err != nil {
		return fmt.Errorf("%s is no zip archive that can be read: %w", filepath.Base(archive), err)
	}
	defer z.Close()
	entry, err := find(z.File, members[0])
	if err != nil {
		return err
	}
	if len(members) == 1 {
		return copyOut(entry, to, limit)
	}
	inner := to + ".zip"
	defer os.Remove(inner)
	if err := copyOut(entry, inner, maxArchive); err != nil {
		return err
	}
	return Extract(inner, members[1:], to, limit)
}

// find is the entry of a name.
func find(files []*zip.File, name string) (*zip.File, error) {
	if len(files) > maxMembers {
		return nil, fmt.Errorf("the archive has %d entries, more than the limit of %d", len(files), maxMembers)
	}
	var full, last []*zip.File
	for _, f := range files {
		entry := strings.ReplaceAll(f.Name, `\`, "/") // as some programs write it
		if !filepath.IsLocal(entry) || !f.Mode().IsRegular() {
			continue
		}
		if entry == name {
			full = append(full, f)
		}
		if path.Base(entry) == path.Base(name) {
			last = append(last, f)
		}
	}
	if len(full) == 0 {
		full = last
	}
	switch len(full) {
	case 0:
		return nil, noMember{name}
	case 1:
		return full[0], nil
	}
	return nil, fmt.Errorf("the archive has %d entries called %s", len(full), name)
}

// noMember is an archive without the file.
type noMember struct{ name string }

func (e noMember) Error() string { return "the archive has no file " + e.name }

// copyOut writes an entry to a file of ours.
func copyOut(entry *zip.File, to string, limit int64) error {
	if entry.Flags&1 != 0 {
		return fmt.Errorf("%s in the archive is encrypted", entry.Name)
	}
	in, err := entry.Open()
	if err != nil {
		return fmt.Errorf("%s in the archive: %w", entry.Name, err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	n, err := io.Copy(out, io.LimitReader(in, limit+1)) // a sum that does not fit is told at the end
	if err == nil && n > limit {
		err = fmt.Errorf("is larger than the limit of %d bytes when it is unpacked", limit)
	}
	if err = errors.Join(err, out.Close()); err != nil {
		return errors.Join(fmt.Errorf("%s in the archive: %w", entry.Name, err), os.Remove(to))
	}
	return nil
}
