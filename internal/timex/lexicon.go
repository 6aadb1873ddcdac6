package timex

import (
	"strings"
	"sync"
)

// class is what a word can do in a time expression.
type class uint8

const (
	other      class = iota
	monthName        // value 1 to 12
	weekday          // value 1 for Monday to 7
	weekdays         // "Sundays"
	unitName         // value: the unit
	unitNames        // the same in the plural
	cardinal         // "seven", "twenty"
	scale            // "hundred", "thousand", "million"
	ordinal          // "third", "twentieth"
	seasonName       // value 1 for spring to 4 for winter
	relation         // "last", "next", "this"; value: rel
	dayWord          // "today"; value: days from the dateline
	dayPart          // "morning"; value: index of dayParts
	reference        // "now", "recently"; value: index of references
	frequency        // "daily"; value: index of frequencies
	vague            // "several", "few": a number that nobody gives
	edge             // "early", "late", "mid"; value: edge
	hedge            // "about", "nearly": changes no value
	decadeName       // "nineties"; value 90
	feastWord        // the first word of a feast's name
	opener           // "the", "between": begins an expression and is none
)

type entry struct {
	class class
	value int16
	// weak is true of a word that means a time only in company: "may", "march",
	// "sun", "second", "fall".
	weak bool
}

// rel is where a unit lies as seen from the dateline, or from the story.
type rel int8

const (
	noRel        rel = iota
	relLast          // before the dateline
	relThis          // around the dateline
	relNext          // after the dateline
	relPrevious      // before what was spoken of
	relFollowing     // after what was spoken of
	relSame          // what was spoken of
	relLatest        // the last one that is over
	relRecent        // an uncertain number before the dateline
	relEach
	relAgo // a year before what was spoken of
)

// bound is a part of a stretch of time.
type bound int8

const (
	boundWhole bound = iota
	boundEarly
	boundMiddle
	boundLate
	boundSofar // "earlier this year": up to the dateline
	boundRest  // "later this year": from the dateline on
	boundFirstHalf
	boundSecondHalf
)

var dayParts = [...]string{"", "MO", "AF", "EV", "NI", "DT"}

var references = [...]Value{PastRef, PresentRef, FutureRef}

var frequencies = [...]Value{"PT1H", "P1D", "P1W", "P2W", "P1M", "P2M", "P3M", "P6M", "P1Y", "P2Y", "P10Y"}

// lexicon is the English of dates, made when first asked for. Words are lower
// case.
var lexicon = sync.OnceValue(buildLexicon)

func buildLexicon() map[string]entry {
	m := map[string]entry{}
	rows := func(c class, first int16, words ...string) {
		for i, alternatives := range words {
			for _, w := range strings.Fields(alternatives) {
				weak := w[0] == '?'
				if weak {
					w = w[1:]
				}
				m[w] = entry{class: c, value: first + int16(i), weak: weak}
			}
		}
	}
	rows(monthName, 1, "january jan", "february feb", "?march ?mar", "april apr", "?may", "june ?jun", "july ?jul",
		"august aug", "september sep sept", "october oct", "november nov", "december ?dec")
	rows(weekday, 1, "monday ?mon", "tuesday tue tues", "wednesday ?wed weds", "thursday thu thur thurs", "friday fri",
		"saturday ?sat", "sunday ?sun")
	rows(weekdays, 1, "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays")
	rows(unitName, int16(unitSecond), "sec", "minute min", "hour hr", "day", "night", "weekend", "week", "fortnight", "month",
		"quarter", "", "", "year yr", "decade", "century", "millennium")
	rows(unitNames, int16(unitSecond), "seconds secs", "minutes mins", "hours hrs", "days", "nights", "weekends", "weeks",
		"fortnights", "months", "quarters", "seasons", "", "years yrs", "decades", "centuries", "millennia millenniums")
	rows(cardinal, 0, "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
	rows(ordinal, 1, "first", "?second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
		"twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth")
	rows(seasonName, 1, "?spring springtime", "summer summertime", "autumn ?fall", "winter wintertime")
	rows(opener, 0, "the a an from between in no up as half fy q h cy another all whole entire full once twice times near distant "+
		"foreseeable my its their our his her fiscal financial calendar dozens hundreds scores noon midday midnight")
	addNumbers(m)
	addRelations(rows)
	addFeasts(m)
	return m
}

// addNumbers adds tens, decades and scales.
func addNumbers(m map[string]entry) {
	for i, w := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		m[w] = entry{class: cardinal, value: int16(i+2) * 10}
	}
	for i, w := range strings.Fields("tens twenties thirties forties fifties sixties seventies eighties nineties") {
		m[w] = entry{class: decadeName, value: int16(i+1) * 10, weak: w == "tens"}
	}
	m["thirtieth"], m["dozen"] = entry{class: ordinal, value: 30}, entry{class: cardinal, value: 12}
	for i, w := range strings.Fields("hundred thousand million") {
		m[w] = entry{class: scale, value: int16(i) + 1}
	}
}

// addFeasts adds the first words of the names of feasts, unless they mean
// something else already.
func addFeasts(m map[string]entry) {
	for _, f := range feasts {
		for _, name := range f.names {
			w := name[:strings.IndexAny(name+" ", " '")]
			if _, taken := m[w]; !taken {
				m[w] = entry{class: feastWord}
			}
		}
	}
}

func addRelations(rows func(c class, first int16, words ...string)) {
	rows(relation, int16(relLast), "last past", "this current present", "next coming upcoming forthcoming",
		"previous prior preceding", "following ensuing subsequent succeeding", "that same those", "latest", "recent", "every each")
	rows(dayWord, -1, "yesterday", "today", "tomorrow tmrw tmr")
	rows(dayPart, 1, "morning mornings", "afternoon afternoons", "evening evenings", "night nights overnight", "daytime")
	rows(dayPart, 4, "tonight")
	rows(reference, 0, "recently previously formerly lately", "now currently presently nowadays",
		"soon shortly future")
	rows(frequency, 0, "hourly", "daily everyday", "weekly", "biweekly fortnightly", "monthly", "bimonthly", "quarterly",
		"semiannual semiannually", "annual annually yearly", "biennial biennially", "")
	rows(vague, 0, "several few many some couple")
	rows(edge, int16(boundEarly), "early beginning start", "mid middle midway", "late end ending", "earlier", "later rest remainder")
	rows(hedge, 0, "about nearly almost around roughly approximately over under only just exactly more less least most than at")
}
