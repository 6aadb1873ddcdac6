package record

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"casus/internal/world"
)

// Schema names the shape of Record in JSON.
const Schema = "casus.record/1"

// Record is a dossier as it was known on a day, after edits.
type Record struct {
	Schema    string     `json:"schema"` // casus.record/1
	Edits     []string   `json:"edits"`  // made, as they are written on the command line
	On        string     `json:"on"`     // the day for which membership is told
	KnownBy   string     `json:"known_by,omitempty"`
	Question  Question   `json:"question"`
	States    []State    `json:"states"`
	Groups    []Group    `json:"groups"`
	Places    []Place    `json:"places"`
	Treaties  []Treaty   `json:"treaties"`
	Readings  []Reading  `json:"readings"`
	Claims    []Claim    `json:"claims"`
	Events    []Event    `json:"events"`
	Responses []Response `json:"responses"`
	Sources   []Source   `json:"sources"`
}

// Provenance says where a row comes from and how far it is trusted.
type Provenance struct {
	Sources    []world.SourceID `json:"sources"`
	Confidence string           `json:"confidence,omitempty"` // high, medium or low
	Note       string           `json:"note,omitempty"`
	Unverified bool             `json:"unverified,omitempty"` // it rests on memory alone
}

func provenance(p world.Provenance) Provenance {
	return Provenance{Sources: list(p.Sources), Confidence: p.Confidence, Note: p.Note, Unverified: p.Unverified()}
}

// list is a copy that is never null.
func list[T any](rows []T) []T { return append([]T{}, rows...) }

// rows makes one row of the answer for each of the record.
func rows[A, B any](in []A, row func(*A) B) []B {
	out := make([]B, len(in))
	for i := range in {
		out[i] = row(&in[i])
	}
	return out
}

// New tells the record w, in which the edits have been made, for a day. knownBy is
// the day to which knowledge is limited, or the distant future.
func New(w *world.World, edits []world.Edit, on, knownBy world.Day) *Record {
	r := &Record{Schema: Schema, Edits: editTexts(edits), On: on.String(), Question: question(&w.Question),
		States: states(w, on), Groups: rows(w.Groups, group), Places: rows(w.Places, place), Readings: []Reading{},
		Claims: rows(w.Claims, claim), Events: rows(w.Events, event), Responses: rows(w.Responses, response)}
	if knownBy != world.DistantFuture {
		r.KnownBy = knownBy.String()
	}
	for _, t := range w.Treaties {
		r.Treaties = append(r.Treaties, treaty(t, on))
		r.Readings = append(r.Readings, rows(t.Readings, func(x *world.Reading) Reading { return reading(t, x) })...)
	}
	r.Treaties = list(r.Treaties)
	slices.SortStableFunc(r.Readings, func(a, b Reading) int { return strings.Compare(a.ID, b.ID) })
	r.Sources = sources(w, knownBy)
	return r
}

func editTexts(edits []world.Edit) []string {
	return rows(edits, func(e *world.Edit) string { return e.String() })
}

// State is a state by its codes and name of the day.
type State struct {
	ID        world.StateID `json:"id"`
	Name      string        `json:"name"`
	Aliases   []string      `json:"aliases"`
	Numeric   string        `json:"numeric,omitempty"` // ISO 3166-1 numeric, three digits; left out where it has none
	COW       int           `json:"cow,omitempty"`     // Correlates of War number
	COWLetter string        `json:"cow_letters,omitempty"`
	Focus     bool          `json:"focus"` // among the states that the dossier looks at
	Capital   string        `json:"capital,omitempty"`
	Lat       *float64      `json:"lat"` // of the capital; null where it is unknown
	Lon       *float64      `json:"lon"`
	Region    string        `json:"region,omitempty"`
	Subregion string        `json:"subregion,omitempty"`
	From      string        `json:"from,omitempty"` // since when the codes and the name hold
	To        string        `json:"to,omitempty"`
	Provenance
}

func states(w *world.World, on world.Day) []State {
	out := []State{}
	var last world.StateID
	for i := range w.States {
		if w.States[i].ID == last {
			continue // a state with several rows is told by that of the day
		}
		last = w.States[i].ID
		s := w.StateOn(last, on)
		out = append(out, State{ID: s.ID, Name: s.Name, Aliases: list(s.Aliases), Numeric: numeric(s.ID), COW: s.COW, COWLetter: s.COWLetter,
			Focus: slices.Contains(w.Question.Focus, s.ID), Capital: s.Capital, Lat: s.Lat, Lon: s.Lon, Region: s.Region, Subregion: s.Subregion,
			From: s.Valid.From.Text, To: s.Valid.To.Text, Provenance: provenance(s.Provenance)})
	}
	return out
}

// Group is an actor that is no state; who sponsors it is an allegation.
type Group struct {
	ID       string          `json:"id"`
	Name     string          `json:"name"`
	Aliases  []string        `json:"aliases"`
	Kind     string          `json:"kind,omitempty"`
	Sponsors []world.StateID `json:"alleged_sponsors"`
	Accusers []world.StateID `json:"accusers"`
	Provenance
}

func group(g *world.Group) Group {
	return Group{ID: g.ID, Name: g.Name, Aliases: list(g.Aliases), Kind: g.Kind, Sponsors: list(g.Sponsors), Accusers: list(g.Accusers), Provenance: provenance(g.Provenance)}
}

// Place is a named part of a state's territory, or open water.
type Place struct {
	ID      string        `json:"id"`
	Name    string        `json:"name"`
	Aliases []string      `json:"aliases"`
	Of      world.StateID `json:"of,omitempty"`
}

func place(p *world.Place) Place {
	return Place{ID: p.ID, Name: p.Name, Aliases: list(p.Aliases), Of: p.Of}
}

// Source is where something is known from. Reliability has the letters that the
// editors gave for it in grades of claims (A is best), or is left out.
type Source struct {
	ID          world.SourceID `json:"id"`
	Title       string         `json:"title"`
	Kind        string         `json:"kind,omitempty"`
	Publisher   string         `json:"publisher,omitempty"`
	Date        string         `json:"date,omitempty"`
	URL         string         `json:"url,omitempty"`
	Note        string         `json:"note,omitempty"`
	Reliability string         `json:"reliability,omitempty"`
}

// sources leaves out those that appeared after the day of knowledge.
func sources(w *world.World, knownBy world.Day) []Source {
	letters := map[world.SourceID][]string{}
	for i := range w.Claims {
		c := &w.Claims[i]
		if c.Grade != "" && c.Root != "" && !slices.Contains(letters[c.Root], c.Grade[:1]) {
			letters[c.Root] = append(letters[c.Root], c.Grade[:1])
		}
	}
	out := []Source{}
	for i := range w.Sources {
		s := &w.Sources[i]
		if knownBy != world.DistantFuture && s.Date.By(knownBy) == world.No {
			continue
		}
		out = append(out, Source{ID: s.ID, Title: s.Title, Kind: s.Kind, Publisher: s.Publisher, Date: s.Date.Text, URL: s.URL, Note: s.Note,
			Reliability: strings.Join(slices.Sorted(slices.Values(letters[s.ID])), "/")})
	}
	return out
}

// numeric is the ISO 3166-1 numeric code, by which maps name states.
func numeric(id world.StateID) string {
	region, err := language.ParseRegion(string(id))
	if err != nil || region.ISO3() != string(id) || region.M49() == 0 {
		return ""
	}
	n := region.M49()
	return string([]byte{byte('0' + n/100%10), byte('0' + n/10%10), byte('0' + n%10)})
}
