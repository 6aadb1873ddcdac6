package brief

import (
	"fmt"

	"casus/internal/document"
	"casus/internal/world"
)

// Document says the book to a reader.
func (b *Book) Document() *document.Document {
	as, _ := world.ParseDay(b.AsOf)
	d := document.New(b.world, "The book of forecasts", "As of "+as.Long()+": what was forecast, by whom, by when, and what came of it.")
	if len(b.Forecasts) == 0 {
		d.Add(document.P(document.Say("No forecast is in the book by that day.")))
		return d
	}
	d.Add(forecastTable(b.Forecasts))
	b.addForecasts(d)
	b.addScores(d)
	if len(b.Notes) > 0 {
		d.Add(document.H2("What to know of it"), remarks(b.Notes))
	}
	return d
}

// figureText is a figure that may not be known.
func figureText(p *float64, format string) document.Text {
	if p == nil {
		return document.Say("none")
	}
	return document.Say(format, *p)
}

// forecastTable lists forecasts with what came of them.
func forecastTable(list []BookForecast) document.Table {
	t := document.Table{Head: []string{"Made", "By, event and deadline", "Chance", "Outcome", "Brier"}, Numeric: []bool{false, false, true, false, true}}
	for i := range list {
		f := &list[i]
		deadline := "by " + f.Deadline
		if f.Assumed {
			deadline += ", which is assumed"
		}
		chance := figureText(f.Probability, "%.3g")
		if f.Probability != nil && f.Low != nil && f.High != nil {
			chance = document.Say("%.3g (%.2g to %.2g)", *f.Probability, *f.Low, *f.High)
		}
		said := ""
		if f.Words != "" {
			said = fmt.Sprintf("%q, ", f.Words)
		}
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", f.Made), document.Say("%s, %s: %s%s, %s", f.ID, f.By, said, f.Event, deadline).From(f.Sources...), chance, document.Say("%s", f.Outcome), figureText(f.Brier, "%.3f")})
	}
	return t
}

// addForecasts sets the accessions beside what casus gives, and says how each
// forecast is read.
func (b *Book) addForecasts(d *document.Document) {
	same := document.Table{Caption: "The accessions: what Casus gives for the same days, and what the base rate before any report", Head: []string{"Made", "Forecast", "Chance", "Casus", "Base rate", "Outcome"}, Numeric: []bool{false, false, true, true, true}}
	for i := range b.Forecasts {
		if f := &b.Forecasts[i]; f.Casus != nil {
			same.Rows = append(same.Rows, []document.Text{document.Say("%s", f.Made), document.Say("%s, %s", f.ID, f.By), figureText(f.Probability, "%.3g"), figureText(f.Casus, "%.2g"), figureText(f.BaseRate, "%.2g"), document.Say("%s", f.Outcome)})
		}
	}
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
