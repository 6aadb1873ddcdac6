package alliancewar

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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

// Read finds the tables under a folder and reads them. The folder may hold the
// table of cases itself or, in folders of their own, cases and wars.
func Read(dir string) (Data, error) {
	cases, err := find(dir, caseFolders, casesFile, membersFile)
	if err != nil {
		return Data{}, err
	}
	wars, err := find(dir, warFolders, warsFile, pairsFile)
	if err != nil {
		return Data{}, err
	}
	var d Data
	steps := []struct {
		folder, file string
		read         func(*Data, string, []byte) error
	}{
		{cases, casesFile, (*Data).readCases}, {cases, membersFile, (*Data).readMembers},
		{wars, warsFile, (*Data).readWars}, {wars, pairsFile, (*Data).readPairs},
	}
	for _, s := range steps {
		if err := readFile(filepath.Join(s.folder, s.file), func(name string, data []byte) error { return s.read(&d, name, data) }); err != nil {
			return Data{}, err
		}
	}
	if err := d.readOthers("outside.csv", outside); err != nil {
		return Data{}, err
	}
	outcomes, err := filepath.Glob(filepath.Join(cases, outcomesGlob))
	if err != nil {
		return Data{}, err
	}
	for _, path := range outcomes {
		if err := readFile(path, d.readOutcomes); err != nil {
			return Data{}, err
		}
	}
	return d, d.check()
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
	return "", fmt.Errorf("no folder at or near %s holds %s and %s: %w (looked in %v)", dir, files[0], files[1], fs.ErrNotExist, folders)
}

func readFile(path string, read func(string, []byte) error) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if info.Size() > maxBytes {
		return fmt.Errorf("%s: %d bytes; at most %d are read", path, info.Size(), maxBytes)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return read(path, data)
}

func (t *table) duties() Duties {
	return Duties{Defence: t.flag("defense"), Offence: t.flag("offense"), Neutrality: t.flag("neutral"),
		NonAggression: t.flag("nonagg"), Consultation: t.flag("consul")}
}

func (d *Data) readCases(name string, data []byte) error {
	columns := []string{"row", "sample", "warid", "cowwarid", "warname", "atopid", "defense", "offense", "neutral", "nonagg", "consul"}
	seen := map[int]int{}
	err := readTable(name, data, columns, func(t *table) {
		c := Case{Row: t.positive("row"), War: t.positive("warid"), COWWar: t.number("cowwarid", 0), WarName: t.text("warname"),
			Alliance: t.positive("atopid"), Modern: !t.flag("sample"), Duties: t.duties()}
		if first, twice := seen[c.Row]; twice {
			t.fault("row", "row %d is on line %d already", c.Row, first)
		}
		seen[c.Row] = t.line
		d.Cases = append(d.Cases, c)
	})
	slices.SortFunc(d.Cases, func(a, b Case) int { return cmp.Compare(a.Row, b.Row) })
	return err
}

func (d *Data) readOutcomes(name string, data []byte) error {
	if d.Outcomes == nil {
		d.Outcomes = map[int]Outcome{}
	}
	return readTable(name, data, []string{"row", "honorLLM", "violateLLM"}, func(t *table) {
		o := Outcome{Row: t.positive("row"), Honoured: t.flag("honorLLM"), Violated: t.flag("violateLLM")}
		if had, ok := d.Outcomes[o.Row]; ok && had != o {
			t.fault("row", "the outcome of row %d is already given, and differs", o.Row)
		}
		d.Outcomes[o.Row] = o
	})
}

func (d *Data) readMembers(name string, data []byte) error {
	d.members = map[int][]Member{}
	columns := []string{"atopid", "member", "phase", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit",
		"defense", "offense", "neutral", "nonagg", "consul", "specthrt", "statthr1", "statthr2",
		"defcoadv", "defcoloc", "defcocon", "defconum", "defcodem", "defconpr",
		"offcoadv", "offcoloc", "offcocon", "offconum", "offcodem",
		"neucoadv", "neucoloc", "neucocon", "neuconum", "neuconpr", "neucoatt"}
	return readTable(name, data, columns, func(t *table) {
		m := Member{Alliance: t.positive("atopid"), State: t.positive("member"), Phase: t.number("phase", 0), Duties: t.duties(), Threat: t.number("specthrt", 0)}
		var ok bool
		if m.From, ok = t.day("yrent", "moent", "dayent", false); !ok {
			t.fault("yrent", "no date of entry")
		}
		if m.To, ok = t.day("yrexit", "moexit", "dayexit", true); !ok {
			m.To = stillInForce
		}
		m.Defence = limits{adversary: t.flag("defcoadv"), place: t.flag("defcoloc"), conflict: t.flag("defcocon"),
			number: t.flag("defconum"), demand: t.flag("defcodem"), unprovoked: t.flag("defconpr")}
		m.Offence = limits{adversary: t.flag("offcoadv"), place: t.flag("offcoloc"), conflict: t.flag("offcocon"),
			number: t.flag("offconum"), demand: t.flag("offcodem")}
		m.Neutral = limits{adversary: t.flag("neucoadv"), place: t.flag("neucoloc"), conflict: t.flag("neucocon"),
			number: t.flag("neuconum"), unprovoked: t.flag("neuconpr"), attacked: t.flag("neucoatt")}
		for _, column := range []string{"statthr1", "statthr2"} {
			if s := t.number(column, 0); s > 0 {
				m.Against = append(m.Against, s)
			}
		}
		d.members[m.Alliance] = append(d.members[m.Alliance], m)
	})
}

func (d *Data) readWars(name string, data []byte) error {
	d.wars = map[int]*War{}
	columns := []string{"WarNum", "WarName", "ccode", "StateName", "Side", "Initiator", "WhereFought", "StartMonth1", "StartDay1", "StartYear1",
		"EndMonth1", "EndDay1", "EndYear1", "StartMonth2", "StartDay2", "StartYear2", "EndMonth2", "EndDay2", "EndYear2"}
	return readTable(name, data, columns, func(t *table) {
		number := t.positive("WarNum")
		w := d.wars[number]
		if w == nil {
			w = &War{Name: t.text("WarName"), Source: "Correlates of War, inter-state wars 4.0"}
			d.wars[number] = w
		}
		p := Part{State: t.positive("ccode"), Name: t.text("StateName"), Side: t.side("Side"), Began: t.number("Initiator", 0) == 1}
		code := t.number("WhereFought", 0)
		if p.Regions = fought[code]; p.Regions == nil {
			t.fault("WhereFought", "%d is not a code of a region", code)
		}
		var ok, ends bool
		if p.From, ok = t.day("StartYear1", "StartMonth1", "StartDay1", false); !ok {
			t.fault("StartYear1", "no date of entry")
		}
		if p.To, ends = t.day("EndYear1", "EndMonth1", "EndDay1", true); !ends {
			t.fault("EndYear1", "no date of exit")
		}
		if _, again := t.day("StartYear2", "StartMonth2", "StartDay2", false); again {
			if to, ok := t.day("EndYear2", "EndMonth2", "EndDay2", true); ok {
				p.To = to // a pause in the fighting is no end of the war
			}
		}
		w.Parts = append(w.Parts, p)
	})
}

func (t *table) side(column string) int {
	n := t.number(column, 0)
	if n != 1 && n != 2 {
		t.fault(column, "%d is neither side 1 nor 2", n)
	}
	return n
}

// readPairs reads who fought whom, and which of two began it. A war that the
// table of wars does not have is passed over.
func (d *Data) readPairs(name string, data []byte) error {
	columns := []string{"warnum", "statea", "stateb", "wardyadrolea"}
	return readTable(name, data, columns, func(t *table) {
		a, b := t.positive("statea"), t.positive("stateb")
		role := t.number("wardyadrolea", 0)
		if role < 1 || role > 4 {
			t.fault("wardyadrolea", "%d is not a role from 1 to 4", role)
		}
		w := d.wars[t.positive("warnum")]
		if w == nil {
			return
		}
		if w.met == nil {
			w.met, w.strikes = map[int]bool{}, map[[2]int]bool{}
		}
		w.met[a], w.met[b] = true, true
		if _, known := w.strikes[[2]int{a, b}]; !known { // the first year of a pair tells who began
			w.strikes[[2]int{a, b}] = role <= 2
		}
	})
}

//go:embed outside.csv
var outside []byte

// readOthers reads the wars that the list of inter-state wars does not have.
func (d *Data) readOthers(name string, data []byte) error {
	d.others = map[int]*War{}
	columns := []string{"warid", "name", "state", "statename", "side", "began", "fromyear", "frommonth", "fromday", "toyear", "tomonth", "today", "wherefought", "source"}
	return readTable(name, data, columns, func(t *table) {
		number := t.positive("warid")
		w := d.others[number]
		if w == nil {
			w = &War{Name: t.text("name"), Source: t.text("source")}
			d.others[number] = w
		}
		p := Part{State: t.positive("state"), Name: t.text("statename"), Side: t.side("side"), Began: t.flag("began"), Regions: fought[t.number("wherefought", 0)]}
		p.From, _ = t.day("fromyear", "frommonth", "fromday", false)
		p.To, _ = t.day("toyear", "tomonth", "today", true)
		w.Parts = append(w.Parts, p)
	})
}

// check asks that the tables fit each other.
func (d *Data) check() error {
	if len(d.Cases) == 0 {
		return errors.New(casesFile + " has no rows")
	}
	for i := range d.Cases {
		c := &d.Cases[i]
		if c.COWWar != 0 && d.wars[c.COWWar] == nil {
			return fmt.Errorf("%s: row %d: war %d is not in %s", casesFile, c.Row, c.COWWar, warsFile)
		}
	}
	for row := range d.Outcomes {
		if _, ok := slices.BinarySearchFunc(d.Cases, row, func(c Case, row int) int { return cmp.Compare(c.Row, row) }); !ok {
			return fmt.Errorf("an outcome is given for row %d, which %s does not have", row, casesFile)
		}
	}
	return nil
}
