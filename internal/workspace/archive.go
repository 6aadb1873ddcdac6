package workspace

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"path"
	"strings"

	"casus/internal/dossier"
	"casus/internal/fault"
	"casus/internal/world"
)

// Bounds on a zip that is read.
const (
	MaxZip         = 32 << 20  // bytes as it comes
	maxZipFiles    = 21000     // a dossier has at most 20,000 treaties
	maxZipContents = 128 << 20 // bytes of all files taken out
)

// ReadZip reads a study out of the zip of such a folder. The folder may be the
// root of the zip or the one folder in it.
func ReadZip(data []byte) (Study, *world.World, error) {
	files, err := unzip(data)
	if err != nil {
		return Study{}, nil, err
	}
	return ReadFolder(dossier.InMemory(files))
}

// centralHeader begins the entry of each file in the list at the end of a zip.
var centralHeader = []byte("PK\x01\x02")

// unzip takes the files out into memory. Nothing in a zip is believed: neither names
// nor sizes nor numbers.
func unzip(data []byte) (map[string][]byte, error) {
	if len(data) > MaxZip {
		return nil, refuse(ErrTooMuch, "the zip has %d bytes; at most %d are read", len(data), MaxZip)
	}
	// The reader of the library makes a struct for each entry before anybody can
	// count them.
	if n := bytes.Count(data, centralHeader); n > maxZipFiles {
		return nil, refuse(ErrTooMuch, "the zip holds %d files; at most %d are read", n, maxZipFiles)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, refuse(ErrInvalid, "this is no zip of a study: %v", err)
	}
	files, left := map[string][]byte{}, int64(maxZipContents)
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") && f.UncompressedSize64 == 0 {
			continue // a folder; those that are needed come with their files
		}
		switch {
		case !fs.ValidPath(f.Name) || strings.ContainsAny(f.Name, "\\:\x00"):
			return nil, refuse(ErrInvalid, "the zip has a file named %q, which is no path in a folder", fault.Shorten(f.Name))
		case !f.Mode().IsRegular():
			return nil, refuse(ErrInvalid, "%s in the zip is no plain file", fault.Shorten(f.Name))
		case files[f.Name] != nil:
			return nil, refuse(ErrInvalid, "the zip has %s twice", fault.Shorten(f.Name))
		}
		content, err := extract(f, left)
		if err != nil {
			return nil, err
		}
		left -= int64(len(content))
		files[f.Name] = content
	}
	return rooted(files)
}

// extract takes one file out, up to a number of bytes.
func extract(f *zip.File, most int64) ([]byte, error) {
	if f.Method != zip.Store && f.Method != zip.Deflate {
		return nil, refuse(ErrInvalid, "%s in the zip is packed in a way (%d) that is not read", fault.Shorten(f.Name), f.Method)
	}
	r, err := f.Open()
	if err != nil {
		return nil, refuse(ErrInvalid, "%s in the zip cannot be read: %v", fault.Shorten(f.Name), err)
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, refuse(ErrInvalid, "%s in the zip cannot be read: %v", fault.Shorten(f.Name), err)
	}
	if int64(len(content)) > most {
		return nil, refuse(ErrTooMuch, "the files in the zip have more than %d bytes; no more are read", maxZipContents)
	}
	if content == nil {
		content = []byte{}
	}
	return content, nil
}

// rooted gives the files by their paths in the folder that holds dossier.yaml.
func rooted(files map[string][]byte) (map[string][]byte, error) {
	if files["dossier.yaml"] != nil {
		return files, nil
	}
	var roots []string
	for name := range files {
		if dir, base := path.Split(name); base == "dossier.yaml" && strings.Count(dir, "/") == 1 {
			roots = append(roots, dir)
		}
	}
	switch len(roots) {
	case 0:
		return nil, refusal{ErrInvalid, "the zip holds no dossier.yaml, neither by itself nor in a folder"}
	case 1:
	default:
		return nil, refuse(ErrInvalid, "the zip holds %d dossiers; a study has one", len(roots))
	}
	out := map[string][]byte{}
	for name, content := range files {
		if inside, ok := strings.CutPrefix(name, roots[0]); ok {
			out[inside] = content
		}
	}
	return out, nil
}
