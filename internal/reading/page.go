package reading

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"casus/internal/claim"
	"casus/internal/gazetteer"
	"casus/internal/token"
	"casus/internal/wording"
)

// page is a report made ready: its title and text in one, cut into sentences,
// with the cues in each.
type page struct {
	report Report
	text   string // title and text; lines that only wrap are joined
	shift  int    // bytes before the report's text
	end    int    // bytes of text after which nothing is read
	tokens []token.Token
	parts  []part
	lex    *wording.Lexicon
	lang   string
	notes  []string
}

// part is one sentence.
type part struct {
	from, to   int // tokens
	hits       []wording.Hit
	title      bool
	place      float64 // how much its place makes it count
	voice      float64 // and its sources
	background bool
	about      bool // speaks of the matter: pacts, joining, talks
	sources    []source
	owner      *source // who says it; nil where that is the one of the sentence before
	weight     float64 // set when the root is known
}

func newPage(r Report) *page {
	p := &page{report: r}
	text := r.Text
	if len(text) > MaxText {
		text = strings.ToValidUTF8(text[:MaxText], "")
		for !strings.HasPrefix(r.Text, text) { // the cut fell within a letter
			text = text[:len(text)-1]
		}
		p.notes = append(p.notes, fmt.Sprintf("only the first %d of %d bytes were read", len(text), len(r.Text)))
	}
	title := strings.TrimSpace(r.Title)
	if title != "" && !strings.HasPrefix(strings.TrimSpace(text), title) {
		p.text, p.shift = title+"\n\n", len(title)+2
	}
	p.text += unwrapped(text)
	p.language()
	p.cut()
	return p
}

func (p *page) language() {
	if lex, ok := wording.For(p.report.Lang); ok {
		p.lex, p.lang = lex, lex.Lang
		return
	}
	found := wording.Detect(p.text)
	lex, ok := wording.For(found)
	if !ok {
		p.notes = append(p.notes, fmt.Sprintf("no list of cues has the language %q; languages are %s", found,
			strings.Join(wording.Languages(), " ")))
		lex, _ = wording.For("en")
	}
	p.lex, p.lang = lex, found
}

// unwrapped writes a blank for each line break within a sentence, so that
// offsets stay: a long line that no mark of punctuation ends runs on.
func unwrapped(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	out := []byte(text)
	start, first := 0, true
	for i := range out {
		if out[i] != '\n' {
			continue
		}
		line := strings.TrimRight(text[start:i], " \r\t")
		next := i+1 < len(text) && text[i+1] != '\n' && text[i+1] != '\r'
		if !first && next && len(line) > wrapAt && !closesLine(line) {
			out[i] = ' '
		}
		first = first && line == ""
		if line != "" {
			first = false
		}
		start = i + 1
	}
	return string(out)
}

// wrapAt is how long a line must be, in bytes, to run on.
const wrapAt = 55

func closesLine(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?:…\"”»'’)。！？」।۔؟", last)
}

// places are the weights of the title and of the sentences after it.
var places = [...]float64{1.25, 1.2, 1.1, 1, 0.9, 0.8, 0.7, 0.62, 0.56, 0.5}

// voices are the same for whom a report goes back to: that is told at once.
var voices = [...]float64{1.25, 1.2, 1, 0.87, 0.77, 0.68, 0.6, 0.54, 0.48, 0.42}

func (p *page) cut() {
	p.tokens = new(token.Splitter).Split(nil, p.text)
	spans := token.Sentences(p.text, p.tokens)
	mentions := gazetteer.Default().Find(nil, p.tokens, p.day())
	place := 1
	for i, s := range spans {
		q := part{from: s.Start, to: s.End}
		if i == 0 && p.titleLike(s) {
			q.title, q.place, q.voice = true, places[0], voices[0]
		} else {
			q.place, q.voice = places[min(place, len(places)-1)], voices[min(place, len(places)-1)]
			place++
		}
		q.hits = p.lex.Find(nil, p.tokens[s.Start:s.End])
		for j := range q.hits {
			q.hits[j].From += s.Start
			q.hits[j].To += s.Start
		}
		mentions = q.name(mentions)
		q.judge(p.month())
		p.parts = append(p.parts, q)
	}
}

// month is that of the report's date, 0 where it is unknown.
func (p *page) month() int {
	d, ok := dayOf(p.report.Date, p.lang)
	if !ok {
		return 0
	}
	_, month, _ := d.Civil()
	return month
}

// titleLike tells whether the first sentence is a headline: a line of its own
// that no full stop ends.
func (p *page) titleLike(s token.Span) bool {
	if p.shift > 0 {
		return true
	}
	if s.End >= len(p.tokens) {
		return false
	}
	last := p.tokens[s.End-1]
	return !strings.ContainsAny(last.Word, ".。।۔") && strings.Contains(p.text[last.End:p.tokens[s.End].Start], "\n") && s.End-s.Start < 60
}

// judge notes whether a sentence speaks of the matter, and of earlier times. A
// month is an earlier time unless the report is of that month or the next.
func (q *part) judge(month int) {
	var subject, stage, past int
	for _, h := range q.hits {
		switch h.Cue.Kind {
		case wording.Treaty, wording.Act:
			subject++
		case wording.Stage, wording.Mark, wording.Likelihood:
			stage++
		case wording.Background:
			if of, err := strconv.Atoi(h.Cue.Value); err != nil || month == 0 || month != of && month != of%12+1 {
				past++
			}
		}
	}
	q.about = subject > 0 || stage > 0
	q.background = past > 0 && !q.title
}

// span gives the bytes of tokens within the report's text; the zero Span where
// they stand in the title that was put in front.
func (p *page) span(from, to int) claim.Span {
	if from >= to || to > len(p.tokens) {
		return claim.Span{}
	}
	s := claim.Span{Start: p.tokens[from].Start - p.shift, End: p.tokens[to-1].End - p.shift}
	if s.Start < 0 {
		return claim.Span{}
	}
	return s
}

func (p *page) words(from, to int) string {
	if from >= to || to > len(p.tokens) {
		return ""
	}
	return p.text[p.tokens[from].Start:p.tokens[to-1].End]
}
