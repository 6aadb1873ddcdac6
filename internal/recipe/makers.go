package recipe

import (
	"math"

	"casus/internal/dataset"
	"casus/internal/panel"
)

// stateTable is an addition that is one table of states.
func stateTable(name, system string, make func(*Library) (*panel.StateTable, error)) maker {
	return func(l *Library) ([]panel.Operator, error) {
		t, err := l.stateTable(name, system, make)
		return []panel.Operator{t}, err
	}
}

// pairTable is an addition that is one table of pairs.
func pairTable(name, system string, make func(*Library) (*panel.PairTable, error)) maker {
	return func(l *Library) ([]panel.Operator, error) {
		t, err := l.pairTable(name, system, make)
		return []panel.Operator{t}, err
	}
}

// some is an addition of some variables of a table of pairs.
func some(full func(*Library) (*panel.PairTable, error), names ...string) maker {
	return func(l *Library) ([]panel.Operator, error) {
		t, err := full(l)
		if err != nil {
			return nil, err
		}
		return []panel.Operator{t.Only(names...)}, nil
	}
}

// counted is a table of states with the years without an event. In a panel of
// pairs the states' columns stand there, and what is counted is of pairs: so it is
// left out.
func counted(event, name, system string, make func(*Library) (*panel.StateTable, error)) maker {
	plain := stateTable(name, system, make)
	spelled := withSpell(event, plain)
	return func(l *Library) ([]panel.Operator, error) {
		if l.Unit != panel.StateYear {
			return plain(l)
		}
		return spelled(l)
	}
}

// withSpell adds the years without an event to an addition.
func withSpell(event string, make maker) maker {
	return func(l *Library) ([]panel.Operator, error) {
		out, err := make(l)
		if err != nil {
			return nil, err
		}
		system, err := l.Open(l.System)
		if err != nil {
			return nil, err
		}
		return append(out, panel.NewSpell(event, out, system)), nil
	}
}

func gmlDisputes(l *Library) (*panel.PairTable, error) {
	return l.pairTable("disputes", "cow", yearsOfPairs("gml-mid-dispute-years", "", dataset.ReadGMLDisputeYears, func(t dataset.DisputeYears) dataset.PairYears {
		return dataset.DisputePairs("gmlmid", t)
	}))
}

func cowDisputes(l *Library) (*panel.PairTable, error) {
	return l.pairTable("cow-disputes", "cow", yearsOfPairs("mid-dispute-years", "", dataset.ReadDisputeYears, func(t dataset.DisputeYears) dataset.PairYears {
		return dataset.DisputePairs("cowmid", t)
	}))
}

func allConflicts(t dataset.ArmedConflicts) dataset.StateYears {
	return dataset.ConflictStates(t, dataset.ConflictChoice{})
}

func civilWars(t dataset.IntraStateWars) dataset.StateYears { return dataset.IntraStateWarStates(t) }

func makeDistances(l *Library) ([]panel.Operator, error) {
	d, err := distances(l)
	return []panel.Operator{d}, err
}

func makeDemocracy(l *Library) ([]panel.Operator, error) {
	name := "democracy"
	if l.System == "gw" {
		name = "democracy-gw"
	}
	return stateTable(name, l.System, democracy)(l)
}

// makeNuclear is of states that the data name, and so of either list.
func makeNuclear(l *Library) ([]panel.Operator, error) {
	return stateTable("nuclear-"+l.System, l.System, yearsOfStates("nuclear", "", dataset.ReadNuclearStatus, func(t dataset.NuclearStatus) dataset.StateYears {
		return dataset.NuclearStates(t, l.System)
	}))(l)
}

var idealPoints = yearsOfStates("un-ideal-points", "", dataset.ReadIdealPoints, dataset.IdealPointStates)

// makeIdealPoints adds how far apart the two states of a pair are.
func makeIdealPoints(l *Library) ([]panel.Operator, error) {
	t, err := l.stateTable("ideal-points", "cow", idealPoints)
	if err != nil {
		return nil, err
	}
	apart := &panel.Computed{Of: panel.Variable{Name: "IdealPointDistance"}, Needs: []string{"IdealPoint1", "IdealPoint2"}, F: func(v []float64) float64 {
		return math.Abs(v[0] - v[1])
	}}
	return []panel.Operator{t, apart}, nil
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

func makeSimilarity(l *Library) ([]panel.Operator, error) {
	made, err := ofAlliances("alliances", promises)(l) // of any day, whatever the panel's rule
	if err != nil {
		return nil, err
	}
	p := made[0].(*panel.PairTable)
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
