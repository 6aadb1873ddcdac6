package panel

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"casus/internal/dataset"
	"casus/internal/world"
)

// Library opens the data sets that a panel needs, under a folder, and notes what
// was used.
type Library struct {
	Dir  string
	Used []Used

	// Settled says how a published table of dyad-years met what the member rows
	// of ATOP say; nil where there was none.
	Settled *dataset.Settled

	owed Promises
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
func (l *Library) open(name string) (dataset.Found, error) { return dataset.Locate(l.Dir, name) }

// note adds a file to what was used.
func (l *Library) note(set dataset.Set, files ...dataset.File) {
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

// table reads one file of a data set.
func table[T any](l *Library, name, file string, read func(fs.FS, string) (dataset.Table[T], error)) (dataset.Table[T], error) {
	found, err := l.open(name)
	if err != nil {
		return dataset.Table[T]{}, err
	}
	at := found.Names[file]
	if at == "" { // a version with one file, under a name of its own
		at = found.Names[found.Set.Files[0].Name]
	}
	t, err := read(found.FS(), at)
	if err != nil {
		return t, fmt.Errorf("%s: %w", found.Dir, err)
	}
	l.note(found.Set, t.File)
	return t, nil
}

// System opens a list of states: cow or gw.
func (l *Library) System(name string) (*System, error) {
	switch name {
	case "cow":
		t, err := table(l, "cow-states", "states2016.csv", dataset.ReadCOWStates)
		if err != nil {
			return nil, err
		}
		return COWSystem(t), nil
	case "gw":
		t, err := table(l, "gw-states", "gw_system_with_microstates.csv", dataset.ReadGWAllStates)
		if err != nil {
			return nil, err
		}
		return GWSystem(t), nil
	}
	return nil, fmt.Errorf("no system %q; there are cow and gw", name)
}

// Addition is something that can be added to a panel.
type Addition struct {
	Name  string
	Help  string
	Pairs bool // of pairs alone
	make  func(*Library) ([]Operator, error)
}

// Additions lists them in order of name. All are of the Correlates of War
// system.
var Additions = []Addition{
	{"alliances", "obligations of the first state toward the second (ATOP): atop_alliance, atop_defense, atop_offense, atop_neutral, atop_nonagg, atop_consul", true, makeAlliances},
	{"capabilities", "milex, milper, irst, pec, tpop, upop, cinc (National Material Capabilities)", false, makeCapabilities},
	{"capital-distance", "capdist: kilometres between the capitals", true, makeDistances},
	{"contiguity", "conttype: 1 a border, 2 to 5 water between, 0 farther apart", true, makeContiguity},
	{"democracy", "euds, aeuds, polity2, v2x_polyarchy", false, makeDemocracy},
	{"disputes", "gmlmidonset, gmlmidongoing, init, sidea and orig of both, and gmlmidspell, the years without a dispute (Gibler, Miller and Little)", true, makeDisputes},
	{"igos", "dyadigos: organisations in which both are members", true, makeIGOs},
	{"majors", "cowmaj: a major power in the year", false, makeMajors},
	{"relevance", "prd: 1 for a pair that touches or has a major power", true, makeRelevance},
	{"rivalries", "tssr_id, positional, spatial, ideological, interventionary, ongoingrivalry (Thompson, Sakuwa and Suhas)", true, makeRivalries},
	{"similarity", "srsvas, srsvaa, srsba, kappava, kappaba, piva, piba, taub, and srswvas, srswvaa, srswba by CINC: how alike the alliances of the two are (ATOP)", true, makeSimilarity},
}

// Add makes the operators asked for.
func (l *Library) Add(names []string) ([]Operator, error) {
	var out []Operator
	for _, name := range names {
		at := slices.IndexFunc(Additions, func(a Addition) bool { return a.Name == name })
		if at < 0 {
			known := make([]string, len(Additions))
			for i, a := range Additions {
				known[i] = a.Name
			}
			return nil, fmt.Errorf("nothing called %q can be added%s; there are %s", name, world.DidYouMean(name, known), strings.Join(known, ", "))
		}
		o, err := Additions[at].make(l)
		if err != nil {
			return nil, err
		}
		out = append(out, o...)
	}
	return out, nil
}

func makeAlliances(l *Library) ([]Operator, error) {
	p, err := l.promises()
	if err != nil {
		return nil, err
	}
	return []Operator{Alliances(p)}, nil
}

// promises reads the alliances, once. A table of dyad-years of the same version,
// if there is one, says toward whom an obligation holds that varies among
// partners.
func (l *Library) promises() (Promises, error) {
	if l.owed.Years != nil {
		return l.owed, nil
	}
	found, err := l.open("atop")
	if err != nil {
		return Promises{}, err
	}
	a, err := dataset.ReadATOP(found.FS())
	if err != nil {
		return Promises{}, fmt.Errorf("%s: %w", found.Dir, err)
	}
	l.note(found.Set, a.Files...)
	owed := NewPromises(a)
	if dyads, err := l.open("atop-dyad-years"); err == nil && dyads.Set.Version == found.Set.Version {
		t, err := table(l, "atop-dyad-years", "", dataset.ReadATOPDyads)
		if err != nil {
			return Promises{}, err
		}
		settled := dataset.Settle(owed.Years, t)
		l.Settled = &settled
	}
	l.owed = owed
	return owed, nil
}

func makeCapabilities(l *Library) ([]Operator, error) {
	t, err := table(l, "nmc", "", dataset.ReadCapabilities)
	if err != nil {
		return nil, err
	}
	return []Operator{Capabilities(t)}, nil
}

func makeDistances(l *Library) ([]Operator, error) {
	t, err := table(l, "capitals", "cow_capitals.csv", dataset.ReadCOWCapitals)
	if err != nil {
		return nil, err
	}
	return []Operator{Distances(t)}, nil
}

func makeContiguity(l *Library) ([]Operator, error) {
	t, err := table(l, "contiguity", "contdird.csv", dataset.ReadContiguityYears)
	if err != nil {
		return nil, err
	}
	return []Operator{Contiguity(t)}, nil
}

func makeMajors(l *Library) ([]Operator, error) {
	majors, err := table(l, "cow-states", "majors2016.csv", dataset.ReadCOWMajors)
	if err != nil {
		return nil, err
	}
	states, err := table(l, "cow-states", "states2016.csv", dataset.ReadCOWStates)
	if err != nil {
		return nil, err
	}
	return []Operator{Majors(majors, states)}, nil
}

func makeRelevance(l *Library) ([]Operator, error) {
	touch, err := makeContiguity(l)
	if err != nil {
		return nil, err
	}
	majors, err := makeMajors(l)
	if err != nil {
		return nil, err
	}
	return []Operator{NewRelevance(touch[0].(Ties), majors[0].(Measures))}, nil
}

func makeDemocracy(l *Library) ([]Operator, error) {
	t, err := table(l, "democracy", "", dataset.ReadDemocracy)
	if err != nil {
		return nil, err
	}
	return []Operator{Democracy(t)}, nil
}

func makeDisputes(l *Library) ([]Operator, error) {
	t, err := table(l, "gml-mid-dispute-years", "", dataset.ReadGMLDisputeYears)
	if err != nil {
		return nil, err
	}
	system, err := l.System("cow")
	if err != nil {
		return nil, err
	}
	d := NewDisputes("gmlmid", t)
	return []Operator{d, d.SpellOf(system)}, nil
}

func makeIGOs(l *Library) ([]Operator, error) {
	t, err := table(l, "igo", "cow_igo_ndy.csv.gz", dataset.ReadSharedIGOs)
	if err != nil {
		return nil, err
	}
	return []Operator{SharedIGOs(t)}, nil
}

func makeRivalries(l *Library) ([]Operator, error) {
	t, err := table(l, "rivalries", "tss_rivalries.csv", dataset.ReadRivalries)
	if err != nil {
		return nil, err
	}
	return []Operator{Rivalries(t)}, nil
}

func makeSimilarity(l *Library) ([]Operator, error) {
	p, err := l.promises()
	if err != nil {
		return nil, err
	}
	system, err := l.System("cow")
	if err != nil {
		return nil, err
	}
	nmc, err := table(l, "nmc", "", dataset.ReadCapabilities)
	if err != nil {
		return nil, err
	}
	return []Operator{Alike(p, system, nmc)}, nil
}
