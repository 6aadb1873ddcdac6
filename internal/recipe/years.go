package recipe

import (
	"io/fs"

	"casus/internal/dataset"
	"casus/internal/panel"
)

// statesOf pours what a data set says of states year by year into a table.
func statesOf(source string, y dataset.StateYears) *panel.StateTable {
	t := panel.NewStateTable(source, variablesOf(y.Names, y.Whole))
	for i := range y.Rows {
		r := &y.Rows[i]
		t.Add(r.State, r.Year, r.V...)
	}
	t.First, t.Last, t.Otherwise, t.Merged = y.First, y.Last, y.Otherwise, y.Account.Merged
	return t
}

// pairsOf pours what a data set says of pairs year by year into a table.
func pairsOf(source string, y dataset.PairYears) *panel.PairTable {
	t := panel.NewPairTable(source, variablesOf(y.Names, y.Whole), y.Otherwise...)
	for i := range y.Rows {
		r := &y.Rows[i]
		t.Add(r.A, r.B, r.Year, r.V...)
	}
	t.First, t.Last, t.Merged = y.First, y.Last, y.Account.Merged
	return t
}

func variablesOf(names []string, whole []bool) []panel.Variable {
	out := panel.Reals(names...)
	for i := range out {
		if whole[i] {
			out[i].Kind = panel.Whole
		}
	}
	return out
}

// yearsOfStates is a table of states that a function makes of one file.
func yearsOfStates[T any](set, file string, read func(fs.FS, string) (dataset.Table[T], error), make func(dataset.Table[T]) dataset.StateYears) func(*Library) (*panel.StateTable, error) {
	return func(l *Library) (*panel.StateTable, error) {
		t, err := rows(l, set, file, read)
		if err != nil {
			return nil, err
		}
		return statesOf(l.called(set), make(t)), nil
	}
}

// yearsOfPairs is a table of pairs that a function makes of one file.
func yearsOfPairs[T any](set, file string, read func(fs.FS, string) (dataset.Table[T], error), make func(dataset.Table[T]) dataset.PairYears) func(*Library) (*panel.PairTable, error) {
	return func(l *Library) (*panel.PairTable, error) {
		t, err := rows(l, set, file, read)
		if err != nil {
			return nil, err
		}
		return pairsOf(l.called(set), make(t)), nil
	}
}

// cowDisputeStates is made of several files of the disputes of the Correlates of
// War project.
func cowDisputeStates(l *Library) (*panel.StateTable, error) {
	found, err := l.open("mid")
	if err != nil {
		return nil, err
	}
	m, err := dataset.ReadMID(found.FS(), found.Names)
	if err != nil {
		return nil, err
	}
	l.note(found, m.Files...)
	return statesOf(l.called("mid"), dataset.COWDisputeStates(m)), nil
}
