package brief

import (
	"fmt"
	"strings"

	"casus/internal/accession"
	"casus/internal/change"
	"casus/internal/document"
	"casus/internal/world"
)

// Book is the book of forecasts as known on a day, and its scores.
type Book struct {
	Schema    string         `json:"schema"`
	Kind      string         `json:"kind"` // book
	Dossier   string         `json:"dossier"`
	AsOf      string         `json:"as_of"`
	Forecasts []BookForecast `json:"forecasts"`
	Scores    []BookScore    `json:"scores"`
	Notes     []Remark       `json:"notes"`

	world *world.World
}

// BookForecast is a row of the book.
type BookForecast struct {
	ID          string           `json:"id"`
	Made        string           `json:"made"`
	By          string           `json:"by"`
	Question    string           `json:"question"`
	Event       string           `json:"event"`
	Deadline    string           `json:"deadline"`
	Assumed     bool             `json:"deadline_assumed"`
	Words       string           `json:"words"`
	Low         *float64         `json:"low"`
	High        *float64         `json:"high"`
	Probability *float64         `json:"probability"`
	Truth       string           `json:"truth_source"`
	Outcome     string           `json:"outcome"` // yes, no, void or open
	Resolved    string           `json:"resolved"`
	Brier       *float64         `json:"brier"`     // of this forecast; nil while it is open, void or no number
	Casus       *float64         `json:"casus"`     // what casus gives today for that day, from what was then known
	BaseRate    *float64         `json:"base_rate"` // the same before any report
	Note        string           `json:"note"`
	Sources     []world.SourceID `json:"sources"`
}

// BookScore is the score of one forecaster on the decided forecasts.
type BookScore struct {
	Who   string `json:"who"`
	Title string `json:"title"`
	*accession.Score
	OverBase     *float64 `json:"brier_over_base_rate"` // its Brier less that of the base rate on the same forecasts: under 0 is better; null where not all have one
	OverNoChange float64  `json:"brier_over_no_change"` // the same for "it never comes"
}

// NewBook scores the forecasts made by a day, with the outcomes known by then.
func NewBook(w *world.World, o LikelyOptions) (*Book, error) {
	full := w
	w = w.KnownBy(o.Known)
	b := &Book{Schema: LikelySchema, Kind: "book", Dossier: w.Question.ID, AsOf: o.From.String(), Forecasts: []BookForecast{}, Scores: []BookScore{}, Notes: []Remark{}, world: w}
	clashes := map[string][]change.Clash{}
	for i := range w.Forecasts {
		row, err := bookRow(full, &w.Forecasts[i], o, clashes, i < mostWorkedOut)
		if err != nil {
			return nil, err
		}
		b.Forecasts = append(b.Forecasts, row)
	}
	b.score()
	return b, nil
}

// mostWorkedOut is for how many forecasts of a book it is worked out what casus
// gives for their days.
const mostWorkedOut = 500

// bookRow reads a row and works out what casus gives for its day. Forecasts are in
// order of the day, so that the conflicts of duty of the first on an accession,
// which take longest to work out, tell the others nothing that came later.
func bookRow(w *world.World, f *world.Forecast, o LikelyOptions, clashes map[string][]change.Clash, work bool) (BookForecast, error) {
	row := BookForecast{ID: f.ID, Made: f.Made.Text, By: f.By, Question: f.Question, Event: f.Event, Deadline: f.Deadline.Text, Assumed: f.Assumed, Words: f.Words,
		Low: f.Low, High: f.High, Probability: f.Probability, Truth: f.Truth, Outcome: orWord(f.Outcome, "open"), Resolved: f.Resolved.Text, Note: f.Note, Sources: orEmpty(f.Sources)}
	if row.Probability == nil && f.Low != nil && f.High != nil {
		middle := (*f.Low + *f.High) / 2
		row.Probability = &middle
	}
	if row.Probability != nil && (f.Outcome == "yes" || f.Outcome == "no") {
		miss := *row.Probability
		if f.Outcome == "yes" {
			miss = 1 - miss
		}
		square := miss * miss
		row.Brier = &square
	}
	edit, ok := strings.CutPrefix(f.Event, "join ")
	if !ok || !work {
		return row, nil
	}
	e, err := world.ParseEdit(world.Join, edit)
	if err != nil || w.Treaty(e.Treaty) == nil || w.State(e.State) == nil {
		return row, nil // said in words that only look like an edit
	}
	o.From, o.Known, o.Deadline, o.Clashes = f.Made.Hi, f.Made.Hi, f.Deadline, clashes[f.Event]
	l, err := NewLikely(w, e.State, e.Treaty, o)
	if err != nil {
		return row, fmt.Errorf("forecast %s: %w", f.ID, err)
	}
	clashes[f.Event] = l.clashes
	row.Casus, row.BaseRate = &l.Probability, &l.Prior.Probability
	return row, nil
}

// score compares the book with the forecasts that cost nothing.
func (b *Book) score() {
	share, decided := b.came()
	calls := b.calls(share)
	brier := func(who string) float64 {
		if s := accession.ScoreCalls(calls[who]); s != nil {
			return s.Brier
		}
		return 0
	}
	for _, who := range []struct{ id, title string }{
		{"book", "the forecasts of the book"}, {"no_change", "no change: it never comes"}, {"share", "the share that came true, known only afterwards"},
		{"book_accessions", "the book, on accessions alone"}, {"casus", "Casus for the same days, worked out now"}, {"base_rate", "the base rate for the same days"},
	} {
		s := accession.ScoreCalls(calls[who.id])
		if s == nil {
			continue
		}
		// Never to say that it comes costs 1 each time it does.
		row := BookScore{Who: who.id, Title: who.title, Score: s, OverNoChange: s.Brier - s.Came}
		switch who.id {
		case "book_accessions", "casus", "base_rate":
			over := s.Brier - brier("base_rate")
			row.OverBase = &over
		}
		b.Scores = append(b.Scores, row)
	}
	b.noteScores(share, decided, len(calls["casus"]))
}

// came is the share of the decided forecasts that came true, and how many there are.
func (b *Book) came() (share float64, decided int) {
	for i := range b.Forecasts {
		if f := &b.Forecasts[i]; f.Brier != nil {
			decided++
			share += float64(tally(f.Outcome == "yes"))
		}
	}
	return share / float64(max(decided, 1)), decided
}

// calls lists the decided forecasts of each forecaster.
func (b *Book) calls(share float64) map[string][]accession.Call {
	out := map[string][]accession.Call{}
	never := 0.0
	for i := range b.Forecasts {
		f := &b.Forecasts[i]
		if f.Brier == nil {
			continue
		}
		add := func(who string, p *float64) {
			out[who] = append(out[who], accession.Call{Probability: *p, True: f.Outcome == "yes"})
		}
		add("book", f.Probability)
		add("no_change", &never)
		add("share", &share)
		if f.Casus != nil {
			add("book_accessions", f.Probability)
			add("casus", f.Casus)
			add("base_rate", f.BaseRate)
		}
	}
	return out
}

func (b *Book) noteScores(share float64, decided, workedOut int) {
	say := func(format string, args ...any) {
		b.Notes = append(b.Notes, Remark{fmt.Sprintf(format, args...), []world.SourceID{}})
	}
	if decided > 0 && decided < 30 {
		say("%d decided forecasts say little: no score here tells skill from luck, and several are about one question.", decided)
	}
	if decided > 0 && (share == 0 || share == 1) {
		say("All decided forecasts came out alike, so that uncertainty and resolution are nothing and the score is all reliability.")
	}
	if len(b.Forecasts) > mostWorkedOut {
		say("What Casus gives is worked out for the first %d forecasts.", mostWorkedOut)
	}
	if workedOut > 0 {
		say("What Casus gives for past days uses only what was known then, but with priors and readings set by people who knew the outcome. It is no forecast made at the time.")
	}
}

// Document says the book to a reader.
func (b *Book) Document() *document.Document {
	as, _ := world.ParseDay(b.AsOf)
	d := document.New(b.world, "The book of forecasts", "As of "+as.Long()+": what was forecast, by whom, by when, and what came of it.")
	if len(b.Forecasts) == 0 {
		d.Add(document.P(document.Say("No forecast is in the book by that day.")))
		return d
	}
	b.addForecasts(d)
	b.addScores(d)
	if len(b.Notes) > 0 {
		d.Add(document.H2("What to know of it"), remarks(b.Notes))
	}
	return d
}

func (b *Book) addForecasts(d *document.Document) {
	t := document.Table{Head: []string{"Made", "By, event and deadline", "Chance", "Outcome", "Brier"}, Numeric: []bool{false, false, true, false, true}}
	same := document.Table{Caption: "The accessions: what Casus gives for the same days, and what the base rate before any report", Head: []string{"Made", "Forecast", "Chance", "Casus", "Base rate", "Outcome"}, Numeric: []bool{false, false, true, true, true}}
	number := func(p *float64, format string) document.Text {
		if p == nil {
			return document.Say("none")
		}
		return document.Say(format, *p)
	}
	for i := range b.Forecasts {
		f := &b.Forecasts[i]
		deadline := "by " + f.Deadline
		if f.Assumed {
			deadline += ", which is assumed"
		}
		chance := number(f.Probability, "%.3g")
		if f.Probability != nil && f.Low != nil && f.High != nil {
			chance = document.Say("%.3g (%.2g to %.2g)", *f.Probability, *f.Low, *f.High)
		}
		said := ""
		if f.Words != "" {
			said = fmt.Sprintf("%q, ", f.Words)
		}
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", f.Made), document.Say("%s: %s%s, %s", f.By, said, f.Event, deadline).From(f.Sources...), chance, document.Say("%s", f.Outcome), number(f.Brier, "%.3f")})
		if f.Casus != nil {
			same.Rows = append(same.Rows, []document.Text{document.Say("%s", f.Made), document.Say("%s, %s", f.ID, f.By), number(f.Probability, "%.3g"), number(f.Casus, "%.2g"), number(f.BaseRate, "%.2g"), document.Say("%s", f.Outcome)})
		}
	}
	d.Add(t)
	if len(same.Rows) > 0 {
		d.Add(same)
	}
	l := document.List{}
	for i := range b.Forecasts {
		if f := &b.Forecasts[i]; f.Note != "" {
			l.Items = append(l.Items, document.Strong("%s: ", f.ID).And(document.Say("%s Decided by: %s.", f.Note, lowerFirst(f.Truth))))
		}
	}
	if len(l.Items) > 0 {
		d.Add(document.P(document.Strong("How each is read:")), l)
	}
}

func (b *Book) addScores(d *document.Document) {
	if len(b.Scores) == 0 {
		d.Add(document.P(document.Say("None of them was decided by that day.")))
		return
	}
	d.Add(document.H2("Scores"))
	t := document.Table{Caption: "How good: 0 is best, 0.25 is a coin; less than 0 is better than what it is set against", Head: []string{"Who", "Decided", "Brier", "Log", "Over base rate", "Over no change"}, Numeric: []bool{false, true, true, true, true, true}}
	parts := document.Table{Caption: "The parts: Brier = reliability - resolution + uncertainty + within", Head: []string{"Who", "Brier", "Reliability", "Resolution", "Uncertainty", "Within"}, Numeric: []bool{false, true, true, true, true, true}}
	for _, s := range b.Scores {
		log, over := "infinite", document.Text{}
		if s.Log != nil {
			log = fmt.Sprintf("%.3f", *s.Log)
		}
		if s.OverBase != nil {
			over = document.Say("%+.4f", *s.OverBase)
		}
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", s.Title), document.Say("%d", s.N), document.Say("%.4f", s.Brier), document.Say("%s", log), over, document.Say("%+.4f", s.OverNoChange)})
		parts.Rows = append(parts.Rows, []document.Text{document.Say("%s", s.Title), document.Say("%.4f", s.Brier), document.Say("%.4f", s.Reliability), document.Say("%.4f", s.Resolution), document.Say("%.4f", s.Uncertainty), document.Say("%.4f", s.Within)})
	}
	d.Add(t, parts, document.P(document.Say("Log is the mean natural logarithm of what was given to what came, 0 at best. Within is what the chances inside one band differ by.")))
	b.addCalibration(d)
}

func (b *Book) addCalibration(d *document.Document) {
	c := document.Calibration{Title: "What was foretold and what came"}
	t := document.Table{Caption: "Calibration of the book, by the bands of ICD 203", Head: []string{"Band", "Forecasts", "Mean chance", "Came true", "Nine tenths"}, Numeric: []bool{false, true, true, true, true}}
	for _, x := range b.Scores[0].Bands {
		c.Points = append(c.Points, document.CalibrationPoint{Forecast: x.Forecast, Observed: x.Observed, Low: x.From, High: x.To, Count: x.N,
			Label: fmt.Sprintf("%s: %d forecast at %.0f %%, %.0f %% came true", x.Words, x.N, 100*x.Forecast, 100*x.Observed)})
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", x.Words), document.Say("%d", x.N), document.Say("%.3f", x.Forecast), document.Say("%.3f", x.Observed), document.Say("%.2f to %.2f", x.From, x.To)})
	}
	d.Add(document.Figure{Drawing: c, Caption: "Calibration: on the slanting line what was foretold came as often as foretold. The table holds the figures."}, t)
}

// Rows are the book as a table.
func (b *Book) Rows() (head []string, rows [][]string) {
	head = []string{"id", "made", "by", "event", "deadline", "deadline_assumed", "words", "probability", "outcome", "resolved", "brier", "casus", "base_rate"}
	number := func(p *float64) string {
		if p == nil {
			return ""
		}
		return fmt.Sprintf("%.6g", *p)
	}
	for i := range b.Forecasts {
		f := &b.Forecasts[i]
		rows = append(rows, []string{f.ID, f.Made, f.By, f.Event, f.Deadline, fmt.Sprint(f.Assumed), f.Words, number(f.Probability), f.Outcome, f.Resolved, number(f.Brier), number(f.Casus), number(f.BaseRate)})
	}
	return head, rows
}
