package brief

import (
	"fmt"
	"strings"

	"casus/internal/accession"
	"casus/internal/change"
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

// newBookForecast reads a row, with its score where it is decided. Of a range
// without a chance the middle counts.
func newBookForecast(f *world.Forecast) BookForecast {
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
	return row
}

// foretold lists what the book holds on the accession, as known on the day.
func (l *Likely) foretold() []BookForecast {
	out := []BookForecast{}
	for i := range l.world.Forecasts {
		if f := &l.world.Forecasts[i]; f.Event == fmt.Sprintf("join %s:%s", l.State, l.Treaty) {
			out = append(out, newBookForecast(f))
		}
	}
	return out
}

// bookRow reads a row and works out what casus gives for its day. Forecasts are in
// order of the day, so that the conflicts of duty of the first on an accession,
// which take longest to work out, tell the others nothing that came later.
func bookRow(w *world.World, f *world.Forecast, o LikelyOptions, clashes map[string][]change.Clash, work bool) (BookForecast, error) {
	row := newBookForecast(f)
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
