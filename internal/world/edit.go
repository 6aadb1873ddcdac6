package world

import (
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
)

// EditKind names what an Edit does.
type EditKind string

// The kinds of edit.
const (
	Join    EditKind = "join"    // a state becomes a party
	Leave   EditKind = "leave"   // a party goes
	Sign    EditKind = "sign"    // a treaty comes into force among its named parties
	Weigh   EditKind = "weigh"   // the options of a reading get other weights
	Value   EditKind = "value"   // a measure of a state gets another value
	restore EditKind = "restore" // made by Inverse only
)

// Edit is one change to a World. Without a date it holds on every date asked.
type Edit struct {
	Kind     EditKind
	State    StateID
	Treaty   TreatyID
	On       Date // exact, or unknown
	Question string
	Weights  map[string]float64
	Measure  Capability

	treaty   *Treaty
	measures []Capability
}

// always is the start of what an undated edit brings about.
var always = Date{Lo: DistantPast, Hi: DistantPast, Text: "always"}

// With returns a new World in which the edit has been made; w is unchanged.
func (w *World) With(e Edit) (*World, error) {
	e, err := w.Resolve(e)
	if err != nil {
		return nil, err
	}
	switch e.Kind {
	case Join:
		return w.join(e)
	case Leave:
		return w.leave(e)
	case Sign:
		return w.sign(e)
	case Weigh:
		return w.weigh(e)
	case Value:
		return w.value(e), nil
	case restore:
		if e.treaty == nil {
			next := *w
			next.Capabilities = e.measures
			return &next, nil
		}
		return w.replace(e.treaty), nil
	}
	return nil, fmt.Errorf("unknown edit %q", e.Kind)
}

// WithAll makes several edits in order.
func (w *World) WithAll(edits []Edit) (*World, error) {
	for _, e := range edits {
		next, err := w.With(e)
		if err != nil {
			return nil, err
		}
		w = next
	}
	return w, nil
}

// Inverse returns the edit that takes w.With(e) back to w.
func (w *World) Inverse(e Edit) (Edit, error) {
	e, err := w.Resolve(e)
	if err != nil {
		return Edit{}, err
	}
	switch e.Kind {
	case Value:
		return Edit{Kind: restore, measures: w.Capabilities}, nil
	case Join, Leave, Sign:
		return Edit{Kind: restore, treaty: w.treaties[e.Treaty]}, nil
	case Weigh:
		return Edit{Kind: restore, treaty: w.definer(e.Question)}, nil
	case restore:
		if e.treaty == nil {
			return Edit{Kind: restore, measures: w.Capabilities}, nil
		}
		return Edit{Kind: restore, treaty: w.treaties[e.treaty.ID]}, nil
	}
	return Edit{}, fmt.Errorf("unknown edit %q", e.Kind)
}

// Resolve turns the names in an edit into ids and says which are wrong.
func (w *World) Resolve(e Edit) (Edit, error) {
	var faults []string
	if e.Kind == Join || e.Kind == Leave {
		on := w.Question.AsOf
		if e.On.Known() {
			on = e.On.Lo
		}
		id, err := w.FindState(string(e.State), on)
		if err != nil {
			faults = append(faults, err.Error())
		}
		e.State = id
	}
	if e.Kind == Join || e.Kind == Leave || e.Kind == Sign {
		t, err := w.FindTreaty(string(e.Treaty))
		if err != nil {
			faults = append(faults, err.Error())
		} else {
			e.Treaty = t.ID
		}
	}
	if e.Kind == Weigh && w.readings[e.Question] == nil {
		faults = append(faults, fmt.Sprintf("unknown reading %q%s", e.Question, DidYouMean(e.Question, w.ReadingIDs())))
	}
	if e.Kind == Value {
		id, err := w.FindState(string(e.Measure.State), w.Question.AsOf)
		if err != nil {
			faults = append(faults, err.Error())
		}
		e.Measure.State = id
		if e.Measure.Unit == "" {
			e.Measure.Unit = w.unitOf(e.Measure.Measure)
		}
	}
	if len(faults) > 0 {
		return e, fmt.Errorf("%s: %s", e.Kind, strings.Join(faults, "; "))
	}
	return e, nil
}

// unitOf is the unit in which the record has a measure; empty where it has none.
func (w *World) unitOf(measure string) string {
	for i := range w.Capabilities {
		if w.Capabilities[i].Measure == measure {
			return w.Capabilities[i].Unit
		}
	}
	return ""
}

// Measures lists the names of the measures that the record has, in order.
func (w *World) Measures() []string {
	var out []string
	for i := range w.Capabilities {
		out = append(out, w.Capabilities[i].Measure)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ReadingIDs lists the ids of all readings in order.
func (w *World) ReadingIDs() []string { return slices.Sorted(maps.Keys(w.readings)) }

func (w *World) join(e Edit) (*World, error) {
	t := w.treaties[e.Treaty]
	switch {
	case t.AllStates:
		return nil, fmt.Errorf("join: every state is a party to %s", t.ID)
	case t.Ended.Known() && (!e.On.Known() || t.Ended.By(e.On.Lo) == Yes):
		return nil, fmt.Errorf("join: %s ended on %s; there is nothing to join", t.ID, t.Ended.Text)
	case e.On.Known() && t.InForce.Known() && t.InForce.By(e.On.Lo) == No:
		return nil, fmt.Errorf("join: %s is in force only from %s", t.ID, t.InForce.Text)
	}
	for _, p := range t.Parties {
		if p.State != e.State || p.Role == "broker" || p.Status == "suspended" || p.Status == "signatory" {
			continue
		}
		if !e.On.Known() && !p.Spell.To.Known() || e.On.Known() && p.Spell.Covers(e.On.Lo) == Yes {
			return nil, fmt.Errorf("join: %s is already in %s", e.State, t.ID)
		}
	}
	next := *t
	next.Parties = append(slices.Clone(t.Parties), Party{
		State: e.State, Role: "party", Status: "party", Spell: Spell{From: e.On},
		Note: "by an edit", Added: true,
	})
	return w.replace(&next), nil
}

func (w *World) leave(e Edit) (*World, error) {
	t := w.treaties[e.Treaty]
	next := *t
	next.Parties = nil
	left := false
	for _, p := range t.Parties {
		if p.State != e.State || p.Role == "broker" { // a broker is no party that could leave
			next.Parties = append(next.Parties, p)
			continue
		}
		switch {
		case !e.On.Known():
			left = true
			continue
		case p.Spell.Covers(e.On.Lo) != No:
			p.Spell.To, left = e.On, true
		}
		next.Parties = append(next.Parties, p)
	}
	if !left {
		return nil, fmt.Errorf("leave: %s is not in %s%s", e.State, t.ID, onDate(e.On))
	}
	return w.replace(&next), nil
}

func onDate(d Date) string {
	if !d.Known() {
		return ""
	}
	return " on " + d.Text
}

func (w *World) sign(e Edit) (*World, error) {
	t := w.treaties[e.Treaty]
	if t.Status == "in_force" {
		return nil, fmt.Errorf("sign: %s is in force already", t.ID)
	}
	next := *t
	next.Status, next.StatusSince, next.StatusReading = "in_force", Date{}, ReadingTest{}
	next.Signed, next.InForce, next.Ended, next.Added = e.On, e.On, Date{}, true
	if !e.On.Known() {
		next.InForce = always
	}
	next.Parties = slices.Clone(t.Parties)
	for i := range next.Parties {
		p := &next.Parties[i]
		if p.Spell = (Spell{}); p.Status == "signatory" {
			p.Status = "party"
		}
	}
	return w.replace(&next), nil
}

func (w *World) weigh(e Edit) (*World, error) {
	old := w.definer(e.Question)
	next := *old
	next.Readings = slices.Clone(old.Readings)
	for i := range next.Readings {
		r := &next.Readings[i]
		if r.ID != e.Question {
			continue
		}
		r.Options = slices.Clone(r.Options)
		sum := 0.0
		for _, id := range slices.Sorted(maps.Keys(e.Weights)) {
			weight := e.Weights[id]
			at := slices.IndexFunc(r.Options, func(o Option) bool { return o.ID == id })
			if at < 0 {
				return nil, fmt.Errorf("weigh: reading %s has no option %q%s", r.ID, id, DidYouMean(id, r.OptionIDs()))
			}
			if !(weight >= 0 && weight <= 1) { // so written, it refuses NaN too
				return nil, fmt.Errorf("weigh: weight %g of %s is not between 0 and 1", weight, id)
			}
			r.Options[at].Weight = weight
		}
		for _, o := range r.Options {
			sum += o.Weight
		}
		if sum > 1+1e-9 {
			return nil, fmt.Errorf("weigh: the weights of %s sum to %g; they may sum to 1 at most", r.ID, sum)
		}
		r.Basis = "set by an edit"
	}
	return w.replace(&next), nil
}

// OptionIDs lists the ids of the options.
func (r *Reading) OptionIDs() []string {
	ids := make([]string, len(r.Options))
	for i, o := range r.Options {
		ids[i] = o.ID
	}
	return ids
}

func (w *World) value(e Edit) *World {
	next := *w
	next.Capabilities = slices.DeleteFunc(slices.Clone(w.Capabilities), func(c Capability) bool {
		return c.State == e.Measure.State && c.Measure == e.Measure.Measure && c.Year == e.Measure.Year
	})
	at := sort.Search(len(next.Capabilities), func(i int) bool { return e.Measure.before(&next.Capabilities[i]) })
	next.Capabilities = slices.Insert(next.Capabilities, at, e.Measure)
	return &next
}

// definer returns the treaty in whose file a reading is defined.
func (w *World) definer(question string) *Treaty {
	for _, t := range w.Treaties {
		for i := range t.Readings {
			if t.Readings[i].ID == question {
				return t
			}
		}
	}
	return nil
}

// replace returns a World with one treaty exchanged.
func (w *World) replace(t *Treaty) *World {
	next := *w
	next.Treaties = slices.Clone(w.Treaties)
	for i, old := range next.Treaties {
		if old.ID == t.ID {
			next.Treaties[i] = t
		}
	}
	next.indexTreaties()
	return &next
}
