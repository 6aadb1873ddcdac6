package brief

import (
	"fmt"
	"math"
	"slices"

	"casus/internal/course"
	"casus/internal/document"
	"casus/internal/world"
)

// AlignSchema names the shape of Alignment in JSON.
const AlignSchema = "casus.align/1"

// Alignment is the course of a pair of states from the events of the record: a score
// month by month, and the points at which the relation turned.
type Alignment struct {
	Schema   string        `json:"schema"`
	A        world.StateID `json:"a"`
	B        world.StateID `json:"b"`
	From     string        `json:"from"`
	Until    string        `json:"until"`
	HalfLife float64       `json:"half_life_days"`
	Events   []AlignEvent  `json:"events"`
	Months   []AlignMonth  `json:"months"`
	Turns    []AlignTurn   `json:"turns"`
	Lowest   *AlignMonth   `json:"lowest"`
	Highest  *AlignMonth   `json:"highest"`
	Now      *AlignMonth   `json:"now"`

	world *world.World
}

// AlignEvent is an event that bears on the pair. One through a third state stands
// with the other's event toward it.
type AlignEvent struct {
	ID      string           `json:"id"`
	Date    string           `json:"date"`
	Value   float64          `json:"value"`
	Weight  float64          `json:"weight"`
	Third   world.StateID    `json:"third,omitempty"`
	With    string           `json:"with,omitempty"`
	Summary string           `json:"summary"`
	Sources []world.SourceID `json:"sources"`

	day world.Day
}

// AlignMonth is the score at the end of a month, -10 to 10.
type AlignMonth struct {
	Month     string  `json:"month"`
	Score     float64 `json:"score"`
	Effective float64 `json:"effective_events"`

	day world.Day
}

// AlignTurn is a turning point: the first event of the new level, and the events that
// did most for it.
type AlignTurn struct {
	Date   string       `json:"date"`
	Before float64      `json:"before"` // mean value of the events before
	After  float64      `json:"after"`  // and of those from then on
	Until  string       `json:"until"`
	Event  AlignEvent   `json:"event"`
	Made   []AlignEvent `json:"made_by"`
}

// NewAlignment follows a pair from one day to another.
func NewAlignment(w *world.World, a, b world.StateID, from, until world.Day) *Alignment {
	out := &Alignment{Schema: AlignSchema, A: a, B: b, From: from.String(), Until: until.String(), HalfLife: course.HalfLife,
		Events: []AlignEvent{}, Months: []AlignMonth{}, Turns: []AlignTurn{}, world: w}
	events := slices.DeleteFunc(append(course.Between(w, a, b), course.Through(w, a, b)...), func(e course.Event) bool {
		return e.Day < from || e.Day > until
	})
	c := course.New(events)
	for _, e := range c.Events() {
		out.Events = append(out.Events, out.event(e))
	}
	for _, p := range c.Monthly(until) {
		out.Months = append(out.Months, month(p))
	}
	for _, t := range c.Turns() {
		turn := AlignTurn{Date: t.Event.Day.String(), Before: round2(t.Before), After: round2(t.After), Until: t.Until.String(), Event: out.event(t.Event)}
		for _, m := range t.Makers {
			turn.Made = append(turn.Made, out.event(m))
		}
		out.Turns = append(out.Turns, turn)
	}
	if n := len(out.Months); n > 0 {
		compare := func(x, y AlignMonth) int {
			switch {
			case x.Score < y.Score:
				return -1
			case x.Score > y.Score:
				return 1
			}
			return 0
		}
		low, high := slices.MinFunc(out.Months, compare), slices.MaxFunc(out.Months, compare)
		out.Lowest, out.Highest, out.Now = &low, &high, &out.Months[n-1]
	}
	return out
}

func month(p course.Point) AlignMonth {
	return AlignMonth{p.Day.String()[:len("2006-01")], round2(p.Score), round2(p.Effective), p.Day}
}

func round2(x float64) float64 { return math.Round(x*100) / 100 }

func (a *Alignment) event(e course.Event) AlignEvent {
	out := AlignEvent{ID: e.ID, Date: e.Day.String(), Value: e.Value, Weight: e.Weight, Third: e.Third, With: e.With, Sources: []world.SourceID{}, day: e.Day}
	for _, id := range []string{e.ID, e.With} {
		for i := range a.world.Events {
			if x := &a.world.Events[i]; x.ID == id && id != "" {
				if out.Summary != "" {
					out.Summary += "; with: "
				} else {
					out.Date = x.Date.Text
				}
				out.Summary += x.Summary
				out.Sources = append(out.Sources, x.Sources...)
			}
		}
	}
	return out
}

// Document writes the course for a reader.
func (a *Alignment) Document() *document.Document {
	nameA, nameB := a.world.StateName(a.A), a.world.StateName(a.B)
	d := document.New(a.world, fmt.Sprintf("%s and %s: the course", nameA, nameB),
		fmt.Sprintf("From %s to %s, by the events of the record. A score from -10 to 10 counts an event half after each %.0f days.", longDay(a.From), longDay(a.Until), a.HalfLife))
	if len(a.Events) == 0 {
		d.Add(document.P(document.Say("The record has no event of the two in this time, and none through a third state.")))
		return d
	}
	d.Add(document.P(document.Say("Lowest in %s at %+.1f, highest in %s at %+.1f, in the end %+.1f, from %d events that tell as much as %.1f of equal weight.",
		a.Lowest.Month, a.Lowest.Score, a.Highest.Month, a.Highest.Score, a.Now.Score, len(a.Events), a.Now.Effective)))
	a.addTurns(d)
	a.addCourse(d)
	a.addEvents(d)
	return d
}

func (a *Alignment) addTurns(d *document.Document) {
	d.Add(document.H2("Turning points"))
	if len(a.Turns) == 0 {
		d.Add(document.P(document.Say("None: the events do not tell one level from another.")))
		return
	}
	for _, t := range a.Turns {
		word := "up"
		if t.After < t.Before {
			word = "down"
		}
		d.Add(document.H3("%s: %s, from %+.1f to %+.1f", t.Date[:len("2006-01")], word, t.Before, t.After))
		d.Add(document.P(document.Say("%s%s", t.Event.Summary, a.through(t.Event)).From(t.Event.Sources...)))
		var items []document.Text
		for _, m := range t.Made {
			if m.ID != t.Event.ID {
				items = append(items, document.Say("%s: %s (%+.1f)", m.Date, m.Summary, m.Value*m.Weight).From(m.Sources...))
			}
		}
		if len(items) > 0 {
			d.Add(document.P(document.Say("What else made it:")), document.List{Items: items})
		}
	}
}

// through says how an event through a third state counts.
func (a *Alignment) through(e AlignEvent) string {
	if e.Third == "" {
		return ""
	}
	side := "on one side"
	if e.Value < 0 {
		side = "on opposite sides"
	}
	return fmt.Sprintf(" (%s of %s within %d days: counts %+.1f, half of the weaker of the two)", side, a.world.StateName(e.Third), course.ThirdDays, e.Value*e.Weight)
}

func (a *Alignment) addCourse(d *document.Document) {
	from, _ := world.ParseDay(a.From)
	until, _ := world.ParseDay(a.Until)
	drawing := document.Course{Title: fmt.Sprintf("%s and %s", a.world.StateName(a.A), a.world.StateName(a.B)), From: max(from, a.Events[0].day), To: until}
	for _, e := range a.Events {
		drawing.Points = append(drawing.Points, document.CoursePoint{Day: e.day, Intensity: e.Value * e.Weight, Label: e.Summary})
	}
	for _, t := range a.Turns {
		drawing.Marks = append(drawing.Marks, document.Mark{Day: t.Event.day, Text: t.Date[:len("2006-01")]})
	}
	d.Add(document.Figure{Drawing: drawing, Caption: "Each event at its value times its weight; the table below holds the figures."})
	t := document.Table{Caption: "The score at the end of each year", Head: []string{"Year", "Score", "Effective events"}, Numeric: []bool{false, true, true}}
	for i, m := range a.Months {
		if i == len(a.Months)-1 || a.Months[i+1].Month[:4] != m.Month[:4] {
			t.Rows = append(t.Rows, []document.Text{document.Say("%s", m.Month), document.Say("%+.1f", m.Score), document.Say("%.1f", m.Effective)})
		}
	}
	d.Add(t)
}

func (a *Alignment) addEvents(d *document.Document) {
	d.Add(document.H2("The events"))
	d.Add(document.P(document.Say("An event through a third state is one that both acted on within %d days: on opposite sides it counts against the two, on one side for them, as half of the weaker.", course.ThirdDays)))
	t := document.Table{Head: []string{"Date", "Counts", "Through", "Event"}, Numeric: []bool{false, true}}
	for _, e := range a.Events {
		third := ""
		if e.Third != "" {
			third = a.world.StateName(e.Third)
		}
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", e.Date), document.Say("%+.1f", e.Value*e.Weight), document.Say("%s", third), document.Say("%s", e.Summary).From(e.Sources[:min(2, len(e.Sources))]...)})
	}
	d.Add(t)
}
