package intake

import (
	"net/mail"
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	dayLayout    = "2006-01-02"
	momentLayout = "2006-01-02T15:04:05Z"
)

// isoMoments are the forms of ISO 8601 that carry their zone.
var isoMoments = []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z0700",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 -0700", "20060102T150405Z07:00"}

// isoLocals are forms without a zone: the moment is not known, the day is.
var isoLocals = []string{dayLayout, "20060102", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04",
	"2006-01-02T15:04:05.999999999"}

// zones are the names of RFC 822, in hours from UTC. Any other name says nothing
// certain.
var zones = map[string]int{"UT": 0, "GMT": 0, "UTC": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}

// exactDate reads a date in a form of ISO 8601 or RFC 822: a day, or a moment in
// UTC. note says what the reader of the date should know.
func exactDate(text string) (date, note string, ok bool) {
	text = strings.TrimSpace(text)
	if len(text) < 8 || len(text) > 64 {
		return "", "", false
	}
	for _, layout := range isoMoments {
		if t, err := time.Parse(layout, text); err == nil {
			return moment(t, text)
		}
	}
	for _, layout := range isoLocals {
		if t, err := time.Parse(layout, text); err == nil && t.Year() > 0 {
			return t.Format(dayLayout), "", true
		}
	}
	return mailDate(text)
}

// mailDate reads RFC 822 and its heirs. A zone by name is taken only where the
// standard defines it; the clock of another one is not known, its day is.
func mailDate(text string) (date, note string, ok bool) {
	fields := strings.Fields(text)
	name := fields[len(fields)-1]
	offset, known := zones[strings.ToUpper(name)]
	named := strings.IndexFunc(name, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
	if named {
		text = strings.Join(append(fields[:len(fields)-1:len(fields)-1], "+0000"), " ")
	}
	t, err := mail.ParseDate(text)
	if err != nil || t.Year() <= 0 {
		return "", "", false
	}
	if named && !known {
		return t.Format(dayLayout), "the zone " + name + " of the date is not known: only its day is taken", true
	}
	if named {
		t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.FixedZone(name, offset*3600))
	}
	return moment(t, text)
}

// moment gives a time in UTC. Where that is another day than the one written,
// the reader is told, as "today" in the report means the latter.
func moment(t time.Time, text string) (date, note string, ok bool) {
	utc := t.UTC()
	if t.Year() <= 0 || utc.Year() <= 0 || utc.Year() > 9999 {
		return "", "", false
	}
	if t.Day() != utc.Day() {
		note = "the date as written, " + text + ", is of another day than in UTC"
	}
	return utc.Format(momentLayout), note, true
}

// validDate says whether a date has one of the two forms of Report.Date.
func validDate(date string) bool {
	for _, layout := range []string{dayLayout, momentLayout} {
		if t, err := time.Parse(layout, date); err == nil && t.Year() > 0 {
			return true
		}
	}
	return false
}

// readDate reads a date in an exact form, else by Options.Dates.
func (o Options) readDate(lang, text string) (date, note string, ok bool) {
	if date, note, ok = exactDate(text); ok || o.Dates == nil {
		return date, note, ok
	}
	text = head(strings.TrimSpace(text), 200)
	if date, ok = o.Dates(lang, text); !ok || !validDate(date) {
		return "", "", false
	}
	return date, "", true
}

// setDate takes a date that a source gives, or notes that it cannot be read.
func (r *Report) setDate(o Options, text, from string) {
	if r.Date != "" || strings.TrimSpace(text) == "" {
		return
	}
	date, note, ok := o.readDate(r.Lang, text)
	if !ok {
		r.note("the date " + quote(text) + " (" + from + ") is not read; 2026-01-14, 2026-01-14T17:01:00Z and RFC 822 are")
		return
	}
	r.Date, r.DateFrom = date, from
	if note != "" {
		r.note(note)
	}
}

// isDateLine says whether a line may be nothing but a date: short, more than a
// third of its words with digits, and none of those a whole sentence, as in
// scripts without spaces. A reader of dates may find one in a headline, too.
func isDateLine(line string) bool {
	words := strings.Fields(line)
	digits := 0
	for _, word := range words {
		if strings.IndexFunc(word, unicode.IsDigit) >= 0 {
			if digits++; countLetters(word) > 10 {
				return false
			}
		}
	}
	return len(line) <= 80 && len(words) <= 8 && 20*digits >= 7*len(words) && digits > 0
}

// dateline is the opening of a paragraph before the dash that parts place and
// date from the report; "" where there is none.
func dateline(paragraph string) string {
	opening := head(paragraph, 160)
	at := -1
	for _, dash := range []string{" - ", " – ", " — ", " -- "} {
		if i := strings.Index(opening, dash); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 || at > 100 || strings.IndexFunc(opening[:at], unicode.IsDigit) < 0 {
		return ""
	}
	return opening[:at]
}

// finishDate looks for a date that no field gave: in the address, then in the
// dateline.
func (r *Report) finishDate(o Options) {
	if r.Date == "" {
		if date, ok := urlDate(r.URL); ok {
			r.Date, r.DateFrom = date, FromURL
		}
	}
	if r.Date != "" {
		return
	}
	first, _, _ := strings.Cut(r.Text, "\n\n")
	for _, part := range datelineParts(dateline(first)) {
		if date, _, ok := o.readDate(r.Lang, part); ok {
			r.Date, r.DateFrom = date, FromDateline
			return
		}
	}
}

// datelineParts are what may be the date of a dateline: all of it without what is
// in brackets, then what follows each of its commas, as the place comes first.
func datelineParts(opening string) []string {
	var b strings.Builder
	depth := 0
	for _, r := range opening {
		switch {
		case r == '(' || r == '[':
			depth++
		case (r == ')' || r == ']') && depth > 0:
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	rest := strings.Trim(oneLine(b.String()), " ,،、;:")
	var out []string
	for more := rest != ""; more && len(out) < 6; {
		out = append(out, rest)
		at := strings.IndexAny(rest, ",،、")
		if more = at >= 0; more {
			_, size := utf8.DecodeRuneInString(rest[at:])
			rest = strings.TrimLeft(rest[at+size:], " ")
			more = rest != ""
		}
	}
	return out
}

// urlDate finds the day in the path of an address, as 2026/01/14, 2026/jan/14,
// 2026-01-14 or 20260114 between other signs.
func urlDate(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return "", false
	}
	parts := strings.Split(u.Path, "/")
	if len(parts) > 64 {
		return "", false
	}
	for i := range parts {
		if i+2 < len(parts) {
			day := strings.Join(parts[i:i+3], "/")
			for _, layout := range []string{"2006/1/2", "2006/Jan/2"} {
				if t, err := time.Parse(layout, day); err == nil && plausible(t) {
					return t.Format(dayLayout), true
				}
			}
		}
		if date, ok := dayWithin(parts[i]); ok {
			return date, true
		}
	}
	return "", false
}

// dayWithin finds a day of ten or eight signs within a part of a path.
func dayWithin(part string) (string, bool) {
	digit := func(i int) bool { return i >= 0 && i < len(part) && part[i] >= '0' && part[i] <= '9' }
	for i := range part {
		if digit(i-1) || !digit(i) {
			continue
		}
		for _, layout := range []string{dayLayout, "20060102"} {
			end := i + len(layout)
			if end > len(part) || digit(end) {
				continue
			}
			if t, err := time.Parse(layout, part[i:end]); err == nil && plausible(t) {
				return t.Format(dayLayout), true
			}
		}
	}
	return "", false
}

// plausible tells a day in an address from a number that looks like one: pages
// have had addresses since 1990.
func plausible(t time.Time) bool { return t.Year() >= 1990 && t.Year() < 2100 }
