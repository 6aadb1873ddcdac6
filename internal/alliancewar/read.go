package alliancewar

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casus/internal/dataset"
	"casus/internal/fault"
)

// The files by the names under which they are published.
const (
	casesFile    = "war_alliance_cases.csv"
	membersFile  = "atop-member-level.csv"
	warsFile     = "Inter-StateWarData_v4.0.csv"
	pairsFile    = "directed_dyadic_war.csv"
	outcomesGlob = "war_alliance_outcomes*.csv"
)

// caseFolders and warFolders say where, under the folder that a user names, the
// tables may lie.
var (
	caseFolders = []string{".", "models/casus-foederis-bf2018", "casus-foederis-bf2018", "data/models/casus-foederis-bf2018"}
	warFolders  = []string{".", "wars", "data/wars", "../wars", "../../wars"}
)

// outside holds the wars that the list of inter-state wars does not have, in its
// columns and with the source of each row.
//
//go:embed outside.csv
var outside embed.FS

const outsideFile = "outside.csv"

// Read finds the tables under a folder and reads them. The folder may hold the
// table of cases itself or, in folders of their own, cases and wars. On any
// fault in a table it returns a fault.List and no data.
func Read(dir string) (Data, error) {
	cases, err := find(dir, caseFolders, casesFile, membersFile)
	if err != nil {
		return Data{}, err
	}
	wars, err := find(dir, warFolders, warsFile, pairsFile)
	if err != nil {
		return Data{}, err
	}
	return read(folder{os.DirFS(cases), cases}, folder{os.DirFS(wars), wars}, folder{outside, ""})
}

// folder is where tables lie, with its path for faults.
type folder struct {
	fs.FS
	path string
}

// find returns the first folder that holds both files.
func find(dir string, folders []string, files ...string) (string, error) {
	for _, f := range folders {
		folder := filepath.Join(dir, filepath.FromSlash(f))
		holds := func(file string) bool {
			info, err := os.Stat(filepath.Join(folder, file))
			return err == nil && info.Mode().IsRegular()
		}
		if !slices.ContainsFunc(files, func(file string) bool { return !holds(file) }) {
			return folder, nil
		}
	}
	return "", fmt.Errorf("no folder at or near %s holds %s: %w (looked in %s)", dir, strings.Join(files, " and "), fs.ErrNotExist, strings.Join(folders, ", "))
}

// read reads the tables, tells the faults of all at once, and puts the rows
// together.
func read(cases, wars, others folder) (Data, error) {
	var faults fault.List
	rows := load(&faults, cases, casesFile, dataset.ReadWarAlliances).Rows
	atop := load(&faults, cases, membersFile, dataset.ReadATOPMembers)
	inWars := load(&faults, wars, warsFile, dataset.ReadInterStateWars).Rows
	inOthers := load(&faults, others, outsideFile, dataset.ReadInterStateWars).Rows
	pairs := load(&faults, wars, pairsFile, dataset.ReadDyadicWars).Rows
	d := Data{Cases: rows, wars: warsOf(inWars), others: warsOf(inOthers)}
	d.readOutcomes(&faults, cases)
	if len(faults) > 0 {
		return Data{}, faults
	}
	slices.SortFunc(d.Cases, func(a, b dataset.WarAllianceRow) int { return cmp.Compare(a.Row, b.Row) })
	d.members = map[int][]*dataset.MemberRow{}
	for i := range atop.Members {
		m := &atop.Members[i]
		d.members[m.ID] = append(d.members[m.ID], m)
	}
	for i := range pairs {
		d.pair(&pairs[i])
	}
	if err := d.unknownWars(cases).Err(); err != nil {
		return Data{}, err
	}
	return d, nil
}

// load reads one table; its faults name the path of the file.
func load[T any](faults *fault.List, from folder, name string, read func(fs.FS, string) (T, error)) T {
	rows, err := read(from.FS, name)
	var found fault.List
	if err != nil && !errors.As(err, &found) {
		found = fault.List{{File: name, Message: err.Error()}}
	}
	for _, f := range found {
		f.File = filepath.Join(from.path, f.File)
		*faults = append(*faults, f)
	}
	return rows
}

// readOutcomes reads the outcomes that lie beside the cases. A row of a second
// table must not gainsay the first, and each must be that of a case.
func (d *Data) readOutcomes(faults *fault.List, cases folder) (files []dataset.File) {
	d.Outcomes = map[int]dataset.WarAllianceOutcome{}
	known := map[int]bool{}
	for i := range d.Cases {
		known[d.Cases[i].Row] = true
	}
	names, _ := fs.Glob(cases, outcomesGlob) // the pattern is well formed
	for _, name := range names {
		table := load(faults, cases, name, dataset.ReadWarAllianceOutcomes)
		files = append(files, table.File)
		for _, o := range table.Rows {
			had, twice := d.Outcomes[o.Row]
			wrong := ""
			switch {
			case twice && (had.Honoured != o.Honoured || had.Violated != o.Violated):
				wrong = "the outcome of row %d is given in another table, and differs"
			case len(d.Cases) > 0 && !known[o.Row]:
				wrong = "an outcome is given for row %d, which " + casesFile + " does not have"
			}
			if wrong != "" {
				*faults = append(*faults, fault.Fault{File: filepath.Join(cases.path, name), Line: o.Line, Field: "row", Message: fmt.Sprintf(wrong, o.Row)})
			}
			d.Outcomes[o.Row] = o
		}
	}
	return files
}

// warsOf puts the parts of each war together.
func warsOf(rows []dataset.InterStateRow) map[int]*War {
	wars := map[int]*War{}
	for i := range rows {
		r := &rows[i]
		w := wars[r.War]
		if w == nil {
			w = &War{Name: r.Name}
			wars[r.War] = w
		}
		// A pause in the fighting is no end of the war.
		first, last := r.Days[0].First, r.Days[len(r.Days)-1].Last
		w.Parts = append(w.Parts, Part{State: r.State, Name: r.StateName, Side: r.Side, Began: r.Initiator,
			From: first.Lo, To: last.Hi, Regions: r.Regions()})
	}
	return wars
}

// pair notes who of two states began their fighting. A war that the list of wars
// does not have is passed over.
func (d *Data) pair(r *dataset.DyadicWarRow) {
	w := d.wars[r.War]
	if w == nil {
		return
	}
	if w.met == nil {
		w.met, w.strikes = map[int]bool{}, map[[2]int]bool{}
	}
	w.met[r.A], w.met[r.B] = true, true
	if _, known := w.strikes[[2]int{r.A, r.B}]; !known { // the first year of a pair tells who began
		w.strikes[[2]int{r.A, r.B}] = r.RoleAInPair.Began()
	}
}

// unknownWars lists the cases of which the list of wars does not have the war.
func (d *Data) unknownWars(from folder) fault.List {
	var out fault.List
	for i := range d.Cases {
		if c := &d.Cases[i]; c.COWWar != 0 && d.wars[c.COWWar] == nil {
			out = append(out, fault.Fault{File: filepath.Join(from.path, casesFile), Line: c.Line, Field: "cowwarid",
				Message: fmt.Sprintf("row %d: war %d is not in %s", c.Row, c.COWWar, warsFile)})
		}
	}
	return out
}
