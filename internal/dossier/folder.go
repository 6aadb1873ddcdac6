package dossier

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// folder is a dossier in memory: the contents of its files by path. It is an
// fs.FS with one level of folders below the root, which is all a dossier has.
type folder map[string][]byte

// InMemory gives files, by their paths, as the folder that Read and Check take.
func InMemory(files map[string][]byte) fs.FS { return folder(files) }

// Open finds a file, or the folder of treaties, which is there even when empty.
func (f folder) Open(name string) (fs.File, error) {
	if data, ok := f[name]; ok {
		return &memoryFile{memoryInfo{name: path.Base(name), size: int64(len(data))}, bytes.NewReader(data)}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists the root or one of the two folders in order of name.
func (f folder) ReadDir(name string) ([]fs.DirEntry, error) {
	var out []fs.DirEntry
	switch name {
	case ".":
		out = append(out, fs.FileInfoToDirEntry(memoryInfo{name: "treaties", folder: true}))
	case "treaties", "cases":
	default:
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	for p, data := range f {
		if path.Dir(p) == name {
			out = append(out, fs.FileInfoToDirEntry(memoryInfo{name: path.Base(p), size: int64(len(data))}))
		}
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out, nil
}

type memoryFile struct {
	info memoryInfo
	io.Reader
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *memoryFile) Close() error               { return nil }

type memoryInfo struct {
	name   string
	size   int64
	folder bool
}

func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return i.folder }
func (i memoryInfo) Sys() any           { return nil }
func (i memoryInfo) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
