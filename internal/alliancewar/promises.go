package alliancewar

import (
	"cmp"
	"os"
	"slices"

	"casus/internal/dataset"
	"casus/internal/fault"
)

// Promises are the cases with their outcomes alone, for which no list of wars is
// needed.
type Promises struct {
	Folder   string                             // in which the tables lie
	Cases    []dataset.WarPromiseRow            // in order of row
	Outcomes map[int]dataset.WarAllianceOutcome // by row; of as many as are at hand
	Files    []dataset.File                     // the cases, then each table of outcomes
}

// ReadPromises finds the table of cases under a folder, as Read does, and joins
// every table of outcomes that lies beside it. On any fault in a table it returns
// a fault.List.
func ReadPromises(dir string) (*Promises, error) {
	at, err := find(dir, caseFolders, casesFile)
	if err != nil {
		return nil, err
	}
	from := folder{os.DirFS(at), at}
	var faults fault.List
	table := load(&faults, from, casesFile, dataset.ReadWarPromises)
	p := &Promises{Folder: at, Cases: table.Rows, Files: []dataset.File{table.File}}
	slices.SortFunc(p.Cases, func(a, b dataset.WarPromiseRow) int { return cmp.Compare(a.Row, b.Row) })
	var d Data
	for i := range p.Cases {
		d.Cases = append(d.Cases, p.Cases[i].WarAllianceRow)
	}
	p.Files = append(p.Files, d.readOutcomes(&faults, from)...)
	p.Outcomes = d.Outcomes
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return p, nil
}
