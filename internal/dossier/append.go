package dossier

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"casus/internal/world"
)

// Additions are new rows for the tables of a dossier. Ids of events, claims
// and forecasts may be left empty: Plan then goes on with the numbers that the table uses.
type Additions struct {
	Sources    []world.Source
	EventCodes []world.EventCode
	Events     []world.Event
	Claims     []world.Claim
	Forecasts  []world.Forecast
}

// Addition is what Plan would write: per file what stands there now and what
// would stand there. Nothing is written before Write.
type Addition struct {
	dir    string
	before folder // only the files that change; missing where there is no file yet
	after  folder
}

// PlanAppend works out how the rows would be appended to the tables of the
// folder. Rows that are there are left as they are, byte for byte. The dossier
// with the rows must pass Check, else every fault is returned and there is no
// plan.
func PlanAppend(dir string, add Additions) (*Addition, error) {
	fsys := os.DirFS(dir)
	w, err := Read(fsys)
	if err != nil {
		return nil, err
	}
	numberRows(&w.Tables, &add)
	p := &Addition{dir: dir, before: folder{}, after: folder{}}
	for _, s := range []*sheet{sourcesSheet(add.Sources), codesSheet(add.EventCodes), eventsSheet(add.Events), claimsSheet(add.Claims), forecastsSheet(add.Forecasts)} {
		if len(s.rows) == 1 {
			continue
		}
		if s.err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, s.err)
		}
		if err := p.extend(fsys, s); err != nil {
			return nil, err
		}
	}
	if faults := Check(overlay{fsys, p.after}); len(faults) > 0 {
		return nil, fmt.Errorf("the dossier with the new rows would have faults:\n%w", faults)
	}
	return p, nil
}

// extend puts the rows of a sheet behind those of the file, in the order of the
// file's own columns.
func (p *Addition) extend(fsys fs.FS, s *sheet) error {
	old, err := fs.ReadFile(fsys, s.name)
	if errors.Is(err, fs.ErrNotExist) {
		data, err := s.encode()
		p.after[s.name] = data
		return err
	}
	if err != nil {
		return err
	}
	header, err := csv.NewReader(bytes.NewReader(trimMark(old))).Read()
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	var b bytes.Buffer
	b.Write(old)
	if len(old) > 0 && old[len(old)-1] != '\n' {
		b.WriteByte('\n')
	}
	out := csv.NewWriter(&b)
	out.UseCRLF = bytes.Contains(old, []byte("\r\n"))
	for _, row := range s.rows[1:] {
		fields := make([]string, len(header))
		for i, name := range header {
			if at := slices.Index(s.rows[0], name); at >= 0 {
				fields[i] = row[at]
			}
		}
		if err := out.Write(fields); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	out.Flush()
	p.before[s.name], p.after[s.name] = old, b.Bytes()
	return out.Error()
}

// numberRows gives ids to the events, claims and forecasts that have none.
func numberRows(t *world.Tables, add *Additions) {
	events := make([]string, len(t.Events))
	for i := range t.Events {
		events[i] = t.Events[i].ID
	}
	claims := make([]string, len(t.Claims))
	for i := range t.Claims {
		claims[i] = t.Claims[i].ID
	}
	next := series(events, "EV")
	for i := range add.Events {
		if add.Events[i].ID == "" {
			add.Events[i].ID = next()
		}
	}
	next = series(claims, "CL")
	for i := range add.Claims {
		if add.Claims[i].ID == "" {
			add.Claims[i].ID = next()
		}
	}
	forecasts := make([]string, len(t.Forecasts))
	for i := range t.Forecasts {
		forecasts[i] = t.Forecasts[i].ID
	}
	next = series(forecasts, "FC")
	for i := range add.Forecasts {
		if add.Forecasts[i].ID == "" {
			add.Forecasts[i].ID = next()
		}
	}
}

// series goes on with the ids that begin with the prefix and end in a number.
func series(ids []string, prefix string) func() string {
	last, width := 0, 2
	for _, id := range ids {
		digits, ok := strings.CutPrefix(id, prefix)
		if n, err := strconv.Atoi(digits); ok && err == nil && n > last {
			last, width = n, len(digits)
		}
	}
	return func() string {
		last++
		return fmt.Sprintf("%s%0*d", prefix, width, last)
	}
}

// Empty tells whether there is nothing to write.
func (p *Addition) Empty() bool { return len(p.after) == 0 }

// Diff shows the plan as a unified diff, file by file, which patch understands.
func (p *Addition) Diff() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(p.after)) {
		old, isOld := p.before[name]
		from := "a/" + name
		if !isOld {
			from = "/dev/null"
		}
		fmt.Fprintf(&b, "--- %s\n+++ b/%s\n", from, name)
		lines := bytes.Count(old, []byte("\n"))
		added := p.after[name][len(old):]
		if len(old) > 0 && old[len(old)-1] != '\n' {
			lines++
			added = added[1:]
		}
		news := strings.Split(strings.TrimSuffix(string(added), "\n"), "\n")
		if lines == 0 {
			fmt.Fprintf(&b, "@@ -0,0 +1,%d @@\n", len(news))
		} else {
			last := old[bytes.LastIndexByte(bytes.TrimSuffix(old, []byte("\n")), '\n')+1:]
			fmt.Fprintf(&b, "@@ -%d,1 +%d,%d @@\n %s\n", lines, lines, len(news)+1, bytes.TrimSuffix(last, []byte("\n")))
		}
		for _, line := range news {
			b.WriteString("+" + line + "\n")
		}
	}
	return b.String()
}

// Write puts the rows in place: every file is written aside first and renamed
// when all are. A file that changed since the plan was made is refused, and then
// nothing is written.
func (p *Addition) Write() error {
	names := slices.Sorted(maps.Keys(p.after))
	// sources.csv last in the alphabet would leave rows without their source if
	// the run were cut short between two renames.
	slices.SortStableFunc(names, func(a, b string) int { return first(b == "sources.csv") - first(a == "sources.csv") })
	for _, name := range names {
		now, err := os.ReadFile(filepath.Join(p.dir, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if !bytes.Equal(now, p.before[name]) {
			return fmt.Errorf("%s changed while the rows were worked out; nothing is written: run it again", filepath.Join(p.dir, name))
		}
	}
	var aside []string
	defer func() {
		for _, name := range aside {
			os.Remove(name) // those that were renamed are gone already
		}
	}()
	for _, name := range names {
		temp, err := writeAside(filepath.Join(p.dir, name), p.after[name])
		if temp != "" {
			aside = append(aside, temp)
		}
		if err != nil {
			return err
		}
	}
	for i, name := range names {
		if err := os.Rename(aside[i], filepath.Join(p.dir, name)); err != nil {
			return err
		}
	}
	return nil
}

// overlay is a folder with some files replaced.
type overlay struct {
	fs.FS
	files folder
}

// Open prefers the replaced file.
func (o overlay) Open(name string) (fs.File, error) {
	if _, ok := o.files[name]; ok {
		return o.files.Open(name)
	}
	return o.FS.Open(name)
}
