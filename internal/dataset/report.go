package dataset

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"casus/internal/world"
)

// Report accounts for every row that an import read.
type Report struct {
	Schema    string          `json:"schema"`
	DataSet   string          `json:"data_set"`
	Version   string          `json:"version"`
	Cite      string          `json:"cite"`
	Terms     string          `json:"terms"`
	Files     []ReportFile    `json:"files"`
	Alliances ReportAlliances `json:"alliances"`
	Phases    ReportJoin      `json:"phases"`
	Members   ReportMembers   `json:"members"`
	States    ReportStates    `json:"states"`
	Clauses   map[string]int  `json:"clauses"`    // provision -> clauses
	Limits    map[string]int  `json:"conditions"` // kind of condition -> clauses that have it
	Secret    int             `json:"secret_clauses"`
}

// ReportFile is a file with what is known of its copy.
type ReportFile struct {
	File
	Copy string `json:"copy"`
}

// ReportJoin counts the rows of one file by whether the other files have them.
type ReportJoin struct {
	Rows      int `json:"rows"`
	Matched   int `json:"matched"`
	Unmatched int `json:"unmatched"`
	Duplicate int `json:"duplicate"`
}

// ReportAlliances counts alliances and the treaties made of them.
type ReportAlliances struct {
	ReportJoin
	Treaties int `json:"treaties"`
}

// ReportMembers counts member rows and the spells made of them.
type ReportMembers struct {
	ReportJoin
	Spells   int `json:"spells"`
	Varying  int `json:"varying_obligations"` // rows that do not say to whom what is owed
	DayBlank int `json:"dates_without_a_day"`
}

// ReportStates says how numbers of states were read.
type ReportStates struct {
	Numbers int            `json:"numbers"`
	IDs     int            `json:"ids"`
	Shared  []SharedNumber `json:"several_numbers_for_one_state"`
	Added   []AddedState   `json:"rows_added_outside_the_list"`
}

// SharedNumber is a state that the data know under several numbers.
type SharedNumber struct {
	ID      string `json:"id"`
	Numbers []int  `json:"numbers"`
}

// AddedState is a time in which a state has a part and no list has it.
type AddedState struct {
	ID   string `json:"id"`
	COW  int    `json:"cow"`
	From string `json:"from"`
	To   string `json:"to"`
}

// newReport counts what was read. Rows without a match and second rows for one
// key are faults of the reader, so that none is left here.
func newReport(a *ATOP, set Set) *Report {
	r := &Report{Schema: "casus.import/1", DataSet: set.Name, Version: a.Version, Cite: set.Cite, Terms: set.Terms, Clauses: map[string]int{}, Limits: map[string]int{},
		States: ReportStates{Shared: []SharedNumber{}, Added: []AddedState{}}}
	for _, f := range a.Files {
		r.Files = append(r.Files, ReportFile{f, set.Verdict(f)})
	}
	r.Alliances.ReportJoin = ReportJoin{Rows: len(a.Alliances), Matched: len(a.Alliances)}
	r.Phases = ReportJoin{Rows: len(a.Phases), Matched: len(a.Phases)}
	r.Members.Rows = len(a.Members)
	return r
}

// member counts a row that found its place in a treaty.
func (r *Report) member(m *MemberRow, id world.StateID) {
	if id == "" {
		r.Members.Unmatched++
		return
	}
	r.Members.Matched++
	if m.ObVary {
		r.Members.Varying++
	}
	if !m.From.Exact() || m.To.Known() && !m.To.Exact() {
		r.Members.DayBlank++
	}
}

// finish counts what was made.
func (r *Report) finish(a *ATOP, t *world.Tables) {
	r.Alliances.Treaties = len(t.Treaties)
	numbers := map[world.StateID][]int{}
	seen := map[int]bool{}
	for _, m := range a.Members {
		if id := stateOf(m.Member); !seen[m.Member] {
			seen[m.Member] = true
			numbers[id] = append(numbers[id], m.Member)
		}
	}
	r.States.Numbers, r.States.IDs = len(seen), len(numbers)
	for _, id := range slices.Sorted(maps.Keys(numbers)) {
		if slices.Sort(numbers[id]); len(numbers[id]) > 1 {
			r.States.Shared = append(r.States.Shared, SharedNumber{string(id), numbers[id]})
		}
	}
	for _, treaty := range t.Treaties {
		for i := range treaty.Clauses {
			r.clause(&treaty.Clauses[i])
		}
	}
}

func (r *Report) clause(c *world.Clause) {
	provision, _, _ := strings.Cut(c.ID, "-")
	r.Clauses[provision]++
	if c.Secret {
		r.Secret++
	}
	if c.Trigger != nil && len(c.Trigger.By) > 0 {
		r.Limits["named adversary"]++
	}
	for _, x := range c.Conditions {
		kind := x.Kind
		if kind == "unstated" {
			kind += " " + x.Fact
		}
		r.Limits[kind]++
	}
}

// Write prints the report for a reader.
func (r *Report) Write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n", strings.ToUpper(r.DataSet), r.Version)
	for _, f := range r.Files {
		fmt.Fprintf(&b, "  %s: %d rows of %s, %s, lines end in %s; %s\n", f.Name, f.Rows, f.Holds, f.Encoding.Characters, f.Encoding.Lines, f.Copy)
	}
	if r.Phases.Rows == 0 {
		b.WriteString("  no alliance-phase file: phases are dated by their members' rows\n")
	}
	for _, j := range []struct {
		name string
		ReportJoin
	}{{"alliances", r.Alliances.ReportJoin}, {"phases", r.Phases}, {"member rows", r.Members.ReportJoin}} {
		fmt.Fprintf(&b, "%s: %d read, %d matched, %d unmatched, %d duplicate\n", j.name, j.Rows, j.Matched, j.Unmatched, j.Duplicate)
	}
	fmt.Fprintf(&b, "made: %d treaties, %d spells of parties, clauses: %s; %d of them secret\n", r.Alliances.Treaties, r.Members.Spells, counts(r.Clauses), r.Secret)
	fmt.Fprintf(&b, "limits: %s\n", counts(r.Limits))
	fmt.Fprintf(&b, "not said by the data: to whom %d rows owe what they owe; the day of %d rows\n", r.Members.Varying, r.Members.DayBlank)
	fmt.Fprintf(&b, "states: %d numbers are %d states", r.States.Numbers, r.States.IDs)
	for i, s := range r.States.Shared {
		fmt.Fprintf(&b, "%s %s is %s", []string{",", ":"}[first(i)], s.ID, strings.Trim(strings.Join(strings.Fields(fmt.Sprint(s.Numbers)), " and "), "[]"))
	}
	fmt.Fprintf(&b, "\nrows added for states that no list has then: %d (%s)\n", len(r.States.Added), added(r.States.Added))
	_, err := io.WriteString(w, b.String())
	return err
}

func first(i int) int {
	if i == 0 {
		return 1
	}
	return 0
}

func counts(m map[string]int) string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		out = append(out, fmt.Sprintf("%d %s", m[k], k))
	}
	return strings.Join(out, ", ")
}

func added(rows []AddedState) string {
	var ids []string
	for _, r := range rows {
		if !slices.Contains(ids, r.ID) {
			ids = append(ids, r.ID)
		}
	}
	return strings.Join(ids, " ")
}
