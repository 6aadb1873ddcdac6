package dataset

import (
	"io/fs"
	"strings"
)

// EventScale gives each code of events of CAMEO (Conflict and Mediation Event
// Observations) its name and its score on Goldstein's scale of conflict and
// cooperation. Goldstein, Joshua S. 1992. A Conflict-Cooperation Scale for WEIS
// Events Data. Journal of Conflict Resolution 36(2): 369-385; scores of CAMEO codes
// as in the R package icews (cameo_goldstein.csv).
type EventScale = Table[EventScore]

// EventScore is the score of one code.
type EventScore struct {
	// Code is two to four digits, the first two being one of the 20 kinds of events,
	// 01 to 20, and each further one a kind of what the code without it means. It is
	// text: 01 is not 1, and 010 not 10.
	Code  string
	Name  string
	Score float64 // -10, the most hostile, to 10, the most cooperative
	Line  int
}

// ReadEventScale reads the table.
func ReadEventScale(fsys fs.FS, name string) (EventScale, error) {
	return readOne(fsys, name, layout[EventScore]{
		kind: "event scale",
		columns: []column[EventScore]{
			{"code", func(r *EventScore, c *cell) { r.Code = eventCode(c) }},
			wordsColumn("name", func(r *EventScore) *string { return &r.Name }),
			decimalColumn("goldstein", -10, 10, func(r *EventScore) *float64 { return &r.Score }),
		},
		line:  func(r *EventScore) *int { return &r.Line },
		key:   func(r *EventScore) string { return "code " + r.Code },
		whole: scaleWhole,
	})
}

// eventCode reads a code of CAMEO.
func eventCode(c *cell) string {
	s := c.text
	digits := strings.Trim(s, "0123456789") == ""
	switch {
	case digits && len(s) == 1 && s != "0":
		c.fault("%q is not a code of an event; a zero before it is lost: 0%s", s, s)
	case !digits || len(s) < 2 || len(s) > 4 || s < "01" || s[:2] > "20":
		c.fault("%q is not a code of an event, two to four digits that begin with 01 to 20; a zero before it may be lost", s)
	default:
		return s
	}
	return ""
}

// scaleWhole refuses a code of which the broader one is missing.
func scaleWhole(rows []EventScore, note notes) {
	has := map[string]bool{}
	for i := range rows {
		has[rows[i].Code] = true
	}
	for i := range rows {
		if code := rows[i].Code; len(code) > 2 && !has[code[:len(code)-1]] {
			note(rows[i].Line, "code %s has no broader code %s in the table; the file is cut, or a zero before the code is lost", code, code[:len(code)-1])
		}
	}
}
