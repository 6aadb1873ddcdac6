package recipe

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"casus/internal/panel"
	"casus/internal/world"
)

// Addition is something that can be added to a panel.
type Addition struct {
	Name  string
	Help  string
	Units []string // in which it has columns
	make  func(*Library) ([]panel.Operator, error)
}

var pairs = []string{panel.DyadYear, panel.DirectedDyadYear}

// Systems are the lists of states.
var Systems = []string{"cow", "gw"}

// Additions lists them in order of name. Those of which the data have the numbers of
// the other list are given those of the panel's, year by year.
var Additions = []Addition{
	{"alliances", "obligations of the first state toward the second (ATOP): atop_alliance, atop_defense, atop_offense, atop_neutral, atop_nonagg, atop_consul", pairs, ofPairs("alliances", "cow", promises)},
	{"capabilities", "milex, milper, irst, pec, tpop, upop, cinc (National Material Capabilities)", panel.Units, ofStates("capabilities", "cow", capabilities)},
	{"capital-distance", "capdist: kilometres between the capitals", pairs, makeDistances},
	{"codes", "the number in the other list (gwcode or ccode), iso3 and name of the year", panel.Units, codes},
	{"contiguity", "conttype: 1 a border, 2 to 5 water between, 0 farther apart", pairs, ofPairs("contiguity", "cow", contiguity)},
	{"democracy", "euds, aeuds, polity2, v2x_polyarchy", panel.Units, makeDemocracy},
	{"disputes", "gmlmidonset, gmlmidongoing, init, sidea and orig of both, and gmlmidspell, the years without a dispute (Gibler, Miller and Little)", pairs, makeDisputes},
	{"gdp-pop", "mrgdppc, pwtrgdp, pwtpop: output a head, output, population, and sd_ of each among simulations (Fariss and others)", panel.Units, ofStates("gdp-pop", "cow", output)},
	{"igos", "dyadigos: organisations in which both are members", pairs, ofPairs("igos", "cow", sharedIGOs)},
	{"majors", "cowmaj: a major power in the year", panel.Units, ofStates("majors", "cow", majors)},
	{"relevance", "prd: 1 for a pair that touches or has a major power", pairs, makeRelevance},
	{"rivalries", "tssr_id, positional, spatial, ideological, interventionary, ongoingrivalry (Thompson, Sakuwa and Suhas)", pairs, ofPairs("rivalries", "cow", rivalries)},
	{"similarity", "srsvas, srsvaa, srsba, kappava, kappaba, piva, piba, taub, and srswvas, srswvaa, srswba by CINC: how alike the alliances of the two are (ATOP)", pairs, makeSimilarity},
}

// Add makes the operators asked for.
func (l *Library) Add(names []string) ([]panel.Operator, error) {
	var out []panel.Operator
	var faults []error
	for i, name := range names {
		o, err := l.add(name)
		if slices.Contains(names[:i], name) {
			err = fmt.Errorf("%s is added twice", name)
		}
		out, faults = append(out, o...), append(faults, err)
	}
	return out, errors.Join(faults...)
}

func (l *Library) add(name string) ([]panel.Operator, error) {
	at := slices.IndexFunc(Additions, func(a Addition) bool { return a.Name == name })
	if at < 0 {
		known := make([]string, len(Additions))
		for i, a := range Additions {
			known[i] = a.Name
		}
		return nil, fmt.Errorf("nothing called %q can be added%s; there are %s", name, world.DidYouMean(name, known), strings.Join(known, ", "))
	}
	switch a := &Additions[at]; {
	case !slices.Contains(a.Units, l.Unit):
		return nil, fmt.Errorf("%s has no columns in a panel of %s; it has them in %s", name, l.Unit, strings.Join(a.Units, " and "))
	default:
		return a.make(l)
	}
}

// ofStates is an addition that is one table of states.
func ofStates(name, system string, make func(*Library) (*panel.StateTable, error)) func(*Library) ([]panel.Operator, error) {
	return func(l *Library) ([]panel.Operator, error) {
		t, err := l.stateTable(name, system, make)
		return []panel.Operator{t}, err
	}
}

// ofPairs is an addition that is one table of pairs.
func ofPairs(name, system string, make func(*Library) (*panel.PairTable, error)) func(*Library) ([]panel.Operator, error) {
	return func(l *Library) ([]panel.Operator, error) {
		t, err := l.pairTable(name, system, make)
		return []panel.Operator{t}, err
	}
}

func makeDistances(l *Library) ([]panel.Operator, error) {
	d, err := distances(l)
	return []panel.Operator{d}, err
}

func makeDemocracy(l *Library) ([]panel.Operator, error) {
	name := "democracy"
	if l.System == "gw" {
		name = "democracy-gw"
	}
	return ofStates(name, l.System, democracy)(l)
}

func makeRelevance(l *Library) ([]panel.Operator, error) {
	touch, err := l.pairTable("contiguity", "cow", contiguity)
	if err != nil {
		return nil, err
	}
	powers, err := l.stateTable("majors", "cow", majors)
	if err != nil {
		return nil, err
	}
	return []panel.Operator{panel.NewRelevance(touch, powers)}, nil
}

func makeDisputes(l *Library) ([]panel.Operator, error) {
	t, err := l.pairTable("disputes", "cow", gmlDisputes)
	if err != nil {
		return nil, err
	}
	system, err := l.Open(l.System)
	if err != nil {
		return nil, err
	}
	return []panel.Operator{t, panel.NewSpell("gmlmidongoing", []panel.Operator{t}, system)}, nil
}

func makeSimilarity(l *Library) ([]panel.Operator, error) {
	p, err := l.pairTable("alliances", "cow", promises)
	if err != nil {
		return nil, err
	}
	system, err := l.Open(l.System)
	if err != nil {
		return nil, err
	}
	nmc, err := l.stateTable("capabilities", "cow", capabilities)
	if err != nil {
		return nil, err
	}
	return []panel.Operator{panel.NewSimilarity(p, system, nmc, "cinc")}, nil
}
