package timex

import "strings"

// The words around a time that tell whether it is past or yet to come. Verbs of
// saying tell nothing: what is said may be either.
var (
	futureCues = wordSet("will shall would could may might should must ll wo plans plan planned planning scheduled expected expects " +
		"expect due hopes intends upcoming deadline slated aims poised ahead next expires begins starts opens takes enters " +
		"comes falls resume resumes postponed rescheduled delayed set")
	pastCues = wordSet("was were had did been ago took began begun met held came went left made gave struck fell rose won lost sent " +
		"saw became broke brought built cut drove fought found flew got grew hit kept knew led shot spoke stood shook took thrown " +
		"wrote since hasn interview interviews statement remarks comments speech")
	sayingCues = wordSet("said told announced added reported stated warned confirmed agreed vowed pledged promised")
	// noVerbs end like verbs in the past and are none where reports use them.
	noVerbs    = wordSet("united armed based related limited allied indeed hundred unprecedented speed exceed proceed succeed")
	plainVerbs = wordSet("meet visit hold begin start sign travel attend host deliver launch join discuss arrive return vote resume " +
		"deploy convene withdraw expire ratify conduct open end be take go leave send")
)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// How many tokens before and after a time are searched for a cue.
const cueBefore, cueAfter = 14, 8

// toward looks at the words around a time, the nearer ones before it first.
func (p *parser) toward(start, end int) toward {
	if p.is(start-1, "by", "until", "till") {
		if p.cueAfter(end) == past {
			return past
		}
		return future
	}
	for i := start - 1; i > start-3 && i >= 0; i-- {
		if w := p.tok(i).text; sayingCues[w] {
			return past // "..., the ministry said on Monday"
		} else if w != "on" && w != "here" && w != "late" && w != "early" {
			break
		}
	}
	for i := start - 1; i >= 0 && i > start-cueBefore; i-- {
		if p.endsSentence(i) {
			break
		}
		if t := p.cueAt(i); t != undecided {
			return t
		}
	}
	return p.cueAfter(end)
}

// cueAfter is the first cue after a time. There a verb of saying tells when it
// was said.
func (p *parser) cueAfter(end int) toward {
	for i := end; i < len(p.toks) && i < end+cueAfter; i++ {
		if p.endsSentence(i) {
			break
		}
		if t := p.cueAt(i); t != undecided {
			return t
		}
		if sayingCues[p.tok(i).text] {
			return past
		}
	}
	return undecided
}

func (p *parser) endsSentence(i int) bool {
	return p.is(i, ".", "!", "?", ";") && (!p.tok(i+1).glued && (p.tok(i+1).capital || i+1 == len(p.toks)) && p.class(i-1) != monthName)
}

func (p *parser) cueAt(i int) toward {
	t := p.tok(i)
	switch {
	case t.number >= 0 || len(t.text) < 2 || sayingCues[t.text] || noVerbs[t.text]:
		return undecided
	case futureCues[t.text] && (t.text != "may" || !t.capital):
		return future
	case t.text == "to" && plainVerbs[p.tok(i+1).text]:
		return future
	case pastCues[t.text] || strings.HasSuffix(t.text, "ed") && len(t.text) > 4 && !t.capital:
		if p.is(i-1, "be") {
			return future
		}
		return past
	}
	return undecided
}

// Bound tells on which side of the time that it names a mention lies.
type Bound string

// The bounds that prepositions set. Until and By take the time itself in, Before
// and After leave it out.
const (
	Within Bound = ""
	Since  Bound = "since"
	After  Bound = "after"
	Before Bound = "before"
	Until  Bound = "until"
	By     Bound = "by"
)

// bound reads the preposition before a mention, or the words after it: "2018 or
// later".
func (p *parser) bound(start, end int) Bound {
	switch joined := p.is(end, "and", "or"); {
	case p.is(end, "onwards", "onward"), joined && p.is(end+1, "onwards", "onward", "beyond", "thereafter"), joined && p.is(end+1, "later", "after", "greater") && p.tok(end+2).number < 0:
		return Since
	case joined && p.is(end+1, "earlier", "before") && p.tok(end+2).number < 0:
		return Until
	}
	at := start - 1
	if p.is(at, "the") {
		at--
	}
	switch {
	case p.is(at, "since"), p.is(at, "on", "with") && p.is(at-1, "starting", "beginning", "effective"), p.is(at, "starting", "beginning"):
		return Since
	case p.is(at, "after", "following"), p.is(at, "than") && p.is(at-1, "later", "greater"):
		if p.is(at-2, "no", "not") {
			return By
		}
		return After
	case p.is(at, "before"), p.is(at, "to") && p.is(at-1, "prior"), p.is(at, "than") && p.is(at-1, "earlier"):
		if p.is(at-2, "no", "not") {
			return Since
		}
		return Before
	case p.is(at, "until", "till"):
		return Until
	case p.is(at, "by"):
		return By
	}
	return Within
}
