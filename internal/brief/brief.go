package brief

import (
	"slices"
	"strings"

	"casus/internal/obligation"
	"casus/internal/world"
)

// BriefSchema names the shape of Brief in JSON.
const BriefSchema = "casus.brief/1"

// Brief is the whole answer on a dossier: what is proposed, who owes what
// before and after, who brings what, how relations came here, what is said and
// what is not known.
type Brief struct {
	Schema        string         `json:"schema"`
	Dossier       string         `json:"dossier"`
	Title         string         `json:"title"`
	Question      string         `json:"question"`
	AsOf          string         `json:"as_of"`
	KnownBy       string         `json:"known_by"`
	RecordEnds    string         `json:"record_ends"`
	Edits         []string       `json:"edits"`
	Proposal      Proposal       `json:"proposal"`
	Words         []Words        `json:"words"`
	Duties        []DutyRow      `json:"duties"`
	Diff          *Diff          `json:"diff"`
	Contributions []Contribution `json:"contributions"`
	Relation      *Relation      `json:"relation,omitempty"`
	Threats       Threats        `json:"threats"`
	Reports       []ClaimTopic   `json:"reports"`
	Nuclear       Nuclear        `json:"nuclear"`
	Happened      Happened       `json:"happened"`
	Unknown       []Remark       `json:"unknown"`
	Watch         []Watch        `json:"what_would_change_it"`
	Readings      []Reading      `json:"readings"`

	before, after *world.World
	edits         []world.Edit
	asOf          world.Day
	members       []world.StateID // parties of the treaties concerned that are shown, with those who join or leave
	hidden        int             // parties that are not shown
	own           bool            // the edits are the change that the dossier is about
	treaties      []*world.Treaty // the treaties concerned, as edited
}

// Remark is a sentence with its sources.
type Remark struct {
	Text    string           `json:"text"`
	Sources []world.SourceID `json:"sources"`
}

// Compute works out the brief. The Worlds must hold only what was known on the
// day that the reader is to see.
func Compute(before, after *world.World, edits []world.Edit, asOf, knownBy world.Day) *Brief {
	q := before.Question
	b := &Brief{
		Schema: BriefSchema, Dossier: q.ID, Title: q.Title, Question: q.Text, AsOf: asOf.String(), KnownBy: knownBy.String(), RecordEnds: q.RecordEnds.String(),
		Edits: editTexts(edits), before: before, after: after, edits: edits, asOf: asOf,
	}
	if knownBy == world.DistantFuture {
		b.KnownBy = ""
	}
	if q.RecordEnds == world.DistantFuture {
		b.RecordEnds = ""
	}
	b.own = holdsAll(edits, q.Edits)
	if !b.own {
		b.Title = "What if " + editSentences(after, edits)
		b.Question = ""
	}
	b.findMembers()
	b.Diff = NewDiff(before, after, edits, asOf)
	b.Proposal = b.proposal()
	b.Words = b.words()
	b.Duties = b.duties()
	b.Contributions = b.contributions()
	b.Relation = b.relation()
	b.Threats = b.threats()
	b.Reports = b.reports()
	b.Nuclear = b.nuclear()
	b.Happened = b.happened()
	b.Unknown = b.unknown()
	b.Watch = b.watch()
	b.Readings = b.openQuestions()
	return b
}

// holdsAll tells whether the edits hold the change that the dossier proposes,
// on whatever day and whatever else they change.
func holdsAll(edits, proposed []world.Edit) bool {
	same := func(a, b world.Edit) bool {
		return a.Kind == b.Kind && a.State == b.State && a.Treaty == b.Treaty && a.Question == b.Question
	}
	for _, p := range proposed {
		if !slices.ContainsFunc(edits, func(e world.Edit) bool { return same(e, p) }) {
			return false
		}
	}
	return len(proposed) > 0
}

// findMembers lists the treaties that the edits touch and their parties with
// the entrants, entrants first.
func (b *Brief) findMembers() {
	note := func(s world.StateID) {
		if !slices.Contains(b.members, s) {
			b.members = append(b.members, s)
		}
	}
	for _, e := range b.edits {
		if e.State != "" {
			note(e.State)
		}
		if t := b.after.Treaty(e.Treaty); t != nil && !slices.Contains(b.treaties, t) {
			b.treaties = append(b.treaties, t)
		}
	}
	var parties []world.StateID
	for _, t := range b.treaties {
		for _, p := range t.Parties {
			if p.Role != "broker" && p.Spell.Covers(b.asOf) != world.No && !slices.Contains(b.members, p.State) && !slices.Contains(parties, p.State) {
				parties = append(parties, p.State)
			}
		}
	}
	// A table has room for few: parties that an attack of the dossier concerns
	// come first.
	slices.SortStableFunc(parties, func(x, y world.StateID) int { return b.mentions(y) - b.mentions(x) })
	for _, p := range parties {
		if len(b.members) < mostMembers {
			note(p)
		} else {
			b.hidden++
		}
	}
}

// mostMembers is how many states a table of the brief sets side by side.
const mostMembers = 5

// mentions counts the attacks of the dossier in which a state takes part.
func (b *Brief) mentions(s world.StateID) int {
	n := 0
	for _, c := range b.before.Question.Contingencies {
		n += tally(slices.Contains(c.Targets, s)) + tally(slices.Contains(c.Attackers, string(s)))
	}
	return n
}

// DutyRow is one attack of the dossier: for each member the strongest duty to
// act before and after the edit.
type DutyRow struct {
	Contingency string     `json:"contingency"`
	Title       string     `json:"title"`
	Cells       []DutyCell `json:"cells"`
	Others      int        `json:"others_owed"`    // other states that owe help
	OthersOpen  int        `json:"others_depends"` // other states whose help depends
}

// DutyCell is one state's place in an attack. Role is attacker, target, or
// empty.
type DutyCell struct {
	State  world.StateID `json:"state"`
	Role   string        `json:"role"`
	Before DutyStanding  `json:"before"`
	After  DutyStanding  `json:"after"`
}

// DutyStanding is the strongest duty to act on one side of the edit.
type DutyStanding struct {
	Answer     string         `json:"answer"`
	Reason     string         `json:"reason"`
	Treaty     world.TreatyID `json:"treaty"`
	Clause     string         `json:"clause"`
	Weight     float64        `json:"weight"`
	WeightHigh float64        `json:"weight_high"`
	DependsOn  []string       `json:"depends_on"`
}

// duties reads the table of attacks × members off the comparison.
func (b *Brief) duties() []DutyRow {
	out := []DutyRow{}
	for _, list := range [2][]contingency{b.Diff.Contingencies, b.Diff.Unchanged} {
		for i := range list {
			out = append(out, b.dutyRow(&list[i]))
		}
	}
	order := map[string]int{}
	for i, c := range b.before.Question.Contingencies {
		order[c.ID] = i
	}
	slices.SortStableFunc(out, func(x, y DutyRow) int { return order[x.Contingency] - order[y.Contingency] })
	return out
}

func (b *Brief) dutyRow(c *contingency) DutyRow {
	row := DutyRow{Contingency: c.ID, Title: c.Title, Cells: []DutyCell{}}
	for _, m := range b.members {
		cell := DutyCell{State: m, Before: strongest(&c.Before, m), After: strongest(&c.After, m)}
		for _, a := range c.Incident.Attackers {
			if a.ID == string(m) {
				cell.Role = "attacker"
			}
		}
		if slices.Contains(c.Incident.Targets, m) {
			cell.Role = "target"
		}
		row.Cells = append(row.Cells, cell)
	}
	seen := map[world.StateID]bool{}
	for i := range c.After.Answers { // strongest first
		a := &c.After.Answers[i]
		if seen[a.State] || slices.Contains(b.members, a.State) || !world.ActiveDuty(a.Duty) {
			continue
		}
		seen[a.State] = true
		switch a.Answer {
		case obligation.Owed:
			row.Others++
		case obligation.Depends:
			row.OthersOpen++
		}
	}
	return row
}

// strongest is the answer with the most weight among a state's duties to act.
func strongest(r *obligation.Result, s world.StateID) DutyStanding {
	out := DutyStanding{Answer: obligation.NotOwed, Reason: obligation.NotParty, DependsOn: []string{}}
	found := false
	for i := range r.Answers {
		a := &r.Answers[i]
		if a.State != s || !world.ActiveDuty(a.Duty) || found && (a.Answer != out.Answer || a.Weight <= out.Weight) {
			continue
		}
		if found && a.Answer == obligation.NotOwed {
			continue
		}
		out = DutyStanding{a.Answer, a.Reason, a.Treaty, a.Clause, a.Weight, a.WeightHigh, a.DependsOn}
		found = true
	}
	return out
}

// claimsOn lists the known claims of the topics that the dossier directs to a
// section. They are about the dossier's own change, and say nothing of another.
func (b *Brief) claimsOn(section string) []world.Claim {
	if !b.own {
		return nil
	}
	topics := b.before.Question.Topics[section]
	var out []world.Claim
	for _, c := range b.before.Claims {
		if slices.Contains(topics, c.Topic) {
			out = append(out, c)
		}
	}
	return out
}

// notesFor lists the editors' notes for a section that may be shown.
func (b *Brief) notesFor(section string) []Remark {
	out := []Remark{}
	if !b.own {
		return out
	}
	for _, n := range b.before.Question.Notes {
		if n.Section == section && (!n.From.Known() || n.From.By(b.asOf) == world.Yes) {
			out = append(out, Remark{n.Text, orEmpty(n.Sources)})
		}
	}
	return out
}

// openQuestions lists the readings of the treaties concerned and those on
// which the changes depend.
func (b *Brief) openQuestions() []Reading {
	out := b.Diff.readings()
	for _, t := range b.treaties {
		for i := range t.Readings {
			if r := &t.Readings[i]; !slices.ContainsFunc(out, func(x Reading) bool { return x.ID == r.ID }) {
				out = append(out, newReading(r))
			}
		}
	}
	slices.SortFunc(out, func(x, y Reading) int { return strings.Compare(x.ID, y.ID) })
	return out
}
