package brief

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casus/internal/document"
	"casus/internal/world"
)

// Contribution is what one member brings: measures with their year, means it
// is said to hold, its own operations since the record begins, and what was
// said of it.
type Contribution struct {
	State      world.StateID `json:"state"`
	Name       string        `json:"name"`
	Entrant    bool          `json:"entrant"`
	Measures   []Measure     `json:"measures"`
	Holdings   []Holding     `json:"holdings"`
	Operations []Remark      `json:"operations"`
	Claims     []ClaimLine   `json:"claims"`
}

// Measure is the newest value of a measure.
type Measure struct {
	Measure string           `json:"measure"`
	Known   bool             `json:"known"`
	Value   float64          `json:"value"`
	Low     float64          `json:"low"`
	High    float64          `json:"high"`
	Unit    string           `json:"unit"`
	Year    int              `json:"year"`
	Text    string           `json:"text"`
	Note    string           `json:"note"`
	Sources []world.SourceID `json:"sources"`
}

// Holding is a means a state has, such as missiles or drones for export.
type Holding struct {
	Name    string           `json:"name"`
	Count   float64          `json:"count,omitempty"`
	Note    string           `json:"note"`
	Sources []world.SourceID `json:"sources"`
}

// measured are the measures compared in the brief, in its order.
var measured = []struct{ measure, title string }{
	{"milex", "Military spending"}, {"gdp", "Economy (GDP)"}, {"personnel", "Active forces"}, {"population", "Population"}, {"warheads", "Nuclear warheads"},
}

// scales are measures that are no holding and are not compared here.
var scales = []string{"milex_share", "milex_share_factbook", "milper", "polity2", "polyarchy"}

func (b *Brief) contributions() []Contribution {
	year, _, _ := b.asOf.Civil()
	out := []Contribution{}
	for _, m := range b.members {
		c := Contribution{State: m, Name: b.after.StateName(m), Measures: []Measure{}, Holdings: []Holding{}, Operations: b.operations(m), Claims: []ClaimLine{}}
		for _, e := range b.edits {
			c.Entrant = c.Entrant || e.Kind == world.Join && e.State == m
		}
		for _, want := range measured {
			c.Measures = append(c.Measures, b.measure(m, want.measure, year))
		}
		c.Holdings = b.holdings(m)
		for _, cl := range b.claimsOn("contributions") {
			if strings.HasPrefix(cl.Topic, c.Name+" ") {
				c.Claims = append(c.Claims, newClaimLine(cl))
			}
		}
		out = append(out, c)
	}
	return out
}

func (b *Brief) measure(s world.StateID, measure string, year int) Measure {
	c, ok := b.after.Measure(s, measure, year)
	if !ok {
		text := notKnown
		if measure == "warheads" {
			text = "none listed"
		}
		return Measure{Measure: measure, Text: text, Sources: []world.SourceID{}}
	}
	return Measure{Measure: measure, Known: true, Value: c.Value, Low: c.Low, High: c.High, Unit: c.Unit, Year: c.Year,
		Text: fmt.Sprintf("%s (%d)", withUnit(c.Value, c.Unit), c.Year), Note: c.Note, Sources: orEmpty(c.Sources)}
}

// withUnit writes a value as a reader says it.
func withUnit(v float64, unit string) string {
	switch unit {
	case "usd":
		return "$" + amount(v)
	case "usd_m":
		return "$" + amount(v*1e6)
	case "percent":
		return strconv.FormatFloat(v, 'f', 1, 64) + " %"
	}
	return amount(v)
}

// amount writes a number with three digits that count.
func amount(v float64) string {
	for _, step := range []struct {
		size float64
		name string
	}{{1e12, " trillion"}, {1e9, " bn"}, {1e6, " million"}} {
		if v >= step.size {
			x := v / step.size
			digits := 2
			if x >= 10 {
				digits = 1
			}
			if x >= 100 {
				digits = 0
			}
			return strconv.FormatFloat(x, 'f', digits, 64) + step.name
		}
	}
	s := strconv.FormatFloat(v, 'f', 0, 64)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func (b *Brief) holdings(s world.StateID) []Holding { return holdingsOf(b.after, s) }

// holdingsOf are the means that a state is said to have.
func holdingsOf(w *world.World, s world.StateID) []Holding {
	out := []Holding{}
	for _, c := range w.CapabilitiesOf(s) {
		known := slices.ContainsFunc(measured, func(m struct{ measure, title string }) bool { return m.measure == c.Measure })
		if known || slices.Contains(scales, c.Measure) {
			continue
		}
		h := Holding{Name: holdingName(c.Measure), Note: c.Note, Sources: orEmpty(c.Sources)}
		if c.Unit == "count" {
			h.Count = c.Value
		}
		out = append(out, h)
	}
	return out
}

var holdingWords = map[string]string{
	"mrbm": "medium-range ballistic missiles", "srbm": "short-range ballistic missiles", "icbm": "intercontinental ballistic missiles", "irbm": "intermediate-range ballistic missiles",
	"drones_exporter": "exports drones", "defence_exporter": "exports arms", "combat_aircraft_exporter": "exports combat aircraft", "drones": "drones of its own",
	"submarines": "submarines", "ssbn": "missile submarines", "carriers": "aircraft carriers", "light_carrier": "a light carrier", "helicopter_carriers": "helicopter carriers",
	"hosts_us_base": "hosts a US base", "s400": "S-400 air defence", "mnna": "major non-NATO ally of the US", "nuclear": "nuclear weapons", "arms_importer": "among the largest arms importers",
	"missile_defence": "missile defence", "thaad": "THAAD missile defence", "hosts_tur_base": "hosts a Turkish base", "loitering_munitions": "loitering munitions",
}

func holdingName(measure string) string {
	if w, ok := holdingWords[measure]; ok {
		return w
	}
	return spaced(measure)
}

// operations lists what a member's own forces did, from the events: the only
// measure here of combat experience, and no measure of its quality.
func (b *Brief) operations(s world.StateID) []Remark {
	return operationsOf(b.before, s, world.DistantFuture)
}

func operationsOf(w *world.World, s world.StateID, until world.Day) []Remark {
	out := []Remark{}
	for _, e := range w.Events {
		code := w.EventCode(e.CAMEO)
		if e.Initiator != s || code == nil || code.Class != "ASSAULT" || e.Intensity > -6 || e.Date.Lo > until {
			continue
		}
		out = append(out, Remark{fmt.Sprintf("%s: %s", e.Date.Text, e.Summary), orEmpty(e.Sources)})
	}
	return out
}

// addContributions writes who brings what.
func (b *Brief) addContributions(d *document.Document) {
	if len(b.Contributions) == 0 {
		return
	}
	d.Add(document.H2("Who brings what"))
	t := document.Table{Head: []string{"Measure"}, Numeric: []bool{false}}
	for _, c := range b.Contributions {
		t.Head = append(t.Head, c.Name)
		t.Numeric = append(t.Numeric, true)
	}
	bars := document.Bars{Title: "What each member brings"}
	for i, m := range measured {
		row := []document.Text{document.Say("%s", m.title)}
		group := document.BarGroup{Name: m.title}
		for _, c := range b.Contributions {
			v := c.Measures[i]
			row = append(row, document.Say("%s", v.Text).From(v.Sources...))
			group.Unit = v.Unit
			group.Bars = append(group.Bars, document.Bar{Label: c.Name, Value: v.Value, Low: v.Low, High: v.High, Text: v.Text, Known: v.Known})
		}
		t.Rows = append(t.Rows, row)
		bars.Groups = append(bars.Groups, group)
	}
	d.Add(t, document.Figure{Drawing: bars, Caption: "Each measure on its own scale; a line across a bar is the range its source gives. The table above holds the figures."})
	for _, c := range b.Contributions {
		b.addMember(d, c)
	}
	d.Add(document.P(document.In(document.Muted, "The newest figures in the record are shown; some were published after the date of this brief. Combat experience has no measure here: operations are counted from the events, and their quality is a strategist's claim.")))
}

func (b *Brief) addMember(d *document.Document, c Contribution) {
	d.Add(document.H3("%s", c.Name))
	var items []document.Text
	if len(c.Holdings) > 0 {
		text := document.Strong("Means: ")
		for i, h := range c.Holdings {
			if i > 0 {
				text = text.And(document.Say(", "))
			}
			name := h.Name
			if h.Count > 0 {
				name = fmt.Sprintf("%s %s", amount(h.Count), h.Name)
			}
			text = text.And(document.Say("%s", name).From(h.Sources...))
		}
		items = append(items, text.And(document.Say(".")))
	}
	if n := len(c.Operations); n > 0 {
		last := c.Operations[n-1]
		items = append(items, document.Strong("Combat experience (unmeasured): ").And(document.Say("%s of its own forces in the record since 2010; the last, %s", plural(n, "strike or operation", "strikes or operations"), last.Text).From(last.Sources...)))
	}
	for _, cl := range c.Claims {
		items = append(items, document.Strong("Said: ").And(document.Say("%s (%s; grade %s).", cl.Text, cl.Claimant, cl.Grade).From(cl.Sources...)))
	}
	if len(items) > 0 {
		d.Add(document.List{Items: items})
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
