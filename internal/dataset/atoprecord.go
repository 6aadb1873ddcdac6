package dataset

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"casus/internal/statecode"
	"casus/internal/world"
)

// Record makes the tables of a dossier from the data: a treaty for each
// alliance, its members with their spells, its provisions as dated clauses, and
// the states that occur. The report accounts for every row that was read.
// docs/formats/dataset.md says how provisions become clauses and what is lost.
func (a *ATOP) Record() (world.Tables, *Report) {
	set := find("atop", a.Version)
	m := &recorder{data: a, set: set, source: world.SourceID(set.SourceID), states: map[world.StateID][]span{}, report: newReport(a, set)}
	var t world.Tables
	for i := range a.Alliances {
		t.Treaties = append(t.Treaties, m.treaty(&a.Alliances[i]))
	}
	t.States = m.stateRows()
	t.Sources = append([]world.Source{set.source()}, statecode.Sources()...)
	t.Question = world.Question{
		ID: "atop", Title: fmt.Sprintf("Alliances since 1815 (ATOP %s)", a.Version),
		Text: "Which allies owed what to whom, and on what conditions?", AsOf: set.Ends, RecordEnds: set.Ends, Focus: m.focus(),
	}
	m.report.finish(a, &t)
	return t, m.report
}

// majorPowers are the major powers of the Correlates of War project in 2016.
var majorPowers = []world.StateID{"USA", "GBR", "FRA", "DEU", "RUS", "CHN", "JPN"}

// focus is the major powers that occur: an edit is tried against them.
func (m *recorder) focus() []world.StateID {
	var out []world.StateID
	for _, id := range majorPowers {
		if m.states[id] != nil {
			out = append(out, id)
		}
	}
	return out
}

// recorder holds what is gathered while the record is made.
type recorder struct {
	data   *ATOP
	set    Set
	source world.SourceID
	states map[world.StateID][]span // the days on which a state has a part
	report *Report
}

// span is a time from one day up to another, which is outside.
type span struct{ from, to world.Day }

// stateOf is the Casus id of a member.
func stateOf(number int) world.StateID {
	list, code := statecode.COWRows(), number
	if number == Annam {
		list, code = statecode.GWRows(), AnnamGW
	}
	for i := range list {
		if list[i].Number == code {
			return list[i].ID
		}
	}
	return "" // the reader refuses such a number
}

func (m *recorder) treaty(a *AllianceRow) *world.Treaty {
	rows := make([]*MemberRow, 0, len(a.Members))
	for _, i := range m.data.Rows(a.ID) {
		rows = append(rows, &m.data.Members[i])
	}
	t := &world.Treaty{
		ID: world.TreatyID(fmt.Sprintf("ATOP%d", a.ID)), Short: fmt.Sprintf("ATOP %d", a.ID), Name: m.name(a, rows),
		Kinds: kinds(rows), Status: "in_force", Binding: "treaty", Signed: a.Begin, InForce: a.Begin, Ended: a.End, Term: term(&a.Terms),
		Parties: m.parties(rows), Provenance: world.Provenance{Sources: []world.SourceID{m.source}, Confidence: confidence(a.FullText), Note: allianceNote(a)},
	}
	if !a.InEffect {
		t.Status, t.Role = "ended", "historical"
	}
	t.Clauses = m.clauses(a, rows)
	return t
}

// name calls an alliance by its members, as they were called when it was made.
func (m *recorder) name(a *AllianceRow, rows []*MemberRow) string {
	var names []string
	for _, r := range rows {
		if n := nameOn(stateOf(r.Member), r.From.Lo); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	year, _, _ := a.Begin.Lo.Civil()
	switch n := len(names); {
	case n > 5:
		return fmt.Sprintf("Alliance of %d: %s and %d others", year, strings.Join(names[:3], ", "), n-3)
	case n > 2:
		return fmt.Sprintf("Alliance of %d: %s and %s", year, strings.Join(names[:n-1], ", "), names[n-1])
	}
	return fmt.Sprintf("Alliance of %d: %s", year, strings.Join(names, " and "))
}

// nameOn is the name of a state on a day, or the nearest later one, or its last.
func nameOn(id world.StateID, day world.Day) string {
	rows := statecode.Spells(id)
	for _, r := range rows {
		if day < r.To {
			return r.Name
		}
	}
	return rows[len(rows)-1].Name
}

func kinds(rows []*MemberRow) []string {
	var o Obligations
	for _, r := range rows {
		o = o.or(r.Obligations)
	}
	var out []string
	for _, k := range []struct {
		has  bool
		word string
	}{{o.Defense || o.Offense, "defence"}, {o.NonAgg, "nonaggression"}, {o.Neutral, "neutrality"}, {o.Consul, "consultation"}} {
		if k.has {
			out = append(out, k.word)
		}
	}
	return out
}

// term says for how long the alliance was made.
func term(t *Terms) string {
	switch {
	case !t.Length.Known:
		return "unknown"
	case t.Length.N == 0:
		return "no length in months is coded"
	}
	s := fmt.Sprintf("%d months", t.Length.N)
	if t.RenewLength.N > 0 {
		s += fmt.Sprintf(", renewable by %d", t.RenewLength.N)
	}
	return s
}

// confidence is lower where the coders had no text of the treaty.
func confidence(fullText bool) string {
	if fullText {
		return "high"
	}
	return "medium"
}

// allianceNote tells what has no place in a clause.
func allianceNote(a *AllianceRow) string {
	var notes []string
	if a.MaxPhase > 0 {
		notes = append(notes, fmt.Sprintf("its terms or partners changed: %d phases", a.MaxPhase))
	}
	if a.Wartime {
		notes = append(notes, "made in a war")
	}
	if a.Asym {
		notes = append(notes, "its members owe different things")
	}
	switch {
	case a.Secrecy.Is(2):
		notes = append(notes, "secret")
	case a.Secrecy.Is(1):
		notes = append(notes, fmt.Sprintf("public, with secret articles (codebook's secrart %d)", a.SecretPart.N))
	case !a.Secrecy.Known:
		notes = append(notes, "whether it was secret is not known")
	}
	if !a.FullText {
		notes = append(notes, "coded without its text")
	}
	return sentence(notes)
}

func sentence(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	s := strings.Join(parts, "; ")
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// parties joins the rows of each member that follow each other, or overlap, to
// spells.
func (m *recorder) parties(rows []*MemberRow) []world.Party {
	byState := map[world.StateID][]world.Spell{}
	var order []world.StateID
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(a, b *MemberRow) int { return cmp.Compare(a.From.Lo, b.From.Lo) })
	for _, r := range sorted {
		id := stateOf(r.Member)
		m.report.member(r, id)
		if byState[id] == nil {
			order = append(order, id)
		}
		byState[id] = extend(byState[id], world.Spell{From: r.From, To: r.To})
	}
	var out []world.Party
	for _, id := range order {
		for _, s := range byState[id] {
			m.states[id] = append(m.states[id], daysOf(s))
			out = append(out, world.Party{State: id, Role: "party", Status: "party", Spell: s})
		}
	}
	m.report.Members.Spells += len(out)
	return out
}

// extend adds a spell to those before it, to the last of which it may belong.
func extend(spells []world.Spell, s world.Spell) []world.Spell {
	if n := len(spells); n > 0 {
		last := &spells[n-1]
		if !last.To.Known() || s.From.Lo <= last.To.Hi+1 { // the day between an end and the next beginning is no gap
			if last.To.Known() && (!s.To.Known() || s.To.Hi > last.To.Hi) {
				last.To = s.To
			}
			return spells
		}
	}
	return append(spells, s)
}

func daysOf(s world.Spell) span {
	out := span{s.From.Lo, world.DistantFuture}
	if s.To.Known() {
		out.to = s.To.Hi
	}
	return out
}
