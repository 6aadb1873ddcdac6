package dossier

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"casus/internal/fault"
	"casus/internal/world"
)

// Limits on what a dossier may hold.
const (
	maxFile     = 32 << 20 // bytes in a table
	maxYAML     = 1 << 20  // bytes in a YAML file
	maxAllYAML  = 64 << 20 // bytes in all YAML files together
	maxTreaties = 20000    // files in treaties/ and cases/ together
)

//go:embed data
var embedded embed.FS

// Default is the dossier that answers when none is named.
const Default = "riyadh-ankara"

// Embedded opens a dossier that comes with the program.
func Embedded(name string) (*world.World, error) {
	fsys, err := EmbeddedFS(name)
	if err != nil {
		return nil, err
	}
	return Read(fsys)
}

// EmbeddedFS gives the files of a dossier that comes with the program.
func EmbeddedFS(name string) (fs.FS, error) {
	names := EmbeddedNames()
	if !slices.Contains(names, name) {
		return nil, fmt.Errorf("no dossier named %q comes with the program%s", name, world.DidYouMean(name, names))
	}
	return fs.Sub(embedded, path.Join("data", name))
}

// EmbeddedNames lists the dossiers that come with the program.
func EmbeddedNames() []string {
	entries, err := embedded.ReadDir("data")
	if err != nil {
		return nil
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// Open reads a dossier folder, or the embedded dossier of that name where no
// such folder exists.
func Open(name string) (*world.World, error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) && slices.Contains(EmbeddedNames(), name) {
		return Embedded(name)
	}
	if errors.Is(err, fs.ErrNotExist) {
		names := EmbeddedNames()
		return nil, fmt.Errorf("there is no folder %s, and no dossier of that name comes with the program%s; %s do", name, world.DidYouMean(name, names), strings.Join(names, " and "))
	}
	if err != nil {
		return nil, fmt.Errorf("dossier %s: %w", name, err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("dossier %s is a file; name the folder that holds dossier.yaml", name)
	}
	return Read(os.DirFS(name))
}

// Read reads a dossier from a file system. On any fault it returns a fault.List and
// no World.
func Read(fsys fs.FS) (*world.World, error) {
	l := newLoader(fsys)
	l.readAll()
	if l.faults.Len() > 0 {
		return nil, l.listed()
	}
	return world.New(l.tables), nil
}

// Check reads a dossier and lists every fault.
func Check(fsys fs.FS) fault.List {
	l := newLoader(fsys)
	l.readAll()
	return l.listed()
}

// loader collects the tables of a dossier and every fault on the way.
type loader struct {
	fsys     fs.FS
	tables   world.Tables
	faults   fault.Collector
	ids      map[string]map[string]place // kind -> id -> where it was first defined
	deferred []func()                    // checks that need all files
	spells   map[world.StateID][]world.Spell
	partial  map[string]bool // kinds of which some may be defined in what could not be read
}

func newLoader(fsys fs.FS) *loader {
	return &loader{fsys: fsys, faults: fault.Collector{Limit: maxFaults}, ids: map[string]map[string]place{}, spells: map[world.StateID][]world.Spell{}, partial: map[string]bool{}}
}

// readAll reads the files in the order in which they refer to each other, then
// makes the checks that look across files.
func (l *loader) readAll() {
	l.listUnknownFiles()
	trees := l.parseTrees()
	l.readSources()
	l.readStates()
	l.readGroups()
	l.readBorders()
	l.readAreas(trees)
	l.readTreaties(trees)
	l.readCapabilities()
	l.readEventCodes()
	l.readEvents()
	l.readClaims()
	l.readResponses()
	l.readBaseRates()
	l.readForecasts()
	l.readPriors()
	l.readQuestion(trees)
	l.readCases(trees)
	for _, check := range l.deferred {
		check()
	}
}

// later puts off a check until every file has been read.
func (l *loader) later(check func()) { l.deferred = append(l.deferred, check) }

var knownFiles = []string{"dossier.yaml", "areas.yaml", "states.csv", "groups.csv", bordersFile, "sources.csv", "capabilities.csv",
	"events.csv", "cameo.csv", "claims.csv", "responses.csv", "baserates.csv", forecastsFile, "priors.csv", "treaties", "cases"}

// listUnknownFiles catches a misspelt file name, which would otherwise be
// passed over in silence. Files that start with a dot or are plain documents
// are left alone.
func (l *loader) listUnknownFiles() {
	entries, err := fs.ReadDir(l.fsys, ".")
	if err != nil {
		l.fault(place{file: "."}, "", "the folder cannot be read: %v", err)
		return
	}
	for _, e := range entries {
		name := e.Name()
		ext := strings.ToLower(path.Ext(name))
		if slices.Contains(knownFiles, name) || ext != ".csv" && ext != ".yaml" && ext != ".yml" {
			continue
		}
		l.fault(place{file: name}, name, "unknown file %q%s", name, world.DidYouMean(name, knownFiles))
	}
}

// open reads one file within its size limit. A missing file is a fault only
// where it is required.
func (l *loader) open(name string, limit int64, required bool) ([]byte, bool) {
	// Opening a pipe would wait for a writer, so look before.
	if info, err := fs.Stat(l.fsys, name); err == nil && !info.Mode().IsRegular() {
		l.fault(place{file: name}, "", "is not a plain file")
		return nil, false
	}
	f, err := l.fsys.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		if required {
			l.lost(definedIn(name))
			l.fault(place{file: name}, "", "the file is missing; every dossier needs it")
		}
		return nil, false
	}
	if err != nil {
		l.fault(place{file: name}, "", "cannot be opened: %v", err)
		return nil, false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		l.fault(place{file: name}, "", "cannot be read: %v", err)
		return nil, false
	}
	if int64(len(data)) > limit {
		l.fault(place{file: name}, "", "larger than the limit of %d bytes", limit)
		return nil, false
	}
	return trimMark(data), true
}

// definedIn names the kind of id that a file defines.
func definedIn(file string) string {
	kinds := map[string]string{"sources.csv": "source", "states.csv": "state", "groups.csv": "group", "cameo.csv": "event code", "claims.csv": "topic"}
	return kinds[file]
}

// trimMark drops the byte order mark that some editors put first.
func trimMark(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\ufeff")) }

// define notes that an id of a kind stands at a place and catches a second use.
func (l *loader) define(kind, id string, at place) bool {
	if id == "" {
		return false
	}
	if l.ids[kind] == nil {
		l.ids[kind] = map[string]place{}
	}
	if old, twice := l.ids[kind][id]; twice {
		l.fault(at, id, "duplicate %s id %q; it stands first at %s:%d", kind, id, old.file, old.line)
		return false
	}
	l.ids[kind][id] = at
	return true
}

// mention notes a word that may stand many times and that others refer to.
func (l *loader) mention(kind, word string, at place) {
	if word != "" && !l.known(kind, word) {
		l.define(kind, word, at)
	}
}

// known tells whether an id of a kind has been defined.
func (l *loader) known(kind, id string) bool {
	_, ok := l.ids[kind][id]
	return ok
}

// lost notes that an id of some kind could not be read. References to ids that
// are not known are then no faults of their own: one fault is told once.
func (l *loader) lost(kind string) { l.partial[family(kind)] = true }

// family puts together what a treaty file holds and is lost with it.
func family(kind string) string {
	if strings.HasPrefix(kind, "option of ") || strings.HasPrefix(kind, "clause of ") {
		return "reading"
	}
	return kind
}

// missing tells whether an id is certain to stand in none of the kinds.
func (l *loader) missing(id string, kinds ...string) bool {
	for _, kind := range kinds {
		if l.known(kind, id) || l.partial[family(kind)] {
			return false
		}
	}
	return true
}

// refer checks that an id of a kind exists.
func (l *loader) refer(kind, id string, at place) bool {
	if l.known(kind, id) {
		return true
	}
	if l.full() || !l.missing(id, kind) {
		return false // when full, the search for names alike is spared
	}
	if code := l.codeOf(kind, id); code != "" {
		l.fault(at, id, "unknown state %q; files name a state by its iso3 letters: write %s", id, code)
		return false
	}
	l.fault(at, id, "unknown %s %q%s", kind, id, world.DidYouMean(id, l.candidates(kind)))
	return false
}

// codeOf finds the letters of a state that is written by name.
func (l *loader) codeOf(kind, name string) world.StateID {
	if kind != "state" || len(l.tables.States) > maxCandidates {
		return ""
	}
	folded := world.Fold(name)
	for i := range l.tables.States {
		s := &l.tables.States[i]
		if world.Fold(s.Name) == folded || slices.ContainsFunc(s.Aliases, func(a string) bool { return world.Fold(a) == folded }) {
			return s.ID
		}
	}
	return ""
}

// maxCandidates bounds the search for a name that was meant.
const maxCandidates = 5000

func (l *loader) candidates(kind string) []string {
	if len(l.ids[kind]) > maxCandidates {
		return nil
	}
	names := slices.Sorted(maps.Keys(l.ids[kind]))
	if kind == "state" {
		for i := range l.tables.States {
			s := &l.tables.States[i]
			names = append(append(names, s.Name), s.Aliases...)
		}
	}
	return names
}

// split takes a list apart at "|"; empty members are passed over.
func split(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, "|") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
