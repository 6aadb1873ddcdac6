package dataset

import (
	"errors"
	"fmt"
	"io/fs"

	"casus/internal/fault"
)

// AllianceNetwork is the network of defence ties among 164 states, 1981 to 2000,
// with what the network models of alliances use of states: capability shares,
// polity scores, borders and militarised disputes. Names are the letters of the
// Correlates of War. Cranmer, Skyler J., Bruce A. Desmarais and Elizabeth J.
// Menninga. 2012. Complex Dependencies in the Alliance Network. Conflict
// Management and Peace Science 29(3): 279-313; as in the R package btergm.
type AllianceNetwork struct {
	States  []NetworkState
	Ties    []NetworkTie // pairs of a year with a tie, a dispute or both
	Before  []NetworkPair
	Borders []NetworkPair
	Files   []File
}

// NetworkState is a state in a year.
type NetworkState struct {
	Year   int
	Name   string
	CINC   float64 // share of the means of war of all states
	Polity float64 // -10 to 10
	Line   int
}

// NetworkTie is a pair of states in a year.
type NetworkTie struct {
	Year    int
	A, B    string
	Defence bool
	Dispute bool
	Line    int
}

// NetworkPair is a pair of states.
type NetworkPair struct {
	A, B string
	Line int
}

// The files of the network, as they are published here: tables made of the
// package's own data file.
const (
	networkStates  = "states.csv"
	networkTies    = "ties.csv"
	networkBefore  = "ties_1980.csv"
	networkBorders = "contiguity.csv"
)

// ReadAllianceNetwork reads the four tables of a folder. The faults of all are
// told at once.
func ReadAllianceNetwork(fsys fs.FS) (*AllianceNetwork, error) {
	out := &AllianceNetwork{}
	var faults fault.List
	out.States = networkTable(out, &faults, fsys, networkStates, layout[NetworkState]{
		kind: "network state",
		columns: []column[NetworkState]{
			numberColumn("year", firstYear, lastYear, func(r *NetworkState) *int { return &r.Year }),
			wordsColumn("name", func(r *NetworkState) *string { return &r.Name }),
			decimalColumn("cinc", 0, 1, func(r *NetworkState) *float64 { return &r.CINC }),
			decimalColumn("polity", -10, 10, func(r *NetworkState) *float64 { return &r.Polity }),
		},
		line: func(r *NetworkState) *int { return &r.Line },
		key:  func(r *NetworkState) string { return fmt.Sprintf("%s in %d", r.Name, r.Year) },
	})
	out.Ties = networkTable(out, &faults, fsys, networkTies, layout[NetworkTie]{
		kind: "network tie",
		columns: []column[NetworkTie]{
			numberColumn("year", firstYear, lastYear, func(r *NetworkTie) *int { return &r.Year }),
			wordsColumn("a", func(r *NetworkTie) *string { return &r.A }),
			wordsColumn("b", func(r *NetworkTie) *string { return &r.B }),
			flagColumn("defence", func(r *NetworkTie) *bool { return &r.Defence }),
			flagColumn("mid", func(r *NetworkTie) *bool { return &r.Dispute }),
		},
		line: func(r *NetworkTie) *int { return &r.Line },
		key:  func(r *NetworkTie) string { return fmt.Sprintf("%s and %s in %d", r.A, r.B, r.Year) },
	})
	out.Before = networkTable(out, &faults, fsys, networkBefore, networkPairs("network tie of the year before"))
	out.Borders = networkTable(out, &faults, fsys, networkBorders, networkPairs("border"))
	if len(faults) > 0 {
		return nil, faults
	}
	return out, out.whole()
}

func networkPairs(kind string) layout[NetworkPair] {
	return layout[NetworkPair]{
		kind: kind,
		columns: []column[NetworkPair]{
			wordsColumn("a", func(r *NetworkPair) *string { return &r.A }),
			wordsColumn("b", func(r *NetworkPair) *string { return &r.B }),
		},
		line: func(r *NetworkPair) *int { return &r.Line },
		key:  func(r *NetworkPair) string { return r.A + " and " + r.B },
	}
}

func networkTable[T any](out *AllianceNetwork, faults *fault.List, fsys fs.FS, name string, l layout[T]) []T {
	t, err := readOne(fsys, name, l)
	var found fault.List
	switch {
	case errors.As(err, &found):
		*faults = append(*faults, found...)
	case err != nil:
		*faults = append(*faults, fault.Fault{File: name, Message: err.Error()})
	default:
		out.Files = append(out.Files, t.File)
	}
	return t.Rows
}

// whole refuses a pair of states that are not in the list, or of one state.
func (a *AllianceNetwork) whole() error {
	known := map[string]bool{}
	for i := range a.States {
		known[a.States[i].Name] = true
	}
	var faults fault.List
	check := func(file string, line int, x, y string) {
		for _, s := range []string{x, y} {
			if !known[s] && len(faults) < maxFaults {
				faults = append(faults, fault.Fault{File: file, Line: line, Message: fmt.Sprintf("%q is not a state of %s", s, networkStates)})
			}
		}
		if x == y && len(faults) < maxFaults {
			faults = append(faults, fault.Fault{File: file, Line: line, Message: fmt.Sprintf("%q stands on both sides of a pair", x)})
		}
	}
	for i := range a.Ties {
		check(networkTies, a.Ties[i].Line, a.Ties[i].A, a.Ties[i].B)
	}
	for i := range a.Before {
		check(networkBefore, a.Before[i].Line, a.Before[i].A, a.Before[i].B)
	}
	for i := range a.Borders {
		check(networkBorders, a.Borders[i].Line, a.Borders[i].A, a.Borders[i].B)
	}
	return faults.Err()
}
