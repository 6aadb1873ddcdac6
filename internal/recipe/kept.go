package recipe

import (
	"bytes"
	"encoding"
	"encoding/json"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"

	"casus/internal/dataset"
	"casus/internal/panel"
)

// table is what a library remembers.
type table interface {
	encoding.BinaryMarshaler
	encoding.BinaryUnmarshaler
}

// keptSchema names the shape of the head of a kept table, and the rules by which
// the table is made: a new number makes every kept table anew. A test holds the
// tables made from published data against their checksums.
const keptSchema = "casus.table/1"

// kept is the head of a table in its short form: one line of JSON, the table
// behind it. It holds as long as the store has the same files.
type kept struct {
	Schema  string           `json:"schema"`
	Sets    []keptSet        `json:"sets"`
	Absent  []string         `json:"absent,omitempty"` // data sets that would have been used, had they been there
	Settled *dataset.Settled `json:"settled,omitempty"`
	Size    int              `json:"size"` // of the table, bytes
	CRC32   uint32           `json:"crc32"`
	raw     bool             // some of it is not from a store
}

// keptSet is a version of a data set and the files of it that were read.
type keptSet struct {
	Name    string         `json:"name"`
	Version string         `json:"version"`
	Files   []dataset.File `json:"files"`
}

func (k *kept) from(found dataset.Found, files []dataset.File) {
	if !found.Stored {
		k.raw = true
	}
	at := slices.IndexFunc(k.Sets, func(s keptSet) bool { return s.Name == found.Set.Name })
	if at < 0 {
		at = len(k.Sets)
		k.Sets = append(k.Sets, keptSet{Name: found.Set.Name, Version: found.Set.Version})
	}
	k.Sets[at].Files = append(k.Sets[at].Files, files...)
}

// join adds what another table, which this one is made from, was made from.
func (k *kept) join(other *kept) {
	k.raw = k.raw || other.raw
	if other.Settled != nil {
		k.Settled = other.Settled
	}
	k.Sets, k.Absent = append(k.Sets, other.Sets...), append(k.Absent, other.Absent...)
}

func (l *Library) keptPath(name string) string {
	return filepath.Join(l.Dir, dataset.TablesFolder, name+".table")
}

// keep writes a table down, where all it is made from is in the store. That it
// cannot be written is no fault: it is made again next time.
func (l *Library) keep(name string, t table) {
	if l.reading.raw {
		return
	}
	body, err := t.MarshalBinary()
	if err != nil {
		return
	}
	head := *l.reading
	head.Size, head.CRC32 = len(body), checksum(body)
	line, err := json.Marshal(head)
	if err != nil {
		return
	}
	dir := filepath.Join(l.Dir, dataset.TablesFolder)
	if os.MkdirAll(dir, 0o755) != nil {
		return
	}
	aside, err := os.CreateTemp(dir, ".table-*")
	if err != nil {
		return
	}
	defer os.Remove(aside.Name()) // gone already where it was renamed
	_, err = aside.Write(slices.Concat(line, []byte{'\n'}, body))
	if closed := aside.Close(); err == nil && closed == nil {
		os.Rename(aside.Name(), l.keptPath(name))
	}
}

// Prepare makes the tables of every addition of which the store has the data, so
// that the first panel need not. Those in the numbers of Gleditsch and Ward are made
// when they are first asked for.
func Prepare(s dataset.Store) {
	for _, unit := range panel.Units {
		l := &Library{Dir: s.Dir, Unit: unit, System: "cow"}
		for i := range Additions {
			if slices.Contains(Additions[i].Units(), unit) {
				l.add(Additions[i].Name) // what the store does not have is not made
			}
		}
	}
}

// recall reads a table that was written down, where it still holds: the same
// rules, and the store has the same files.
func (l *Library) recall(name string, t table) bool {
	data, err := os.ReadFile(l.keptPath(name))
	if err != nil {
		return false
	}
	line, body, _ := bytes.Cut(data, []byte{'\n'})
	var head kept
	if json.Unmarshal(line, &head) != nil || head.Schema != keptSchema || head.Size != len(body) || head.CRC32 != checksum(body) {
		return false
	}
	var sets []dataset.Found
	for _, s := range head.Sets {
		found, err := l.open(s.Name)
		if err != nil || !found.Stored || found.Set.Version != s.Version || !l.holds(found, s.Files) {
			return false
		}
		sets = append(sets, found)
	}
	for _, name := range head.Absent {
		if _, err := l.open(name); err == nil {
			return false
		}
	}
	if t.UnmarshalBinary(body) != nil {
		return false
	}
	for i, found := range sets {
		l.note(found, head.Sets[i].Files...)
	}
	if head.Settled != nil {
		l.Settled = head.Settled
		if l.reading != nil {
			l.reading.Settled = head.Settled
		}
	}
	return true
}

// holds tells whether the store has the files that a table was made from.
func (l *Library) holds(found dataset.Found, files []dataset.File) bool {
	m, err := dataset.Store{Dir: l.Dir}.Manifest(found.Set)
	if err != nil {
		return false
	}
	for _, f := range files {
		if !slices.ContainsFunc(m.Files, func(k dataset.Kept) bool { return k.SHA256 == f.SHA256 }) {
			return false
		}
	}
	return true
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(data []byte) uint32 { return crc32.Checksum(data, castagnoli) }
