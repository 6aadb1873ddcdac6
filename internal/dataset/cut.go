package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"slices"
	"strings"

	"casus/internal/fault"
)

// notCut refuses files that have fewer rows than the version as published: such a
// file is cut between two rows, or a part, and what it lacks would pass for what is
// not so. More rows are a revision, which the verdict tells. A file that ends within
// its last line has all rows, of which the last may be cut in its last field: it is
// taken where the text is the published one.
func (s Set) notCut(fsys fs.FS, reading Reading, found map[string]string) error {
	var faults fault.Collector
	faults.Limit = maxFaults
	for _, c := range s.Files {
		at := slices.IndexFunc(reading.Files, func(f File) bool { return f.Name == found[c.Name] })
		if found[c.Name] == "" || at < 0 {
			continue
		}
		f := reading.Files[at]
		if f.Rows > c.Rows || c.SHA256 == "" && f.Rows == c.Rows || f.SHA256 == c.SHA256 {
			continue
		}
		text, err := textOf(fsys, f.Name)
		if err != nil {
			return err
		}
		last := 1 + strings.Count(strings.TrimRight(text, "\n"), "\n")
		switch {
		case f.Rows < c.Rows:
			faults.Addf(f.Name, last, "the file ends after %d rows, and version %s has %d; it is cut; if you want a part of it, say --part", f.Rows, s.Version, c.Rows)
		case c.Text != "" && !strings.HasSuffix(text, "\n") && textSum(text) != c.Text:
			faults.Addf(f.Name, last, "the last line has no end, and the text is not as published: its last field may be cut; end the line if it is whole, or say --part")
		}
	}
	return faults.Listed().Err()
}

func textOf(fsys fs.FS, name string) (string, error) {
	in, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer in.Close()
	text, _, err := decode(in)
	return text, err
}

func textSum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
