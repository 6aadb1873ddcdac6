package timex

import (
	"sync"

	"casus/internal/world"
)

// feast is a day that comes each year and has a name. The rules are those of
// the calendars of church and state in the United States and Europe.
type feast struct {
	names []string // words that must follow each other, lower case
	month int
	day   int
	// weekday and nth are set for "the fourth Thursday of November"; nth counts
	// from the end of the month where negative.
	weekday, nth int
	easter       bool // day counts from Easter Sunday
}

var feasts = []feast{
	{names: []string{"new year's day", "new year day", "new year's", "new years day", "new year"}, month: 1, day: 1},
	{names: []string{"new year's eve", "new years eve"}, month: 12, day: 31},
	{names: []string{"epiphany"}, month: 1, day: 6},
	{names: []string{"martin luther king day", "mlk day", "martin luther king jr day"}, month: 1, weekday: 1, nth: 3},
	{names: []string{"valentine's day", "valentines day", "saint valentine's day"}, month: 2, day: 14},
	{names: []string{"presidents' day", "president's day", "presidents day"}, month: 2, weekday: 1, nth: 3},
	{names: []string{"international women's day", "women's day"}, month: 3, day: 8},
	{names: []string{"st patrick's day", "saint patrick's day"}, month: 3, day: 17},
	{names: []string{"april fool's day", "april fools' day", "april fools"}, month: 4, day: 1},
	{names: []string{"earth day"}, month: 4, day: 22},
	{names: []string{"ash wednesday"}, easter: true, day: -46},
	{names: []string{"palm sunday"}, easter: true, day: -7},
	{names: []string{"good friday"}, easter: true, day: -2},
	{names: []string{"easter sunday", "easter day", "easter"}, easter: true, day: 0},
	{names: []string{"easter monday"}, easter: true, day: 1},
	{names: []string{"ascension day"}, easter: true, day: 39},
	{names: []string{"pentecost"}, easter: true, day: 49},
	{names: []string{"may day", "international workers' day", "international workers day", "labour day"}, month: 5, day: 1},
	{names: []string{"victory in europe day", "ve day"}, month: 5, day: 8},
	{names: []string{"victory day"}, month: 5, day: 9},
	{names: []string{"mother's day", "mothers' day", "mothers day"}, month: 5, weekday: 7, nth: 2},
	{names: []string{"memorial day"}, month: 5, weekday: 1, nth: -1},
	{names: []string{"juneteenth"}, month: 6, day: 19},
	{names: []string{"father's day", "fathers' day", "fathers day"}, month: 6, weekday: 7, nth: 3},
	{names: []string{"bastille day"}, month: 7, day: 14},
	{names: []string{"independence day", "fourth of july"}, month: 7, day: 4},
	{names: []string{"labor day"}, month: 9, weekday: 1, nth: 1},
	{names: []string{"columbus day"}, month: 10, weekday: 1, nth: 2},
	{names: []string{"united nations day"}, month: 10, day: 24},
	{names: []string{"halloween"}, month: 10, day: 31},
	{names: []string{"all saints' day", "all saints day"}, month: 11, day: 1},
	{names: []string{"armistice day", "veterans day", "veterans' day", "remembrance day"}, month: 11, day: 11},
	{names: []string{"thanksgiving day", "thanksgiving"}, month: 11, weekday: 4, nth: 4},
	{names: []string{"black friday"}, month: 11, weekday: 4, nth: 4, day: 1},
	{names: []string{"christmas eve"}, month: 12, day: 24},
	{names: []string{"christmas day", "christmas", "xmas"}, month: 12, day: 25},
	{names: []string{"boxing day"}, month: 12, day: 26},
}

// on is the day of the feast in a year.
func (f feast) on(year int) Day {
	switch {
	case f.easter:
		return easter(year) + Day(f.day)
	case f.nth != 0:
		return nthWeekday(year, f.month, f.weekday, f.nth) + Day(f.day)
	}
	return world.MakeDay(year, f.month, f.day)
}

// feastName is one name of a feast, cut into the tokens that it is read as.
type feastName struct {
	words []string
	feast int
}

// feastNames are the names of feasts by their first word.
var feastNames = sync.OnceValue(buildFeastNames)

func buildFeastNames() map[string][]feastName {
	m := map[string][]feastName{}
	for i, f := range feasts {
		for _, name := range f.names {
			var words []string
			for _, t := range tokens(name) {
				words = append(words, t.text)
			}
			m[words[0]] = append(m[words[0]], feastName{words, i})
		}
	}
	return m
}

// holiday reads "Christmas 2019", "next Easter", "Good Friday".
func (p *parser) holiday(i int) (phrase, int) {
	ph := phrase{form: formHoliday, unit: unitDay, number: -1}
	at := p.skip(i, "the")
	if r := p.rel(at); r != noRel && r < relRecent {
		ph.rel, at = r, at+1
	}
	next := 0
	for _, name := range feastNames()[p.tok(at).text] {
		if at+len(name.words) > next && p.follows(at, name.words) {
			ph.number, next = name.feast, at+len(name.words)
		}
	}
	if next == 0 {
		return phrase{}, 0
	}
	ph.year, ph.yearRel, next = p.yearTail(next)
	if p.is(next, "weekend") {
		base := ph
		if next++; base.year == 0 && base.yearRel == noRel {
			base.year, base.yearRel, next = p.yearTail(next)
		}
		return phrase{form: formWeekOf, unit: unitWeekend, base: &base}, next
	}
	return ph, next
}

func (p *parser) follows(i int, words []string) bool {
	for k, w := range words {
		if p.tok(i+k).text != w {
			return false
		}
	}
	return true
}
