package brief

import (
	"fmt"
	"math"
	"slices"

	"casus/internal/coalition"
	"casus/internal/power"
	"casus/internal/world"
)

// PowerSchema names the shape of Power in JSON.
const PowerSchema = "casus.power/1"

// Power is what a pact weighs against rivals, before and after an edit, by several
// indices side by side; what each member brings; and what cover each has.
type Power struct {
	Schema  string          `json:"schema"`
	Pact    world.TreatyID  `json:"pact"`
	Short   string          `json:"short"`
	On      string          `json:"on"`
	Edits   []string        `json:"edits"`
	Before  []world.StateID `json:"before"` // members without the edits
	After   []world.StateID `json:"after"`  // and with them
	Rivals  []world.StateID `json:"rivals"`
	Indices []PowerIndex    `json:"indices"`
	Members []PowerMember   `json:"members"`
	Against []PowerAgainst  `json:"against"` // each rival, and all of them
	Cover   []PowerCover    `json:"cover"`
	Game    string          `json:"game"`
	Worth   []PowerWorth    `json:"worth"` // of each member, by Game

	world  *world.World
	edits  []world.Edit
	year   int
	on     world.Day
	totals map[string]float64
	cinc   *Composite // nil without research data
}

// PowerIndex is one way to count power.
type PowerIndex struct {
	ID    string  `json:"id"`
	Title string  `json:"title"`
	Means string  `json:"means"`
	Stale float64 `json:"stale"` // by how much a year of age widens a value, either way: a rule of this program
	head  string
}

// PowerValue is what a state has by an index, and what part that is of all states of
// the record. A range is wider where the source gives one and where the value is
// stale.
type PowerValue struct {
	Index   string           `json:"index"`
	Known   bool             `json:"known"`
	Value   float64          `json:"value"`
	Low     float64          `json:"low"`
	High    float64          `json:"high"`
	Unit    string           `json:"unit"`
	Year    int              `json:"year"`
	Share   float64          `json:"share"`
	Sources []world.SourceID `json:"sources"`
}

// PowerMember is a member or a rival with its values.
type PowerMember struct {
	State   world.StateID `json:"state"`
	Name    string        `json:"name"`
	Entrant bool          `json:"entrant"`
	Rival   bool          `json:"rival"`
	Values  []PowerValue  `json:"values"`

	Holdings   []Holding       `json:"holdings"`   // nuclear weapons, missiles, ships, industry: what sources say it has
	Operations []Remark        `json:"operations"` // what its own forces did in the record, which ends with the day: experience, not its quality
	Region     string          `json:"region"`
	Distances  []PowerDistance `json:"distances"` // from its capital to those of the other members
}

// PowerDistance is how far a capital is, in kilometres.
type PowerDistance struct {
	To world.StateID `json:"to"`
	Km float64       `json:"km"`
}

// PowerPart is the part that a side has of what it and the other have, 0 to 1.
type PowerPart struct {
	Known bool    `json:"known"`
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// PowerAgainst is the pact against rivals by one index.
type PowerAgainst struct {
	Rivals []world.StateID `json:"rivals"`
	Index  string          `json:"index"`
	Before PowerPart       `json:"before"`
	After  PowerPart       `json:"after"`
	Blank  []world.StateID `json:"blank"` // of which no value is known: their range alone counts
}

// PowerCover is a member against a rival at the member's capital, where everybody
// else has lost strength on the way: alone, with the pact as it is, and with it as
// it would be.
type PowerCover struct {
	Member world.StateID `json:"member"`
	Rival  world.StateID `json:"rival"`
	Index  string        `json:"index"`
	Alone  PowerPart     `json:"alone"`
	Before PowerPart     `json:"before"`
	After  PowerPart     `json:"after"`
}

// powerIndices are those that the record has values for.
var powerIndices = []PowerIndex{
	{"milex", "Military spending", "US dollars a year", 0.05, "Spending"},
	{"gdp", "Economy", "gross domestic product, US dollars a year", 0.05, "Economy"},
	{"net", "Net resources", "gross domestic product times that per head (Beckley 2018)", 0, "Net"},
	{"personnel", "Active forces", "men and women under arms", 0.03, "Forces"},
	{"population", "Population", "people", 0.01, "People"},
	{"warheads", "Nuclear warheads", "of all kinds", 0.05, "Warheads"},
}

// NewPower weighs a pact against rivals.
func NewPower(before, after *world.World, edits []world.Edit, pact *world.Treaty, rivals []world.StateID, on world.Day, game string, cinc *Composite) (*Power, error) {
	year, _, _ := on.Civil()
	p := &Power{Schema: PowerSchema, Pact: pact.ID, Short: pact.Short, On: on.String(), Edits: editTexts(edits), edits: edits, Rivals: rivals, Indices: powerIndices,
		Before: parties(before.Treaty(pact.ID), on), After: parties(after.Treaty(pact.ID), on), world: after, year: year, on: on, totals: map[string]float64{}, Game: game}
	if cinc != nil {
		p.cinc = cinc
		p.Indices = append(slices.Clone(powerIndices), PowerIndex{"cinc", "CINC", fmt.Sprintf("mean share of six components in %d, %s", cinc.Year, cinc.From), 0.02, "CINC"})
	}
	switch {
	case game == "" && len(p.After) > coalition.MostPlayers:
		p.Game = ParityGame
	case game == "":
		p.Game = ShareGame
	}
	for _, s := range slices.Concat(p.members(), rivals) {
		p.Members = append(p.Members, p.member(s))
	}
	for _, index := range p.Indices {
		if err := p.weigh(index.ID); err != nil {
			return nil, fmt.Errorf("%s: %w", index.ID, err)
		}
		if err := p.worths(p.Game, index.ID); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// members are those before or after.
func (p *Power) members() []world.StateID {
	out := slices.Clone(p.After)
	for _, s := range p.Before {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// parties are those bound by a treaty on a day.
func parties(t *world.Treaty, on world.Day) []world.StateID {
	out := []world.StateID{}
	if t == nil {
		return out
	}
	for _, p := range t.Parties {
		if p.Role != "broker" && p.Spell.Covers(on) != world.No && !slices.Contains(out, p.State) {
			out = append(out, p.State)
		}
	}
	return out
}

// Attackers are the states, not members, that attack a member in the questions of the
// dossier.
func Attackers(w *world.World, pact *world.Treaty, on world.Day) []world.StateID {
	var out []world.StateID
	members := parties(pact, on)
	for _, c := range w.Question.Contingencies {
		if !slices.ContainsFunc(c.Targets, func(s world.StateID) bool { return slices.Contains(members, s) }) {
			continue
		}
		for _, a := range c.Attackers {
			s := world.StateID(a)
			if w.State(s) != nil && !slices.Contains(members, s) && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

func (p *Power) member(s world.StateID) PowerMember {
	m := PowerMember{State: s, Name: p.world.StateName(s), Entrant: !slices.Contains(p.Before, s) && slices.Contains(p.After, s), Rival: slices.Contains(p.Rivals, s)}
	m.Holdings, m.Distances = holdingsOf(p.world, s), []PowerDistance{}
	m.Operations = operationsOf(p.world, s, p.on)
	if state := p.world.State(s); state != nil {
		m.Region = state.Subregion
	}
	for _, o := range p.members() {
		if km, ok := p.distance(s, o); ok && o != s {
			m.Distances = append(m.Distances, PowerDistance{o, math.Round(km)})
		}
	}
	for _, index := range p.Indices {
		v := p.value(s, index.ID)
		if total := p.total(index.ID); v.Known && total > 0 {
			v.Share = v.Value / total
		}
		m.Values = append(m.Values, v)
	}
	return m
}

// value is what a state has by an index. A state without a row of warheads has none
// that are known of, which is a zero.
func (p *Power) value(s world.StateID, index string) PowerValue {
	switch index {
	case "net":
		return p.netResources(s)
	case "cinc":
		return p.composite(s)
	}
	c, ok := p.world.Measure(s, index, p.year)
	v := PowerValue{Index: index, Sources: []world.SourceID{}}
	switch {
	case ok:
		e := power.Estimate{Amount: power.Of(c.Value), Low: c.Low, High: c.High}.Aged(p.year-c.Year, stale(index))
		return PowerValue{index, true, c.Value, e.Low, e.High, c.Unit, c.Year, 0, orEmpty(c.Sources)}
	case index == "warheads":
		v.Known, v.Unit, v.Year = true, "count", p.year
	}
	return v
}

// Composite is the Composite Index of National Capability of the states in a year, by
// Correlates of War number, from research data that the user has.
type Composite struct {
	Of   map[int]float64
	Year int
	From string
}

func (p *Power) composite(s world.StateID) PowerValue {
	v := PowerValue{Index: "cinc", Sources: []world.SourceID{}}
	state := p.world.State(s)
	if state == nil || state.COW == 0 {
		return v
	}
	x, ok := p.cinc.Of[state.COW]
	if !ok {
		return v
	}
	e := power.Exactly(x).Aged(p.year-p.cinc.Year, 0.02)
	v.Known, v.Value, v.Low, v.High, v.Unit, v.Year = true, x, e.Low, e.High, "share", p.cinc.Year
	return v
}

func stale(index string) float64 {
	for _, i := range powerIndices {
		if i.ID == index {
			return i.Stale
		}
	}
	return 0
}

func (p *Power) netResources(s world.StateID) PowerValue {
	gdp, people := p.value(s, "gdp"), p.value(s, "population")
	e := power.NetResources(gdp.estimate(), people.estimate())
	v := PowerValue{Index: "net", Known: e.Known, Value: e.X, Low: e.Low, High: e.High, Unit: "usd² per person", Year: min(gdp.Year, people.Year), Sources: []world.SourceID{}}
	if e.Known {
		v.Sources = slices.Concat(gdp.Sources, people.Sources)
	}
	return v
}

func (v PowerValue) estimate() power.Estimate {
	return power.Estimate{Amount: power.Amount{X: v.Value, Known: v.Known}, Low: v.Low, High: v.High}
}

// total is what all states of the record have by an index.
func (p *Power) total(index string) float64 {
	if t, ok := p.totals[index]; ok {
		return t
	}
	total := 0.0
	for i := range p.world.States {
		total += p.value(p.world.States[i].ID, index).Value
	}
	p.totals[index] = total
	return total
}

// estimate is what a state may have by an index. Where no value is known the range
// reaches from nothing to the largest part that it has by another index.
func (p *Power) estimate(s world.StateID, index string) (e power.Estimate, blank bool) {
	v := p.value(s, index)
	if v.Known {
		return v.estimate(), false
	}
	largest := 0.0
	for _, other := range p.Indices {
		if o := p.value(s, other.ID); o.Known && other.ID != index {
			if total := p.total(other.ID); total > 0 {
				largest = max(largest, o.Value/total)
			}
		}
	}
	return power.Estimate{High: largest * p.total(index)}, true
}

// weigh makes the balances of one index.
func (p *Power) weigh(index string) error {
	sets := [][]world.StateID{}
	for _, r := range p.Rivals {
		sets = append(sets, []world.StateID{r})
	}
	if len(p.Rivals) > 1 {
		sets = append(sets, p.Rivals)
	}
	for _, rivals := range sets {
		a := PowerAgainst{Rivals: rivals, Index: index, Blank: []world.StateID{}}
		other := p.estimates(rivals, index, &a.Blank)
		for _, side := range []struct {
			of []world.StateID
			to *PowerPart
		}{{p.Before, &a.Before}, {p.After, &a.After}} {
			part, err := power.Balance(p.estimates(side.of, index, &a.Blank), other)
			if err != nil {
				return err
			}
			*side.to = partOf(part)
		}
		p.Against = append(p.Against, a)
	}
	return p.covers(index)
}

func (p *Power) estimates(states []world.StateID, index string, blank *[]world.StateID) []power.Estimate {
	var out []power.Estimate
	for _, s := range states {
		e, none := p.estimate(s, index)
		if none && !slices.Contains(*blank, s) {
			*blank = append(*blank, s)
		}
		out = append(out, e)
	}
	return out
}

func partOf(e power.Estimate) PowerPart { return PowerPart{e.Known, e.X, e.Low, e.High} }
