package timex

import (
	"slices"
	"strings"
	"unicode/utf8"

	"casus/internal/world"
)

// FindIn finds the dates of a report in another language, in their order: days
// and months with a year or without, weekdays, and the plain words for days,
// weeks, months and years near the dateline. lang is a code of Languages; "en" is
// Find. An unknown language has the dates in figures alone, day before month.
func FindIn(lang, text string, dateline Day) []Mention {
	if lang == "en" {
		return Find(text, dateline)
	}
	if !inCalendar(dateline) {
		return nil
	}
	r := newReader(lang, text)
	s := &story{dateline: dateline, hour: -1}
	var out []Mention
	for i := 0; i < len(r.toks); {
		ph, next := r.phrase(i)
		if next == 0 {
			i++
			continue
		}
		if v := s.resolve(ph); v != "" {
			m := Mention{Start: r.toks[i].start, End: r.toks[next-1].end, Kind: "DATE", Value: v}
			m.Text = text[m.Start:m.End]
			m.From, m.To, m.Dated = v.Days()
			out = append(out, m)
		}
		i = next
	}
	return out
}

// reader reads phrases of one language from tokens.
type reader struct {
	parser
	tongue *tongue
}

func newReader(lang, text string) *reader {
	r := &reader{parser: parser{toks: tokens(text), european: true}, tongue: tongueOf(lang)}
	for i := range r.toks {
		r.toks[i].text = fold(r.toks[i].text)
	}
	if r.tongue == nil {
		r.tongue = &tongue{}
	}
	return r
}

// phrase reads a date or a plain relative word. A weekday beside a date that
// falls on it belongs to the date.
func (r *reader) phrase(i int) (phrase, int) {
	if ph, next := r.dateIn(i); next > 0 {
		return ph, r.weekdayBehind(ph, next)
	}
	near, next := r.tongue.match(r.toks, i)
	if next == 0 {
		return phrase{}, 0
	}
	switch near.kind {
	case monthName:
		return r.monthYear(near.value, next)
	case weekday:
		return r.weekdayIn(i, near, next)
	case dayWord:
		noun := r.tongue.plainDays && r.tok(i).capital && !r.startsSentence(i)
		if noun || r.tongue.unless[r.tok(i-1).text] {
			return phrase{}, 0
		}
		return phrase{form: formDayWord, unit: unitDay, number: near.value}, next
	}
	return r.unitIn(near, next)
}

// dateIn reads a date with its day, in figures or with the name of its month,
// or a year that the words beside it call one.
func (r *reader) dateIn(i int) (phrase, int) {
	if r.tok(i).number < 0 {
		return phrase{}, 0
	}
	if ph, next := r.countedDate(i); next > 0 {
		return ph, next
	}
	if ph, next := r.dayRangeIn(i); next > 0 {
		return ph, next
	}
	if ph, next := r.numericDate(i); next > 0 && ph.year != 0 {
		return ph, next
	}
	if ph, next := r.dayMonth(i); next > 0 {
		return ph, next
	}
	t := r.tok(i)
	if t.digits == 4 && t.number >= 1800 && t.number < 2100 && (r.tongue.years[r.tok(i-1).text] || r.tongue.years[r.tok(i+1).text]) {
		return phrase{form: formDate, unit: unitYear, year: t.number}, i + 1
	}
	return phrase{}, 0
}

// weekdayIn reads a weekday, and the date that may follow it: "Mittwoch, den
// 17. September 2025".
func (r *reader) weekdayIn(i int, near nearPhrase, next int) (phrase, int) {
	if r.tongue.properDays && !r.tok(i).capital {
		return phrase{}, 0
	}
	for at := next; at < next+3; at++ {
		ph, end := r.dateIn(at)
		if end > 0 && ph.form == formDate && ph.unit == unitDay && (ph.fallsOn(near.value) || ph.year == 0 && at <= next+1) {
			ph.weekday = near.value
			return ph, end
		}
	}
	ph := phrase{form: formWeekday, weekday: near.value}
	if r.tongue.coming[r.tok(i-1).text] || r.tongue.coming[r.tok(next).text] {
		ph.rel = relFollowing
	}
	return ph, next
}

// weekdayBehind skips the weekday that follows a date: "15 Ocak 2026 Perşembe".
func (r *reader) weekdayBehind(ph phrase, next int) int {
	at := r.skip(r.skip(next, ","), "(")
	near, end := r.tongue.match(r.toks, at)
	if end == 0 || near.kind != weekday || !ph.fallsOn(near.value) {
		return next
	}
	return end
}

// fallsOn tells whether a date with its year is on the weekday.
func (ph phrase) fallsOn(weekday int) bool {
	return ph.year != 0 && exists(ph.year, ph.month, ph.day) && weekdayOf(world.MakeDay(ph.year, ph.month, ph.day)) == weekday
}

// unitIn reads the weekday that may follow a week: 上周二, 来週火曜日.
func (r *reader) unitIn(near nearPhrase, next int) (phrase, int) {
	where := rel(int(relThis) + near.value)
	if near.unit == unitWeek {
		if at := slices.Index(hanWeekdays, r.tok(next).text); at >= 0 && r.tongue.yearFirst {
			return phrase{form: formWeekday, weekday: min(at+1, 7), weekRel: where}, next + 1
		}
		if on, end := r.tongue.match(r.toks, next); end > 0 && on.kind == weekday {
			return phrase{form: formWeekday, weekday: on.value, weekRel: where}, end
		}
	}
	return phrase{form: formUnit, unit: near.unit, rel: where}, next
}

// hanWeekdays follow the word for a week in Chinese: 上周二 is Tuesday of last
// week.
var hanWeekdays = []string{"一", "二", "三", "四", "五", "六", "日", "天"}

// counted tells that a token is the mark of a year, a month or a day. Korean
// writes its particles on the mark.
func (r *reader) counted(i int, marks ...string) bool {
	for _, m := range marks {
		if t := r.tok(i).text; t == m || r.tok(i).glued && strings.HasPrefix(t, m) {
			return true
		}
	}
	return false
}

// countedDate reads the dates of Chinese, Japanese and Korean: 2026年1月15日.
func (r *reader) countedDate(i int) (phrase, int) {
	ph, at := phrase{form: formDate}, i
	if y := r.tok(at); r.counted(at+1, "年", "년") && y.digits == 4 && y.number >= firstYear && y.number <= lastYear {
		ph.year, ph.unit, at = y.number, unitYear, at+2
	}
	if m := r.tok(at); r.counted(at+1, "月", "월") && m.number >= 1 && m.number <= 12 {
		ph.month, ph.unit, at = m.number, unitMonth, at+2
		if d := r.tok(at); d.number >= 1 && d.number <= 31 && r.counted(at+1, "日", "号", "號", "일") {
			ph.day, ph.unit, at = d.number, unitDay, at+2
		}
	}
	if at == i || ph.unit == unitMonth && ph.year == 0 {
		return phrase{}, 0
	}
	return ph, at
}

// dayMonth reads "15. Januar 2026", "15 de enero de 2026", "31 января".
func (r *reader) dayMonth(i int) (phrase, int) {
	d := r.tok(i)
	if d.number < 1 || d.number > 31 || d.digits > 2 || d.glued && !r.is(i-1, "(", "\"", "-", "'") && r.tok(i-1).number >= 0 {
		return phrase{}, 0
	}
	at := r.skip(r.skip(i+1, "."), "º", "°", "-", "/")
	if t := r.tok(at); t.glued && t.number < 0 && utf8.RuneCountInString(t.text) <= 3 && isLetter(firstRune(t.text)) {
		if _, next := r.tongue.match(r.toks, at); next == 0 {
			at++ // "1er", "17ης"
		}
	}
	for k := 0; k < 2 && r.tongue.joins[r.tok(at).text]; k++ {
		at++
	}
	month, next := r.tongue.match(r.toks, at)
	if next == 0 || month.kind != monthName {
		return phrase{}, 0
	}
	ph := phrase{form: formDate, unit: unitDay, day: d.number, month: month.value}
	y, end := r.yearAfter(r.secondName(next, month.value))
	if end > 0 {
		ph.year, next = y, end
	}
	return r.solarPhrase(ph, next)
}

// secondName skips the other name of a month: Arabic papers write both, with a
// stroke between.
func (r *reader) secondName(i, month int) int {
	if r.is(i, "/") {
		if other, next := r.tongue.match(r.toks, i+1); next > 0 && other.kind == monthName && other.value == month {
			return next
		}
	}
	return i
}

// yearAfter reads the year after a month.
func (r *reader) yearAfter(i int) (y, next int) {
	at := r.skip(i, ".", ",", "،", "/", "-")
	for k := 0; k < 2 && r.tongue.joins[r.tok(at).text]; k++ {
		at++
	}
	if t := r.tok(at); t.digits == 4 && t.number >= firstYear && t.number <= lastYear {
		return t.number, at + 1
	}
	return 0, 0
}

// monthYear reads "январе 2026 года", "Ocak 2026". A month alone is too often
// something else.
func (r *reader) monthYear(month, next int) (phrase, int) {
	y, end := r.yearAfter(r.secondName(next, month))
	if end == 0 {
		return phrase{}, 0
	}
	if month > firstSolar {
		return phrase{}, 0
	}
	return phrase{form: formDate, unit: unitMonth, month: month, year: y}, end
}

// dayRangeIn reads "15-17 января 2026".
func (r *reader) dayRangeIn(i int) (phrase, int) {
	d := r.tok(i)
	if d.number < 1 || d.number > 31 || d.digits > 2 || !r.is(i+1, "-") {
		return phrase{}, 0
	}
	second, next := r.dayMonth(i + 2)
	if next == 0 || second.form != formDate || d.number >= second.day {
		return phrase{}, 0
	}
	first := second
	first.day = d.number
	return phrase{form: formRange, base: &first, to: &second}, next
}

// solarPhrase turns a date of the Solar Hijri calendar into one of ours. Without
// its year it stays unknown.
func (r *reader) solarPhrase(ph phrase, next int) (phrase, int) {
	if ph.month <= firstSolar {
		return ph, next
	}
	at, ok := solarDay(ph.year, ph.month-firstSolar, ph.day)
	if !ok {
		return phrase{}, 0
	}
	ph.year, ph.month, ph.day = at.Civil()
	return ph, next
}
