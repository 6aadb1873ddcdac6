package newsdesk

import (
	"cmp"
	"fmt"
	"strings"

	"casus/internal/accord"
	"casus/internal/claim"
	"casus/internal/gazetteer"
	"casus/internal/intake"
	"casus/internal/statement"
	"casus/internal/timex"
	"casus/internal/world"
)

// Desk reads reports against a record. It keeps buffers: one goroutine at a
// time.
type Desk struct {
	w          *world.World
	names      *gazetteer.Gazetteer
	statements *statement.Reader
	// Done is told of each report that is read; it may be nil.
	Done func()
}

// New makes a desk that knows the treaties and states of a record and the names
// of dictionaries.
func New(w *world.World, names *gazetteer.Gazetteer) *Desk {
	return &Desk{w: w, names: names, statements: statement.NewReader(names, accord.New(w), dates)}
}

// dates finds the dates of an English text. What has no place in the calendar
// ("recently") is left out.
func dates(text string, on world.Day) []claim.Date {
	var out []claim.Date
	for _, m := range timex.Find(text, on) {
		if !m.Dated || m.Kind == "SET" {
			continue
		}
		if named(text, m.Start) {
			m = yearAlone(m)
		}
		out = append(out, claim.Date{Words: m.Text, Value: string(m.Value), From: m.From, To: m.To, Span: claim.Span{Start: m.Start, End: m.End}})
	}
	return out
}

// named tells a season that is part of a name: the Arab Spring, the Prague Spring.
func named(text string, start int) bool {
	before := strings.TrimRight(text[:start], " ")
	return strings.HasSuffix(before, "Arab") || strings.HasSuffix(before, "Prague")
}

// yearAlone is the year of a mention without its season.
func yearAlone(m timex.Mention) timex.Mention {
	year, _, _ := strings.Cut(string(m.Value), "-")
	m.Value = timex.Value(year)
	if from, to, ok := m.Value.Days(); ok {
		m.From, m.To = from, to
	}
	return m
}

// Options say what is known of reports that do not say it themselves.
type Options struct {
	Dateline string // date of reports without one: 2026-01-14; empty: not known
	Lang     string // language of all reports; empty: found for each
}

// Read reads reports and puts those of one root together. faults are what could
// not be taken in; they are told in the result.
func (d *Desk) Read(reports []intake.Report, faults []error, opt Options) *Result {
	res := &Result{Schema: Schema, Reports: []Report{}, Clusters: []Cluster{}, Faults: []string{}}
	for _, err := range faults {
		res.Faults = append(res.Faults, err.Error())
	}
	read := make([]mainReading, 0, len(reports))
	for i := range reports {
		r, m := d.report(&reports[i], opt)
		res.Reports, read = append(res.Reports, r), append(read, m)
	}
	g := group(read)
	for i := range res.Reports {
		if r := &res.Reports[i]; r.Coded != "export" {
			d.code(r, read[i])
			promote(r)
		}
		if d.Done != nil {
			d.Done()
		}
	}
	res.cluster(g)
	promoteAcross(res.Reports)
	return res
}

func (d *Desk) report(in *intake.Report, opt Options) (Report, mainReading) {
	r := Report{File: in.File, URL: in.URL, Outlet: in.Outlet, Title: in.Title, Date: in.Date, DateFrom: in.DateFrom, Lang: cmp.Or(opt.Lang, in.Lang),
		LangFrom: in.LangFrom, Kind: in.Kind, Text: in.Text, Claims: []Claim{}, Events: []Event{}, Unknown: []string{}, Notes: []string{}}
	if in.Line > 0 {
		r.File = fmt.Sprintf("%s:%d", in.File, in.Line)
	}
	if in.ID != "" && in.Line > 0 {
		r.File = in.ID
	}
	r.Notes = append(r.Notes, in.Note...)
	if opt.Dateline != "" && (r.Date == "" || r.DateFrom == intake.FromText || r.DateFrom == intake.FromURL) {
		r.Date, r.DateFrom = opt.Dateline, "--dateline"
	}
	r.day = dayOf(r.Date)
	if r.day == gazetteer.NoDay {
		r.Date, r.DateFrom = "", ""
		r.Notes = append(r.Notes, "The date of the report is not known, so that words such as \"this week\" have no date; give it with --dateline.")
	}
	if in.Event != nil {
		d.exported(&r, in.Event)
		return r, mainReading{}
	}
	m := d.main(&r)
	r.Title = cmp.Or(r.Title, headline(r.Text))
	return r, m
}

// headline is the first line of a text where it stands alone and is no sentence.
func headline(text string) string {
	line, rest, ok := strings.Cut(strings.TrimSpace(text), "\n")
	line = strings.TrimSpace(line)
	if !ok || !strings.HasPrefix(rest, "\n") || len(line) > 160 || line == "" || strings.HasSuffix(line, ".") {
		return ""
	}
	return line
}

// DateOf reads a date that stands alone in a text, for the readers of reports; a
// language that is not known is taken for English.
func DateOf(lang, text string) (string, bool) {
	if lang == intake.Unknown {
		lang = "en"
	}
	day, err := timex.ReadDate(lang, text)
	if err != nil {
		return "", false
	}
	return day.String(), true
}

// dayOf reads the day of a date of a report; NoDay where there is none.
func dayOf(date string) world.Day {
	day, _, _ := strings.Cut(date, "T")
	if parsed, err := world.ParseDate(day); err == nil && parsed.Known() {
		return parsed.Lo
	}
	return gazetteer.NoDay
}
