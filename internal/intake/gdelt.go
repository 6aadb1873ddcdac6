package intake

import (
	"bufio"
	"bytes"
	"unicode/utf8"
)

// gdeltColumns is how many columns a row of GDELT 2.0 events has; GDELT 1.0 has
// 57 or 58.
const gdeltColumns = 61

// GDELT is a row of the event export of GDELT 2.0, in the codes that the row has
// (GDELT Event Database Data Format Codebook V2.0). "" is not given.
type GDELT struct {
	ID     string // GlobalEventID
	Day    string // of the event as coded, 2026-01-14
	Added  string // when the row came into GDELT, 2026-01-14T17:00:00Z
	URL    string // of the first report found, as the row has it
	Actor1 GDELTActor
	Actor2 GDELTActor
	IsRoot bool   // the event was found in the lead of the report
	Code   string // CAMEO event code: its text, as leading zeros count
	Base   string // CAMEO code of the second level
	Root   string // CAMEO code of the first level
	Quad   int    // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict

	Goldstein *float64 // score of the code in [-10, 10]; nil where it has none
	Mentions  int      // in the first 15 minutes
	Sources   int
	Articles  int
	Tone      *float64 // average tone of the reports; nil where not given

	Place1 GDELTPlace // of the first actor
	Place2 GDELTPlace // of the second actor
	Where  GDELTPlace // of the event
}

// GDELTActor is one actor in CAMEO codes.
type GDELTActor struct {
	Code     string // all its codes in one
	Name     string
	Country  string // three letters
	Group    string // known group
	Ethnic   string
	Religion []string // up to 2
	Role     []string // up to 3 type codes, such as GOV or MIL
}

// GDELTPlace is a place that was found in the report.
type GDELTPlace struct {
	Type      int // 0 none, 1 country, 2 state of the US, 3 city of the US, 4 city elsewhere, 5 division elsewhere
	Name      string
	Country   string // FIPS 10-4, two letters
	ADM1      string
	ADM2      string
	Lat, Long *float64 // degrees; nil where not given
	Feature   string
}

// looksGDELT knows an export, of either version, by its first row: two numbers,
// the second a day, and many columns.
func looksGDELT(start []byte) bool {
	line, _, _ := bytes.Cut(start, []byte("\n"))
	first, rest, _ := bytes.Cut(line, []byte("\t"))
	second, rest, ok := bytes.Cut(rest, []byte("\t"))
	return ok && digits(string(first)) && len(second) == 8 && digits(string(second)) && bytes.Count(rest, []byte("\t")) >= 40
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// gdelt reads an export: one event a line.
func (in *intake) gdelt(e *emitter, s source, r *bufio.Reader) {
	in.eachLine(e, s, r, func(line []byte) (Report, error) { return readGDELT(s, line) })
}

// readGDELT makes a report of a row. It has no text: what the row says is in
// Event. Its date is that on which it was added, which is known to the quarter of
// an hour; the day of the event is GDELT's own reading.
func readGDELT(s source, line []byte) (Report, error) {
	r := Report{File: s.item, Kind: KindGDELT, Lang: Unknown}
	if !utf8.Valid(line) {
		return r, refuse("is not UTF-8, which exports are")
	}
	c := &cells{}
	if !c.split(string(line)) {
		return r, refuse("has %d columns; a row of GDELT 2.0 events has %d, parted by tabs", bytes.Count(line, []byte("\t"))+1, gdeltColumns)
	}
	event := c.event()
	if err := c.err(); err != nil {
		return r, err
	}
	r.Event, r.ID = event, event.ID
	r.Date, r.DateFrom = event.Added, FromFeed
	r.setURL(event.URL)
	r.finishOutlet()
	return r, nil
}
