package timex

import (
	"fmt"

	"casus/internal/world"
)

// ReadDate reads a lone date line in the language (a code of Languages): "14
// January 2026 17:01 PM", "2026-01-14T09:00Z", "Wed, 14 Jan 2026 17:01:00
// +0300", "15 Ocak 2026". The day is the one that is written, in the time zone
// of the line. The error tells what the line lacks: a day, its year, or one day
// alone.
func ReadDate(lang, text string) (Day, error) {
	shown := text
	if len(text) > maxExpression {
		text, shown = text[:maxExpression], text[:40]+"..."
	}
	var found []Day
	for _, v := range datesOf(lang, text) {
		from, to, ok := v.Days()
		if ok && from == to && (len(found) == 0 || found[len(found)-1] != from) {
			found = append(found, from)
		}
	}
	switch len(found) {
	case 0:
		return 0, fmt.Errorf("the date line %q has no day with its year; write it as 14 January 2026 or 2026-01-14", shown)
	case 1:
		return found[0], nil
	}
	return 0, fmt.Errorf("the date line %q has several days, %s and %s; give one", shown, found[0], found[1])
}

// datesOf gives the days of a line that are written with their year.
func datesOf(lang, text string) []Value {
	r := newReader(lang, text)
	s := &story{dateline: world.MakeDay(2000, 1, 1), hour: -1} // no date with a year depends on it
	var out []Value
	for i := 0; i < len(r.toks); {
		ph, next := r.lineDate(lang, i)
		if next == 0 {
			i++
			continue
		}
		if ph.year != 0 && ph.unit == unitDay {
			out = append(out, s.resolve(ph))
		}
		i = next
	}
	return out
}

// lineDate reads a date in the language or, since machines write it everywhere,
// in English.
func (r *reader) lineDate(lang string, i int) (phrase, int) {
	if lang != "en" {
		if ph, next := r.phrase(i); next > 0 && ph.year != 0 {
			return ph, next
		}
	}
	english := parser{toks: r.toks, european: lang != "en"}
	ph, next := english.date(i)
	if next > 0 && ph.year == 0 && ph.unit == unitDay && ph.form == formDate {
		return english.yearAtEnd(ph, next)
	}
	return ph, next
}

// yearAtEnd reads the year of "Jan 14 17:01:06 2026", which stands behind the
// time and the zone, and the two figures of "14 Jan 26".
func (p *parser) yearAtEnd(ph phrase, i int) (phrase, int) {
	if t := p.tok(i); t.digits == 2 && !p.is(i+1, ":") {
		ph.year = centuryOf(t.number)
		return ph, i + 1
	}
	_, at := p.clock(p.skip(i, ","))
	if at == 0 {
		return ph, i
	}
	for k := at; k < at+3; k++ {
		if t := p.tok(k); t.digits == 4 && t.number >= firstYear && t.number <= lastYear && !p.is(k-1, "+", "-") {
			ph.year = t.number
			return ph, k + 1
		}
	}
	return ph, at
}
