package world

import (
	"slices"
	"sort"
	"strings"
)

// Question is what a dossier is about: its default dates, the states it looks
// at, the change under discussion and the attacks to run through.
type Question struct {
	ID, Title, Text string
	AsOf            Day
	RecordEnds      Day
	Focus           []StateID
	Edits           []Edit
	Snapshots       []Snapshot
	Scenarios       []Scenario
	Contingencies   []Contingency
	RelationA       StateID // the pair whose course the brief tells
	RelationB       StateID
	RelationFrom    Date
	Topics          map[string][]string // section of the brief -> topics of claims
	Notes           []Note
	Accessions      []Accession
}

// Accession is what the editors say of a state's joining a treaty: which claims
// speak of it and how to read them.
type Accession struct {
	State    StateID
	Treaty   TreatyID
	Topics   []string  // of claims that are evidence on it
	Deadline Date      // of the question, where none is asked; empty: a year on
	Same     []OneRoot // roots that are counted as one until shown to be two
	Judged   []Judged
}

// OneRoot is a set of roots that the editors take for one: claims of the others
// are copies of the first.
type OneRoot struct {
	Roots []SourceID
	Basis string
}

// Judged is a likelihood ratio that the editors give a claim themselves.
type Judged struct {
	Claim            string
	Ratio, Low, High float64
	Basis            string
}

// Note is a remark of the editors for a section of the brief. A note with a
// date appears only from that day on.
type Note struct {
	Section string
	Text    string
	From    Date
	Sources []SourceID
}

// Snapshot is a named date.
type Snapshot struct {
	ID, Title string
	Date      Day
}

// Scenario is a named set of edits.
type Scenario struct {
	ID, Title string
	Edits     []Edit
}

// Contingency is an attack to run through, asked on the date of the question.
type Contingency struct {
	ID, Title string
	Attackers []string // states or groups
	Targets   []StateID
	Act       string
	Object    string
	Place     string
}

// Tables are the parts of a record from which New makes a World.
type Tables struct {
	Question     Question
	States       []State
	Groups       []Group
	Borders      []Border // nil: not known, which is not the same as none
	Sources      []Source
	Areas        []Area
	Places       []Place
	Treaties     []*Treaty
	Capabilities []Capability
	Events       []Event
	EventCodes   []EventCode
	Claims       []Claim
	Responses    []Response
	BaseRates    []BaseRate
	Forecasts    []Forecast
	Priors       []Prior
	Cases        []Case
}

// World is the whole record, indexed. It is immutable.
type World struct {
	Tables
	states   map[StateID]*State
	groups   map[string]*Group
	sources  map[SourceID]*Source
	areas    map[string]*Area
	places   map[string]*Place
	treaties map[TreatyID]*Treaty
	readings map[string]*Reading
	codes    map[string]*EventCode
	byState  map[StateID][]*Treaty // treaties in which a state has any spell
	everyone []*Treaty             // treaties of all states
}

// New sorts and indexes the tables, which it copies. The order in which rows
// were read leaves no trace: every table is put into the order of its keys.
func New(t Tables) *World {
	t = t.clone()
	sort.SliceStable(t.States, func(i, j int) bool {
		if t.States[i].ID != t.States[j].ID {
			return t.States[i].ID < t.States[j].ID
		}
		return t.States[i].Valid.From.first() < t.States[j].Valid.From.first()
	})
	sortBy(t.Groups, func(g Group) string { return g.ID })
	sort.SliceStable(t.Borders, func(i, j int) bool { return t.Borders[i].before(&t.Borders[j]) })
	sortBy(t.Sources, func(s Source) string { return string(s.ID) })
	sortBy(t.Areas, func(a Area) string { return a.ID })
	sortBy(t.Places, func(p Place) string { return p.ID })
	sortBy(t.Treaties, func(t *Treaty) string { return string(t.ID) })
	sortBy(t.EventCodes, func(c EventCode) string { return c.Code })
	sort.SliceStable(t.Capabilities, func(i, j int) bool { return t.Capabilities[i].before(&t.Capabilities[j]) })
	sort.SliceStable(t.Events, func(i, j int) bool {
		return dateOrder(t.Events[i].Date, t.Events[j].Date, t.Events[i].ID, t.Events[j].ID)
	})
	sort.SliceStable(t.Claims, func(i, j int) bool {
		return dateOrder(t.Claims[i].Date, t.Claims[j].Date, t.Claims[i].ID, t.Claims[j].ID)
	})
	sort.SliceStable(t.Responses, func(i, j int) bool {
		return dateOrder(t.Responses[i].Date, t.Responses[j].Date, t.Responses[i].ID, t.Responses[j].ID)
	})
	sortBy(t.BaseRates, func(b BaseRate) string { return b.ID })
	sort.SliceStable(t.Forecasts, func(i, j int) bool {
		return dateOrder(t.Forecasts[i].Made, t.Forecasts[j].Made, t.Forecasts[i].ID, t.Forecasts[j].ID)
	})
	sortBy(t.Priors, func(p Prior) string { return p.Name })
	sortBy(t.Cases, func(c Case) string { return c.ID })
	w := &World{Tables: t}
	w.index()
	return w
}

// clone copies the slices of rows, so that sorting them leaves the caller's
// alone and the caller's changes do not reach a World.
func (t Tables) clone() Tables {
	t.States, t.Groups, t.Sources = slices.Clone(t.States), slices.Clone(t.Groups), slices.Clone(t.Sources)
	t.Borders = slices.Clone(t.Borders)
	t.Areas, t.Places, t.Treaties = slices.Clone(t.Areas), slices.Clone(t.Places), slices.Clone(t.Treaties)
	t.Capabilities, t.Events, t.EventCodes = slices.Clone(t.Capabilities), slices.Clone(t.Events), slices.Clone(t.EventCodes)
	t.Claims, t.Responses, t.BaseRates = slices.Clone(t.Claims), slices.Clone(t.Responses), slices.Clone(t.BaseRates)
	t.Cases, t.Forecasts, t.Priors = slices.Clone(t.Cases), slices.Clone(t.Forecasts), slices.Clone(t.Priors)
	return t
}

// before orders measures by state, name and year.
func (c *Capability) before(d *Capability) bool {
	if c.State != d.State {
		return c.State < d.State
	}
	if c.Measure != d.Measure {
		return c.Measure < d.Measure
	}
	return c.Year < d.Year
}

func sortBy[T any](rows []T, key func(T) string) {
	sort.SliceStable(rows, func(i, j int) bool { return key(rows[i]) < key(rows[j]) })
}

func dateOrder(a, b Date, idA, idB string) bool {
	if a.first() != b.first() {
		return a.first() < b.first()
	}
	if a.Hi != b.Hi {
		return a.Hi < b.Hi
	}
	return idA < idB
}

func (w *World) index() {
	w.states = indexBy(w.States, func(s *State) StateID { return s.ID })
	w.groups = indexBy(w.Groups, func(g *Group) string { return g.ID })
	w.sources = indexBy(w.Sources, func(s *Source) SourceID { return s.ID })
	w.areas = indexBy(w.Areas, func(a *Area) string { return a.ID })
	w.places = indexBy(w.Places, func(p *Place) string { return p.ID })
	w.codes = indexBy(w.EventCodes, func(c *EventCode) string { return c.Code })
	w.indexTreaties()
}

func indexBy[K comparable, T any](rows []T, key func(*T) K) map[K]*T {
	m := make(map[K]*T, len(rows))
	for i := range rows {
		m[key(&rows[i])] = &rows[i]
	}
	return m
}

func (w *World) indexTreaties() {
	w.treaties = make(map[TreatyID]*Treaty, len(w.Treaties))
	w.readings = map[string]*Reading{}
	w.byState = map[StateID][]*Treaty{}
	w.everyone = nil
	for _, t := range w.Treaties {
		w.treaties[t.ID] = t
		for i := range t.Readings {
			w.readings[t.Readings[i].ID] = &t.Readings[i]
		}
		if t.AllStates {
			w.everyone = append(w.everyone, t)
			continue
		}
		for _, p := range t.Parties {
			list := w.byState[p.State]
			if len(list) == 0 || list[len(list)-1] != t {
				w.byState[p.State] = append(list, t)
			}
		}
	}
}

// State, Group, Source, Treaty, Reading, Area, Place and EventCode find a row
// by its key; they return nil where there is none. Of a state with several
// rows the last in time is returned.
func (w *World) State(id StateID) *State    { return w.states[id] }
func (w *World) Group(id string) *Group     { return w.groups[id] }
func (w *World) Source(id SourceID) *Source { return w.sources[id] }
func (w *World) Treaty(id TreatyID) *Treaty { return w.treaties[id] }
func (w *World) Reading(id string) *Reading { return w.readings[id] }
func (w *World) Area(id string) *Area       { return w.areas[id] }
func (w *World) Place(id string) *Place     { return w.places[id] }

// Case finds a case by its id; nil where there is none.
func (w *World) Case(id string) *Case {
	at, found := slices.BinarySearchFunc(w.Cases, id, func(c Case, id string) int { return strings.Compare(c.ID, id) })
	if !found {
		return nil
	}
	return &w.Cases[at]
}
func (w *World) EventCode(code string) *EventCode { return w.codes[code] }

// StateOn returns the row of a state whose codes and name hold on a day, or its
// last row where none does; nil where there is no such state.
func (w *World) StateOn(id StateID, day Day) *State {
	at := sort.Search(len(w.States), func(i int) bool { return w.States[i].ID >= id })
	for ; at < len(w.States) && w.States[at].ID == id; at++ {
		if w.States[at].Valid.Covers(day) == Yes {
			return &w.States[at]
		}
	}
	return w.states[id]
}

// Dated returns the same record seen on a day: a state with several rows is
// called by the row that holds then, so that its name is that of the time.
func (w *World) Dated(day Day) *World {
	next := *w
	next.states = make(map[StateID]*State, len(w.states))
	for id := range w.states {
		next.states[id] = w.StateOn(id, day)
	}
	return &next
}

// TreatiesOf lists the treaties in which the state has or had a part, treaties
// of all states left out, in order of id. The caller must not change it.
func (w *World) TreatiesOf(s StateID) []*Treaty { return w.byState[s] }

// TreatiesOfAll lists the treaties to which every state is a party.
func (w *World) TreatiesOfAll() []*Treaty { return w.everyone }

// Name returns the name of a state or group, or the id itself.
func (w *World) Name(id string) string {
	if s := w.states[StateID(id)]; s != nil {
		return s.Name
	}
	if g := w.groups[id]; g != nil {
		return g.Name
	}
	return id
}

// StateName returns a state's name.
func (w *World) StateName(id StateID) string { return w.Name(string(id)) }

// Measure returns the newest value of a measure at or before a year.
func (w *World) Measure(s StateID, measure string, year int) (Capability, bool) {
	var best Capability
	found := false
	for _, c := range w.capabilitiesOf(s) {
		if c.Measure == measure && c.Year <= year {
			best, found = c, true // rows are in order of year
		}
	}
	return best, found
}

// capabilitiesOf uses the order of the table: state, measure, year.
func (w *World) capabilitiesOf(s StateID) []Capability {
	lo := sort.Search(len(w.Capabilities), func(i int) bool { return w.Capabilities[i].State >= s })
	hi := lo
	for hi < len(w.Capabilities) && w.Capabilities[hi].State == s {
		hi++
	}
	return w.Capabilities[lo:hi]
}

// CapabilitiesOf lists all measures of a state in order of measure and year.
func (w *World) CapabilitiesOf(s StateID) []Capability {
	return slices.Clone(w.capabilitiesOf(s))
}
