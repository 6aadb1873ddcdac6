package timex

import "casus/internal/world"

// Find finds the time expressions of an English report, in their order, and
// resolves them against its day. Tense and prepositions around an expression
// decide its direction; without them a weekday is the nearest past one, the
// dateline included, and a month or a day of one is the past one unless it lies
// close ahead.
func Find(text string, dateline Day) []Mention {
	if !inCalendar(dateline) || !mayHoldTime(text) {
		return nil
	}
	p := &parser{toks: tokens(text)}
	s := &story{dateline: dateline, hour: -1}
	ahead := p.triggersAhead()
	var out []Mention
	for i := 0; i < len(p.toks); {
		if t := &p.toks[i]; int(ahead[i]) > lookahead || t.lex.class == other && t.number < 0 && t.text != "'" {
			i++
			continue
		}
		m, next := p.mentionAt(text, s, i)
		if next == 0 {
			i++
			continue
		}
		if m.Value != "" {
			out = append(out, m)
		}
		i = next
	}
	return out
}

// mentionAt reads the mention at a token; a range that makes no sense is read
// as its first part.
func (p *parser) mentionAt(text string, s *story, i int) (Mention, int) {
	ph, next := p.rangeOrExpression(i)
	if next == 0 || !p.standsAlone(i, next, ph) {
		return Mention{}, 0
	}
	m, ok := p.mention(text, s, ph, i, next)
	if ok || ph.form != formRange {
		return m, next
	}
	if ph, next = p.expression(i); next == 0 || !p.standsAlone(i, next, ph) {
		return Mention{}, 0
	}
	m, _ = p.mention(text, s, ph, i, next)
	return m, next
}

// inCalendar tells whether a day has a year of four digits, so that there is
// something to count from.
func inCalendar(d Day) bool {
	return d >= world.MakeDay(minYear+1, 1, 1) && d <= world.MakeDay(maxYear-1, 12, 31)
}

// lookahead is within how many tokens an expression must come to a word or a
// number that makes it one.
const lookahead = 5

// triggersAhead tells of each token how far the next one is that can make an
// expression.
func (p *parser) triggersAhead() []uint8 {
	out := make([]uint8, len(p.toks))
	distance := uint8(255)
	for i := len(p.toks) - 1; i >= 0; i-- {
		if t := &p.toks[i]; t.number >= 0 || isTrigger(t.lex, t.capital) {
			distance = 0
		} else if distance < 255 {
			distance++
		}
		out[i] = distance
	}
	return out
}

// isTrigger tells whether a word can make a time expression.
func isTrigger(e entry, capital bool) bool {
	switch e.class {
	case other, hedge, vague, relation, edge, scale, ordinal, opener:
		return false
	case cardinal:
		return e.value >= 10
	case monthName, weekday:
		return !e.weak || capital
	}
	return true
}

// longestWord is the length of the longest word of the lexicon, in bytes.
const longestWord = 16

// mayHoldTime is the cheap first look at a text: has it a digit or a word that
// can make a time expression?
func mayHoldTime(text string) bool {
	var word [longestWord]byte
	lex := lexicon()
	n := 0
	for i := 0; i <= len(text); i++ {
		c := byte(' ')
		if i < len(text) {
			c = text[i]
		}
		switch {
		case c >= '0' && c <= '9':
			return true
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			if n < longestWord {
				word[n] = c | 0x20
			}
			n++
			continue
		}
		if n > 2 && n <= longestWord {
			first := text[i-n]
			if isTrigger(lex[string(word[:n])], first < 'a') {
				return true
			}
		}
		n = 0
	}
	return false
}

// standsAlone drops what only looks like a time in running text.
func (p *parser) standsAlone(i, next int, ph phrase) bool {
	switch {
	case p.is(i, "in", "at", "on") && ph.form != formOffset:
		return false
	case ph.form == formClock:
		return p.is(i-1, "at", "by", "until", "from", "around", "about") || p.is(next-1, "am", "pm", "noon", "midnight", "gmt", "utc", "m", ".")
	case ph.form == formDate && ph.unit == unitMonth && ph.month == 5 && ph.year == 0 && next == i+1 && ph.rel == noRel:
		return !p.startsSentence(i) || p.is(i+1, "is", "was")
	case ph.form == formDate && ph.unit == unitMonth && next == i+1 && p.tok(i).lex.weak && ph.month == 3:
		return p.is(i-1, "in", "of", "by", "since", "until", "last", "this", "next", "early", "late", "mid", "before", "after", "from", "to", "and", "-", "to", "for")
	case ph.form == formUnit && ph.rel == relLatest:
		return false
	}
	return true
}

func (p *parser) startsSentence(i int) bool {
	return i == 0 || p.is(i-1, ".", "!", "?", ":", "\"", "“")
}
