package dossier

import (
	"casus/internal/world"
)

// forecastsFile is the book of forecasts: rows are only ever added to it.
const forecastsFile = "forecasts.csv"

func (l *loader) readForecasts() {
	l.readTable(forecastsFile, false, forecastColumns, func(t *table) {
		f := world.Forecast{
			ID: t.key("forecast", "id"), Made: t.needDate("made"), By: t.need("by"), Question: t.need("question"), Event: t.need("event"),
			Deadline: t.needDate("deadline"), Assumed: t.mark("assumed"), Words: t.text("words"), Low: t.chance("low"), High: t.chance("high"),
			Probability: t.chance("probability"), Truth: t.need("truth_source"), Outcome: t.word("outcome", world.Outcomes), Resolved: t.date("resolved"),
			Provenance: t.provenance(),
		}
		t.forecastWhole(&f)
		l.tables.Forecasts = append(l.tables.Forecasts, f)
	})
}

// chance reads a probability, nil where the field is empty.
func (t *table) chance(column string) *float64 {
	v := t.number(column)
	if v != nil && !(*v >= 0 && *v <= 1) {
		t.l.fault(t.at(column), t.text(column), "%s %g is not a probability from 0 to 1", column, *v)
		return nil
	}
	return v
}

// forecastWhole looks across the fields of a row.
func (t *table) forecastWhole(f *world.Forecast) {
	if f.Made.Known() && f.Deadline.Known() && f.Deadline.Hi < f.Made.Lo {
		t.l.fault(t.at("deadline"), f.Deadline.Text, "the deadline %s is before the forecast was made, on %s", f.Deadline.Text, f.Made.Text)
	}
	if f.Low != nil && f.High != nil && *f.Low > *f.High {
		t.l.fault(t.at("low"), t.text("low"), "low %g is over high %g", *f.Low, *f.High)
	}
	if p := f.Probability; p != nil && (f.Low != nil && *f.Low > *p || f.High != nil && *p > *f.High) {
		t.l.fault(t.at("probability"), t.text("probability"), "the probability %g is not between low and high", *p)
	}
	switch {
	case f.Outcome != "" && !f.Resolved.Known():
		t.l.fault(t.at("resolved"), "", "resolved is empty; an outcome needs the date from which it was known")
	case f.Outcome == "" && f.Resolved.Known():
		t.l.fault(t.at("outcome"), "", "outcome is empty; resolved %s needs one of yes, no, void", f.Resolved.Text)
	case f.Resolved.Known() && f.Made.Known() && f.Resolved.Hi < f.Made.Lo:
		t.l.fault(t.at("resolved"), f.Resolved.Text, "resolved %s is before the forecast was made, on %s", f.Resolved.Text, f.Made.Text)
	}
}

func forecastsSheet(rows []world.Forecast) *sheet {
	s := newSheet(forecastsFile, forecastColumns)
	for _, r := range rows {
		s.row(r.ID, r.Made.Text, r.By, r.Question, r.Event, r.Deadline.Text, mark(r.Assumed), r.Words, optional(r.Low), optional(r.High), optional(r.Probability),
			r.Truth, r.Outcome, r.Resolved.Text, join(s, r.Sources), r.Confidence, r.Note)
	}
	return s
}
