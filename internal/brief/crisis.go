package brief

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"casus/internal/crisis"
	"casus/internal/document"
	"casus/internal/ensemble"
	"casus/internal/world"
)

// Crisis is what many simulated histories of one attack come to, without the
// edits and, where there are any, with them.
type Crisis struct {
	Schema   string          `json:"schema"` // casus.crisis/1
	Attacker string          `json:"attacker"`
	Target   string          `json:"target"`
	On       string          `json:"on"`
	Act      string          `json:"act"`
	Horizon  int             `json:"horizon_days"`
	Runs     uint64          `json:"runs"`
	Seed     uint64          `json:"seed,string"`
	Stopped  bool            `json:"stopped"` // before all runs were made
	Edits    []string        `json:"edits"`
	States   []CrisisState   `json:"states"`
	Ends     []CrisisEnd     `json:"ends"`
	Joined   []ensemble.Mean `json:"joined"` // how many states join: before, and after where there are edits
	Spread   [][]int64       `json:"spread"` // histories by how many states join, the last for that many and more: before, and after
	Record   []CrisisRecord  `json:"record"` // what the record tells of the same attack, if anything
	Notes    []string        `json:"notes"`
	world    *world.World
}

// CrisisState is how often one state gives each response.
type CrisisState struct {
	State     string           `json:"state"`
	Responses []CrisisResponse `json:"responses"`
}

// CrisisResponse is one response before and after the edits.
type CrisisResponse struct {
	Response  string               `json:"response"`
	Before    ensemble.Rate        `json:"before"`
	After     *ensemble.Rate       `json:"after"`      // null: no edits
	Change    *ensemble.Difference `json:"change"`     // of runs made in pairs; null: no edits
	MedianDay *int                 `json:"median_day"` // of those runs in which it is given, before; null: none
}

// CrisisEnd is how often the pair ends so.
type CrisisEnd struct {
	End    string         `json:"end"`
	Before ensemble.Rate  `json:"before"`
	After  *ensemble.Rate `json:"after"`
}

// rareResponse is the share of runs below which a state's response is left out of
// the table for readers; the JSON has them all.
const rareResponse = 0.005

// NewCrisis reads the counts of an ensemble.
func NewCrisis(w *world.World, plan *ensemble.Plan, part *ensemble.Part, notes []string) *Crisis {
	s := part.Summary()
	q := plan.Question
	c := &Crisis{Schema: "casus.crisis/1", Attacker: string(q.Attacker), Target: string(q.Target), On: q.On.String(), Act: q.Act, Horizon: part.Horizon,
		Runs: s.N(), Seed: plan.Seed, Stopped: s.N() < plan.Runs, Edits: plan.Edits, Notes: append([]string{}, notes...), world: w}
	edited := part.Models > 1
	for i, id := range s.States() {
		st := CrisisState{State: string(id)}
		for r := range crisis.Response(crisis.Responses) {
			x := CrisisResponse{Response: r.String(), Before: s.Response(0, i, r)}
			if bin, ok := ensemble.Quantile(s.Days(0, i, r), 0.5); ok {
				day := bin.From
				x.MedianDay = &day
			}
			if edited {
				after, change := s.Response(1, i, r), s.Change(i, r)
				x.After, x.Change = &after, &change
			}
			st.Responses = append(st.Responses, x)
		}
		c.States = append(c.States, st)
	}
	for e := range crisis.End(crisis.NumberOfEnds) {
		end := CrisisEnd{End: e.String(), Before: s.End(0, e)}
		if edited {
			after := s.End(1, e)
			end.After = &after
		}
		c.Ends = append(c.Ends, end)
	}
	for m := range part.Models {
		c.Spread = append(c.Spread, s.Spread(m))
	}
	c.Record = []CrisisRecord{}
	c.recorded(w, q, s)
	c.Joined = append(c.Joined, s.Joined(0))
	if edited {
		c.Joined = append(c.Joined, s.Joined(1))
	}
	return c
}

// Document shows the ensemble to a reader.
func (c *Crisis) Document() *document.Document {
	d := document.New(c.world, fmt.Sprintf("What then: %s attacks %s", c.world.Name(c.Attacker), c.world.Name(c.Target)),
		fmt.Sprintf("%s; %s runs of %d days, seed %d", c.On, thousandsOf(c.Runs), c.Horizon, c.Seed))
	if c.Stopped {
		d.Add(document.Paragraph{Text: document.In(document.Warn, "Stopped early: the figures are of the %s runs that were made.", thousandsOf(c.Runs))})
	}
	d.Add(document.Paragraph{Text: document.Say("Shares of simulated histories, ± one standard error of the simulation. That error says how many runs were made, not how good the model is: its chances of joining are fitted to the wars of two centuries, the rest is set by hand and marked so. States without a duty, a border or a side do little.")})
	d.Add(c.ends(), c.spreadFigure())
	if len(c.Joined) > 1 {
		d.Add(document.Heading{Level: 2, Text: "What the edits change"}, c.changes())
	}
	d.Add(document.Heading{Level: 2, Text: "What others do"}, c.responses())
	if len(c.Record) > 0 {
		d.Add(document.Heading{Level: 2, Text: "What happened"}, c.recordTable())
	}
	if len(c.Notes) > 0 {
		var l document.List
		for _, n := range c.Notes {
			l.Items = append(l.Items, document.Say("%s", n))
		}
		d.Add(document.Heading{Level: 2, Text: "Taken for granted"}, l)
	}
	return d
}

func (c *Crisis) ends() document.Table {
	t := document.Table{Caption: fmt.Sprintf("How it ends; on average %.3f other states join the fight", c.Joined[0].Mean), Head: []string{"End", "Share"}, Numeric: []bool{false, true, true}}
	edited := len(c.Joined) > 1
	if edited {
		t.Head = []string{"End", "Before", "After"}
		t.Caption += fmt.Sprintf(", %.3f after the edits", c.Joined[1].Mean)
	}
	for _, e := range c.Ends {
		row := []document.Text{document.Say("%s", spaced(e.End)), document.Say("%s", sharePM(e.Before))}
		if edited {
			row = append(row, document.Say("%s", sharePM(*e.After)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// spreadFigure draws how many states join. Histories in which nobody does are told
// in words, since they would dwarf the rest.
func (c *Crisis) spreadFigure() document.Figure {
	counts := c.Spread[len(c.Spread)-1]
	group := document.BarGroup{Name: "histories by the number of states that join", Unit: "%"}
	bar := func(name string, k int64) {
		share := 100 * float64(k) / float64(max(c.Runs, 1))
		group.Bars = append(group.Bars, document.Bar{Label: name, Value: share, Low: share, High: share, Text: fmt.Sprintf("%.2f %%", share), Known: true})
	}
	more := int64(0)
	for n, k := range counts {
		switch {
		case n == 0:
		case n <= mostBars:
			bar(fmt.Sprint(n), k)
		default:
			more += k
		}
	}
	bar(fmt.Sprintf("%d or more", mostBars+1), more)
	return document.Figure{Drawing: document.Bars{Title: "How far it spreads, in per cent of histories", Groups: []document.BarGroup{group}},
		Caption: fmt.Sprintf("In %.1f %% of the histories nobody joins.", 100*float64(counts[0])/float64(max(c.Runs, 1)))}
}

// mostBars is up to how many states a bar of its own is drawn.
const mostBars = 8

// responses has a line for each state that does more than a little, those that
// fight or help most first.
func (c *Crisis) responses() document.Table {
	t := document.Table{Caption: "Shares of histories, in per cent; a state may do several", Numeric: []bool{false, true, true, true, true, true, true}}
	t.Head = []string{"State", "Words", "Mediates", "Helps", "Joins target", "Joins attacker", "Speaks by"}
	shown := slices.DeleteFunc(slices.Clone(c.States), func(s CrisisState) bool {
		return !slices.ContainsFunc(s.Responses, func(r CrisisResponse) bool { return c.latest(r).P >= rareResponse })
	})
	slices.SortStableFunc(shown, func(a, b CrisisState) int { return cmp.Compare(c.deeds(b), c.deeds(a)) })
	for _, s := range shown {
		row := []document.Text{document.Say("%s", c.world.Name(s.State))}
		for _, r := range s.Responses {
			row = append(row, document.Say("%.2f", 100*c.latest(r).P))
		}
		by := document.Say("")
		if day := s.Responses[0].MedianDay; day != nil {
			by = document.Say("day %d", *day)
		}
		t.Rows = append(t.Rows, append(row, by))
	}
	return t
}

// latest is the share after the edits, or where there are none the only one.
func (c *Crisis) latest(r CrisisResponse) ensemble.Rate {
	if r.After != nil {
		return *r.After
	}
	return r.Before
}

// deeds is how much a state does beyond words.
func (c *Crisis) deeds(s CrisisState) float64 {
	sum := 0.0
	for _, r := range s.Responses[1:] {
		sum += c.latest(r).P
	}
	return sum
}

// changes lists what the edits change by more than chance would.
func (c *Crisis) changes() document.Table {
	t := document.Table{Caption: "Histories made in pairs with the same random numbers; changes of more than three standard errors",
		Head: []string{"State", "Does", "Before", "After", "Change"}, Numeric: []bool{false, false, true, true, true}}
	for _, s := range c.States {
		for _, r := range s.Responses {
			if r.Change == nil || math.Abs(r.Change.P) <= 3*r.Change.Error || math.Abs(r.Change.P) < 0.0001 {
				continue
			}
			t.Rows = append(t.Rows, []document.Text{document.Say("%s", c.world.Name(s.State)), document.Say("%s", spaced(r.Response)), document.Say("%s", sharePM(r.Before)),
				document.Say("%s", sharePM(*r.After)), document.Say("%+.3f ± %.3f", 100*r.Change.P, 100*r.Change.Error)})
		}
	}
	return t
}

func sharePM(r ensemble.Rate) string { return fmt.Sprintf("%.2f %% ± %.2f", 100*r.P, 100*r.Error) }

// thousandsOf writes a number with commas between its thousands.
func thousandsOf(n uint64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
