package brief

import (
	"fmt"
	"slices"
	"strings"

	"casus/internal/document"
	"casus/internal/world"
)

// Relation is the course of a pair of states, from the events.
type Relation struct {
	A       world.StateID `json:"a"`
	B       world.StateID `json:"b"`
	From    string        `json:"from"`
	Events  []EventLine   `json:"events"`
	Years   []YearLine    `json:"years"`
	Context []EventLine   `json:"context"` // events with a third state that the report names
	Turns   []AlignTurn   `json:"turns"`
}

// EventLine is an event as a reader sees it.
type EventLine struct {
	ID        string           `json:"id"`
	Date      string           `json:"date"`
	Initiator world.StateID    `json:"initiator"`
	Target    world.StateID    `json:"target"`
	Summary   string           `json:"summary"`
	Stance    string           `json:"stance"`
	Intensity float64          `json:"intensity"`
	Goldstein *float64         `json:"goldstein"`
	Sources   []world.SourceID `json:"sources"`

	date world.Date
}

// YearLine sums a year of a relation up.
type YearLine struct {
	Year   int     `json:"year"`
	Events int     `json:"events"`
	Mean   float64 `json:"mean_intensity"`
	Worst  string  `json:"worst"`
	Best   string  `json:"best"`
}

func (b *Brief) relation() *Relation {
	q := b.before.Question
	if q.RelationA == "" {
		return nil
	}
	r := &Relation{A: q.RelationA, B: q.RelationB, From: q.RelationFrom.Text, Events: []EventLine{}, Years: []YearLine{}, Context: []EventLine{}}
	pair := func(s world.StateID) bool { return s == r.A || s == r.B }
	for _, e := range b.before.Events {
		if q.RelationFrom.Known() && e.Date.Hi < q.RelationFrom.Lo || e.Date.Lo > b.asOf {
			continue
		}
		switch {
		case pair(e.Initiator) && pair(e.Target):
			r.Events = append(r.Events, b.eventLine(e))
		case e.InReport && (pair(e.Initiator) || pair(e.Target)) && !slices.Contains(b.members, e.Initiator) != !slices.Contains(b.members, e.Target):
			r.Context = append(r.Context, b.eventLine(e))
		}
	}
	r.sumYears()
	from := world.DistantPast
	if q.RelationFrom.Known() {
		from = q.RelationFrom.Lo
	}
	r.Turns = NewAlignment(b.before, r.A, r.B, from, b.asOf).Turns
	return r
}

// turnSentence names the turning points after the events that made them.
func (b *Brief) turnSentence() document.Text {
	text := document.Say("The relation turned, by its events and those of each toward third states (casus align):")
	for i, t := range b.Relation.Turns {
		word := "up"
		if t.After < t.Before {
			word = "down"
		}
		end := ";"
		if i == len(b.Relation.Turns)-1 {
			end = "."
		}
		through := ""
		if t.Event.Third != "" {
			through = " over " + b.after.StateName(t.Event.Third)
		}
		text = text.And(document.Say(" %s in %s%s (%s)%s", word, t.Date[:len("2006-01")], through, t.Event.Summary, end).From(t.Event.Sources[:min(2, len(t.Event.Sources))]...))
	}
	return text
}

func (b *Brief) eventLine(e world.Event) EventLine {
	l := EventLine{ID: e.ID, Date: e.Date.Text, Initiator: e.Initiator, Target: e.Target, Summary: e.Summary, Stance: e.Stance, Intensity: e.Intensity, Sources: orEmpty(e.Sources), date: e.Date}
	if c := b.before.EventCode(e.CAMEO); c != nil {
		l.Goldstein = &c.Goldstein
	}
	return l
}

func (r *Relation) sumYears() {
	for _, e := range r.Events {
		year, _, _ := e.date.Lo.Civil()
		if n := len(r.Years); n == 0 || r.Years[n-1].Year != year {
			r.Years = append(r.Years, YearLine{Year: year})
		}
		y := &r.Years[len(r.Years)-1]
		y.Mean = (y.Mean*float64(y.Events) + e.Intensity) / float64(y.Events+1)
		y.Events++
	}
	for i := range r.Years {
		y := &r.Years[i]
		y.Mean = float64(int(y.Mean*100+copySign(0.5, y.Mean))) / 100
		worst, best := 11.0, -11.0
		for _, e := range r.Events {
			if year, _, _ := e.date.Lo.Civil(); year != y.Year {
				continue
			}
			if e.Intensity < worst && e.Intensity < 0 {
				worst, y.Worst = e.Intensity, e.Summary
			}
			if e.Intensity > best && e.Intensity > 0 {
				best, y.Best = e.Intensity, e.Summary
			}
		}
	}
}

func copySign(x, sign float64) float64 {
	if sign < 0 {
		return -x
	}
	return x
}

// lowest and turn name the course in two numbers: the year of the lowest mean,
// and the first year after it from which the mean stayed above zero.
func (r *Relation) lowest() (low YearLine, turn int) {
	if len(r.Years) == 0 {
		return YearLine{}, 0
	}
	at := 0
	for i, y := range r.Years {
		if y.Mean < r.Years[at].Mean {
			at = i
		}
	}
	for i := len(r.Years) - 1; i > at && r.Years[i].Mean > 0; i-- {
		turn = r.Years[i].Year
	}
	return r.Years[at], turn
}

func (b *Brief) relationSentence() document.Text {
	r := b.Relation
	low, turn := r.lowest()
	if len(r.Years) == 0 {
		return document.Say("The record holds no event between %s and %s.", b.after.StateName(r.A), b.after.StateName(r.B))
	}
	text := document.Say("%s and %s: %d events since %s. The year with the lowest mean is %d (%.1f on a scale of -10 to 10: %s)",
		b.after.StateName(r.A), b.after.StateName(r.B), len(r.Events), r.From, low.Year, low.Mean, low.Worst)
	if turn > 0 {
		text = text.And(document.Say("; from %d on every year with events has a mean above zero", turn))
	}
	return text.And(document.Say("."))
}

func (b *Brief) addRelation(d *document.Document) {
	r := b.Relation
	if r == nil {
		return
	}
	d.Add(document.H2("How %s and %s came here", b.after.StateName(r.A), b.after.StateName(r.B)), document.P(b.relationSentence()))
	if len(r.Turns) > 0 {
		d.Add(document.P(b.turnSentence()))
	}
	if len(r.Events) == 0 {
		return
	}
	d.Add(document.Figure{Drawing: b.courseDrawing(), Caption: "Events by day: circles above the line are cooperative, squares below hostile; height is the editors' estimate on Goldstein's scale. The table holds them all."})
	t := document.Table{Head: []string{"Year", "Events", "Mean", "Most hostile", "Most cooperative"}, Numeric: []bool{false, true, true}}
	for _, y := range r.Years {
		t.Rows = append(t.Rows, []document.Text{document.Say("%d", y.Year), document.Say("%d", y.Events), document.Say("%+.1f", y.Mean), document.Say("%s", y.Worst), document.Say("%s", y.Best)})
	}
	d.Add(t)
	all := document.Table{Caption: "Every event of the pair", Head: []string{"Date", "Event", "Intensity"}, Numeric: []bool{false, false, true}}
	for _, e := range r.Events {
		all.Rows = append(all.Rows, []document.Text{document.Say("%s", e.Date), document.Say("%s", e.Summary).From(e.Sources...), document.Say("%+.0f", e.Intensity)})
	}
	d.Add(all)
	if len(r.Context) > 0 {
		d.Add(document.P(document.Strong("Named by the report, with a third state:")))
		l := document.List{}
		for _, e := range r.Context {
			l.Items = append(l.Items, document.Say("%s: %s", e.Date, e.Summary).From(e.Sources...))
		}
		d.Add(l)
	}
}

// courseDrawing marks the most hostile and the most cooperative events by name.
func (b *Brief) courseDrawing() document.Course {
	r := b.Relation
	c := document.Course{Title: fmt.Sprintf("Events between %s and %s", b.after.StateName(r.A), b.after.StateName(r.B)), From: r.Events[0].date.Lo, To: b.asOf}
	if b.before.Question.RelationFrom.Known() {
		c.From = b.before.Question.RelationFrom.Lo
	}
	for _, e := range r.Events {
		c.Points = append(c.Points, document.CoursePoint{Day: middle(e.date), Intensity: e.Intensity, Label: e.Date + ": " + e.Summary})
	}
	sorted := slices.Clone(r.Events)
	slices.SortStableFunc(sorted, func(x, y EventLine) int { return int(x.Intensity*10) - int(y.Intensity*10) })
	pick := sorted
	if len(sorted) > 4 {
		pick = append(slices.Clone(sorted[:2]), sorted[len(sorted)-2:]...)
	}
	slices.SortStableFunc(pick, func(x, y EventLine) int { return int(x.date.Lo - y.date.Lo) })
	for _, e := range pick {
		c.Marks = append(c.Marks, document.Mark{Day: middle(e.date), Text: e.Date + " " + headline(e.Summary)})
	}
	return c
}

func middle(d world.Date) world.Day { return d.Lo + (d.Hi-d.Lo)/2 }

// headline keeps the first words of a summary.
func headline(s string) string {
	const most = 34
	s, _, _ = strings.Cut(s, ";")
	if len(s) <= most {
		return s
	}
	cut := strings.LastIndex(s[:most], " ")
	if cut < 0 {
		cut = most
	}
	return s[:cut] + "…"
}
