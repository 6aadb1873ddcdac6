package brief

import (
	"fmt"
	"slices"

	"casus/internal/crisis"
	"casus/internal/document"
	"casus/internal/ensemble"
	"casus/internal/world"
)

// CrisisRecord holds one thing that a guarantor did in the crisis that the record
// tells beside how often it does so by that day in the simulated histories.
type CrisisRecord struct {
	State   string           `json:"state"`
	Did     string           `json:"did"`
	Day     int              `json:"day"`   // after the attack; -1: never
	Share   ensemble.Rate    `json:"share"` // of histories in which the state has done so by that day
	Sources []world.SourceID `json:"sources"`
}

// nearRecord is how many days may lie between the attack that is simulated and the
// one of the record.
const nearRecord = 31

// recorded compares the ensemble with what the record has of the same attack: words
// on the first day told, the deed on the last.
func (c *Crisis) recorded(w *world.World, q crisis.Question, s *ensemble.Summary) {
	for i := range w.Responses {
		r := &w.Responses[i]
		if !slices.Contains(r.Attackers, q.Attacker) || !slices.Contains(r.Targets, q.Target) || !r.Date.Known() ||
			r.Date.Hi < q.On-nearRecord || r.Date.Lo > q.On+nearRecord {
			continue
		}
		for _, g := range r.Guarantors {
			if at := slices.Index(s.States(), g); at >= 0 && g != q.Attacker && g != q.Target {
				c.Record = append(c.Record, recordOf(s, at, r)...)
			}
		}
	}
}

func recordOf(s *ensemble.Summary, at int, r *world.Response) []CrisisRecord {
	var out []CrisisRecord
	line := func(did string, day int, share ensemble.Rate) {
		out = append(out, CrisisRecord{State: string(s.States()[at]), Did: did, Day: day, Share: share, Sources: r.Sources})
	}
	spoke := r.Invoked == "words" || r.Acted == "words" || r.Acted == "consult"
	if spoke && r.LagLow != nil {
		line("words", *r.LagLow, s.By(0, at, crisis.Words, *r.LagLow))
	}
	if r.WasActed() && r.Acted != "force" && r.LagHigh != nil {
		line("help ("+spaced(r.Acted)+")", *r.LagHigh, s.By(0, at, crisis.Help, *r.LagHigh))
	}
	joins := s.Response(0, at, crisis.JoinTarget)
	switch {
	case r.Acted == "force" && r.LagHigh != nil:
		line("joins the target", *r.LagHigh, s.By(0, at, crisis.JoinTarget, *r.LagHigh))
	case r.Acted != "own_war" && r.Acted != "unknown":
		out = append(out, CrisisRecord{State: string(s.States()[at]), Did: "does not join the fight", Day: -1, Sources: r.Sources,
			Share: ensemble.Rate{Count: int64(joins.N) - joins.Count, N: joins.N, P: 1 - joins.P, Error: joins.Error}})
	}
	return out
}

// recordTable shows where the record falls among the simulated histories.
func (c *Crisis) recordTable() document.Table {
	t := document.Table{Caption: "What the record tells of this crisis, and in how many histories the same has come to pass by that day",
		Head: []string{"State", "Did", "On day", "Histories"}, Numeric: []bool{false, false, true, true}}
	for _, r := range c.Record {
		day := "never"
		if r.Day >= 0 {
			day = fmt.Sprint(r.Day)
		}
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", c.world.Name(r.State)), document.Say("%s", r.Did).From(r.Sources...),
			document.Say("%s", day), document.Say("%s", sharePM(r.Share))})
	}
	return t
}
