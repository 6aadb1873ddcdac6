package recipe

import (
	"fmt"
	"io/fs"
	"slices"

	"casus/internal/dataset"
	"casus/internal/panel"
	"casus/internal/statecode"
)

// Library opens the data sets that a panel needs, under a folder, and notes what
// was used.
type Library struct {
	Dir    string
	Unit   string // of the panel
	System string // of the panel: cow or gw
	Used   []Used

	Days        dataset.DayRule // by which days of an alliance become a value of a year
	Join, Leave []string        // edits of alliances, as STATE:ATOPnnnn[@DATE]

	// Settled says how a published table of dyad-years met what the member rows
	// of ATOP say; nil where there was none.
	Settled *dataset.Settled

	tables    map[string]any // made before, by name
	systems   map[string]*panel.System
	found     map[string]dataset.Found
	alliances *dataset.ATOP  // as read, without edits
	carry     map[string]int // of additions: for how many years their last values hold on
	reading   *kept          // what the table that is being made was made from
}

// Used is a data set that a panel was made from.
type Used struct {
	Name    string         `json:"name"`
	Version string         `json:"version"`
	Files   []dataset.File `json:"files"`
	Cite    string         `json:"cite"`
	BibTeX  string         `json:"-"`
}

// open finds a data set.
func (l *Library) open(name string) (dataset.Found, error) {
	if f, ok := l.found[name]; ok {
		return f, nil
	}
	f, err := dataset.Locate(l.Dir, name)
	if err != nil {
		return f, err
	}
	if l.found == nil {
		l.found = map[string]dataset.Found{}
	}
	l.found[name] = f
	return f, nil
}

// maybe finds a data set that need not be there.
func (l *Library) maybe(name string) (dataset.Found, bool) {
	found, err := l.open(name)
	if err != nil && l.reading != nil {
		l.reading.Absent = append(l.reading.Absent, name)
	}
	return found, err == nil
}

// note adds files to what was used.
func (l *Library) note(found dataset.Found, files ...dataset.File) {
	l.use(found.Set, files)
	if l.reading != nil {
		l.reading.from(found, files)
	}
}

func (l *Library) use(set dataset.Set, files []dataset.File) {
	at := slices.IndexFunc(l.Used, func(u Used) bool { return u.Name == set.Name && u.Version == set.Version })
	if at < 0 {
		at = len(l.Used)
		l.Used = append(l.Used, Used{Name: set.Name, Version: set.Version, Cite: set.Cite, BibTeX: set.BibTeX, Files: []dataset.File{}})
	}
	for _, f := range files {
		if !slices.ContainsFunc(l.Used[at].Files, func(g dataset.File) bool { return g.SHA256 == f.SHA256 }) {
			l.Used[at].Files = append(l.Used[at].Files, f)
		}
	}
}

// rows reads one file of a data set.
func rows[T any](l *Library, name, file string, read func(fs.FS, string) (dataset.Table[T], error)) (dataset.Table[T], error) {
	found, err := l.open(name)
	if err != nil {
		return dataset.Table[T]{}, err
	}
	at := found.Names[file]
	if len(found.Set.Files) == 1 || file == "" { // versions have names of their own
		at = found.Names[found.Set.Files[0].Name]
	}
	if at == "" {
		return dataset.Table[T]{}, fmt.Errorf("%s has %s without %s, which is needed here", found.Dir, name, file)
	}
	t, err := read(found.FS(), at)
	if err != nil {
		return t, fmt.Errorf("%s: %w", found.Dir, err)
	}
	l.note(found, t.File)
	return t, nil
}

// called is how a data set is called in an account of a join.
func (l *Library) called(name string) string {
	found, err := l.open(name)
	if err != nil {
		return name
	}
	return found.Set.Name + " " + found.Set.Version
}

// stateTable gives a table of states in the numbers of the panel's list, made
// once. system is the list whose numbers the data have.
func (l *Library) stateTable(name, system string, make func(*Library) (*panel.StateTable, error)) (*panel.StateTable, error) {
	return renumbered(l, name, system, make, func() *panel.StateTable { return &panel.StateTable{} })
}

// pairTable gives a table of pairs, as stateTable does one of states.
func (l *Library) pairTable(name, system string, make func(*Library) (*panel.PairTable, error)) (*panel.PairTable, error) {
	return renumbered(l, name, system, make, func() *panel.PairTable { return &panel.PairTable{} })
}

// renumbered gives a table in the numbers of the panel's list.
func renumbered[T interface {
	table
	Renumbered(panel.Number) T
}](l *Library, name, system string, make func(*Library) (T, error), empty func() T) (T, error) {
	if system == l.System {
		return remembered(l, name, make, empty)
	}
	return remembered(l, inSystem(name, l.System), func(l *Library) (T, error) {
		t, err := remembered(l, name, make, empty)
		if err != nil {
			return t, err
		}
		return t.Renumbered(numbers(statecode.List(system), statecode.List(l.System))), nil
	}, empty)
}

// inSystem is the name of a table that was given the numbers of another list.
func inSystem(name, system string) string { return name + "-in-" + system }

// remembered gives a table that was made before, in this run or in an earlier
// one, and else makes it.
func remembered[T table](l *Library, name string, make func(*Library) (T, error), empty func() T) (T, error) {
	if t, ok := l.tables[name]; ok {
		return t.(T), nil
	}
	t := empty()
	if !l.recall(name, t) {
		outer := l.reading
		l.reading = &kept{Schema: keptSchema}
		var err error
		if t, err = make(l); err != nil {
			return t, err
		}
		l.keep(name, t)
		if l.reading, outer = outer, l.reading; l.reading != nil {
			l.reading.join(outer)
		}
	}
	if l.tables == nil {
		l.tables = map[string]any{}
	}
	l.tables[name] = t
	return t, nil
}

// Open opens a list of states: cow or gw.
func (l *Library) Open(name string) (*panel.System, error) {
	if s := l.systems[name]; s != nil {
		return s, nil
	}
	s, err := l.system(name)
	if err != nil {
		return nil, err
	}
	if l.systems == nil {
		l.systems = map[string]*panel.System{}
	}
	l.systems[name] = s
	return s, nil
}

func (l *Library) system(name string) (*panel.System, error) {
	switch name {
	case "cow":
		t, err := rows(l, "cow-states", "states2016.csv", dataset.ReadCOWStates)
		if err != nil {
			return nil, err
		}
		return panel.NewSystem(name, memberships(t.Rows)), nil
	case "gw":
		t, err := rows(l, "gw-states", "gw_system_with_microstates.csv", dataset.ReadGWAllStates)
		if err != nil {
			return nil, err
		}
		return panel.NewSystem(name, memberships(t.Rows)), nil
	}
	return nil, fmt.Errorf("no system %q; there are cow and gw", name)
}

func memberships(rows []dataset.StateSpell) []panel.Membership {
	out := make([]panel.Membership, len(rows))
	for i := range rows {
		r := &rows[i]
		out[i] = panel.Membership{State: r.State, From: r.From.Lo, To: r.To.Hi, Microstate: r.Microstate}
	}
	return out
}
