package timex

// form is how a phrase names its time.
type form uint8

const (
	noForm        form = iota
	formDate           // by the calendar, as far as it is said
	formWeekday        // by a day of the week
	formDayWord        // "yesterday"
	formUnit           // a unit seen from somewhere: "last week", "the quarter"
	formUnits          // several of them: "the last five years"
	formOffset         // so long before or after another time
	formDuration       // so long
	formSet            // again and again
	formReference      // "now", "recently"
	formHoliday        // a feast
	formRange          // from one to another
	formWeekOf         // the week around a day
	formClock          // a time of day, of no day in particular
)

// phrase is a time expression as it was read: nothing is resolved yet. Zero
// fields were not said.
type phrase struct {
	form     form
	unit     unit // of a date: how exact it is; of other forms: what is counted
	year     int
	yearRel  rel // "of next year"
	month    int
	monthRel rel // "the first Friday of next month"
	day      int
	weekday  int
	weekRel  rel // "Tuesday of next week"
	number   int // which quarter, half, season, week, weekday of a month, feast, day from the dateline
	rel      rel // of the whole: "last May", "next quarter"
	count    quantity
	parts    []duration // of a duration
	after    bool       // of an offset: later than its base
	base     *phrase    // of an offset or a week; nil: the dateline, or the story
	anchored bool       // of an offset: its base is what was spoken of
	grain    unit       // of an offset: how exact its outcome is, where its count does not tell
	to       *phrase    // the end of a range
	bound    bound
	dayPart  int
	clock    string // "09:30"
	value    Value  // of a reference or a set
}

// quantity is a number of units, in hundredths so that "2.5" is exact.
type quantity struct {
	hundredths int
	unknown    bool // "several", "a few", a bare plural
}

func some(n int) quantity { return quantity{hundredths: n * 100} }

func (q quantity) whole() (int, bool) {
	return q.hundredths / 100, !q.unknown && q.hundredths%100 == 0
}

// duration is one part of "two years and three months".
type duration struct {
	count quantity
	unit  unit
}

// parser reads phrases from tokens. Each of its methods reads at a token and
// gives what it read and the token after it; 0 for the latter means that
// nothing of the kind is there. None of them looks further than a bounded
// number of tokens, so that reading a text takes time in proportion to it.
type parser struct {
	toks []token
	// told is set where the text is known to be a time expression, so that
	// weak words and bare units count.
	told bool
	// european is set where dates in figures have the day before the month.
	european bool
	depth    int
}

// maxDepth is how deep a phrase may stand within others: "two days after the
// first Sunday after Easter" is three.
const maxDepth = 3

var noToken = token{number: -1}

func (p *parser) tok(i int) *token {
	if i < 0 || i >= len(p.toks) {
		return &noToken
	}
	return &p.toks[i]
}

func (p *parser) is(i int, words ...string) bool {
	t := p.tok(i).text
	if t == "" {
		return false
	}
	for _, w := range words {
		if t == w {
			return true
		}
	}
	return false
}

// skip gives the token after i if the one at i is one of the words, else i.
func (p *parser) skip(i int, words ...string) int {
	if p.is(i, words...) {
		return i + 1
	}
	return i
}

func (p *parser) class(i int) class { return p.tok(i).lex.class }

// relAndNext reads a relation, of two the latter: "this past week".
func (p *parser) relAndNext(i int) (r rel, next int) {
	if r = p.rel(i); r == noRel {
		return noRel, i
	}
	if r2 := p.rel(i + 1); r == relThis && (r2 == relLast || r2 == relNext) {
		return r2, i + 2
	}
	if r == relRecent && p.is(i-1, "most") {
		return relLatest, i + 1
	}
	return r, i + 1
}

// monthOf reads the month that a day or a week belongs to: "April", "next
// month".
func (p *parser) monthOf(i int) (m int, r rel, next int) {
	if m, next = p.month(i); next > 0 {
		return m, noRel, next
	}
	at := p.skip(i, "the")
	if r, at = p.relAndNext(at); (r != noRel && r < relRecent) && p.is(at, "month") {
		return 0, r, at + 1
	}
	return 0, noRel, 0
}

func (p *parser) rel(i int) rel {
	if p.class(i) == relation {
		return rel(p.tok(i).lex.value)
	}
	return noRel
}

// unit reads the name of a unit; plural tells of "years".
func (p *parser) unit(i int) (u unit, plural bool, next int) {
	t := p.tok(i)
	switch {
	case t.lex.class == unitName:
		return unit(t.lex.value), false, i + 1
	case t.lex.class == unitNames:
		return unit(t.lex.value), true, i + 1
	case t.text == "night":
		return unitNight, false, i + 1
	case t.text == "nights":
		return unitNight, true, i + 1
	case t.text == "period" && p.told:
		return unitPeriod, false, i + 1
	case t.lex.class == seasonName && p.told:
		return unitSeason, false, i + 1
	}
	return noUnit, false, 0
}
