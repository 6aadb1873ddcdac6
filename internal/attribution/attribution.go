// Package attribution finds who says so: the frames of reported speech in an
// English sentence, with the words of the holder, the kind of saying, and the
// words that stand under it. Start with Find.
package attribution

import (
	"embed"
	"strings"
	"sync"

	"casus/internal/claim"
	"casus/internal/gazetteer"
	"casus/internal/shipped"
	"casus/internal/token"
)

// Kind is how something is said.
type Kind string

// The kinds of saying.
const (
	Say     Kind = "say"
	Confirm Kind = "confirm"
	Assert  Kind = "claim" // said, with the writer's distance
	Believe Kind = "believe"
	Warn    Kind = "warn"
	Deny    Kind = "deny"
	Doubt   Kind = "doubt"
	Ask     Kind = "ask"
)

// Frame is one holder with what stands under his saying. All spans are tokens.
type Frame struct {
	Kind    Kind
	Verb    token.Span
	Holder  token.Span
	Content []token.Span
	Class   claim.Attribution
	Actor   *gazetteer.Actor // whom the dictionaries know; nil else
}

//go:embed data/*.csv
var data embed.FS

type lexicon struct {
	verbs   token.Phrases
	kinds   []Kind
	holders token.Phrases
	classes []string
}

var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{}
	for i, row := range shipped.Rows(data, "data/verbs.csv") {
		l.kinds = append(l.kinds, Kind(row[1]))
		for _, form := range strings.Split(row[2], "|") {
			l.verbs.Add(form, int32(i), token.AnyCase)
		}
		l.verbs.Add(row[0], int32(i), token.AnyCase)
	}
	for i, row := range shipped.Rows(data, "data/holders.csv") {
		l.classes = append(l.classes, row[1])
		l.holders.Add(row[0], int32(i), token.AnyCase)
	}
	return l
})

// Find gives the frames of a sentence, in order. mentions are the names in it.
func Find(tokens []token.Token, mentions []gazetteer.Mention) []Frame {
	l := words()
	var out []Frame
	for i := 0; i < len(tokens); i++ {
		if f, ok := accordingTo(tokens, i); ok {
			describe(&f, tokens, mentions)
			out = append(out, f)
			i = f.Holder.End - 1
			continue
		}
		m, ok := l.verbs.Longest(tokens, i)
		if !ok || tokens[i].Capital() && i > 0 || noSaying(tokens, m) {
			continue
		}
		f := Frame{Kind: l.kinds[m.Value], Verb: token.Span{Start: m.From, End: m.To}}
		if before(&f, tokens, mentions) || after(&f, tokens, mentions) {
			describe(&f, tokens, mentions)
			out = append(out, f)
			i = m.To - 1
		}
	}
	return out
}

// noSaying tells words that look like a verb of saying and are none: "other
// states", "a barrage of questions", "a think tank", and what was not said.
func noSaying(tokens []token.Token, m token.Match) bool {
	if m.To < len(tokens) && (tokens[m.To].Word == "tank" || tokens[m.To].Word == "tanks") {
		return true
	}
	if m.From == 0 {
		return false
	}
	switch before := &tokens[m.From-1]; before.Word {
	case "not", "to", "of", "in", "on", "for", "with", "by", "from", "the", "a", "an", "no", "nor", "never", "without", "his", "her", "its", "their", "these", "those", "other", "some", "any":
		return before.Shape != token.Upper
	default:
		if !noun[tokens[m.From].Word] {
			return false
		}
		// A word that is a noun as well is a verb only after a name or a holder.
		_, isHolder := words().holders.Longest(tokens[:m.From], m.From-1)
		return !before.Capital() && !isHolder && before.Word != "'s" || before.Word == "'s"
	}
}

// noun are forms that are nouns as often as verbs.
var noun = map[string]bool{"states": true, "reports": true, "report": true, "claims": true, "claim": true, "questions": true, "question": true, "doubts": true,
	"doubt": true, "fears": true, "fear": true, "hopes": true, "hope": true, "charges": true, "charge": true, "comments": true, "comment": true,
	"notes": true, "note": true, "disputes": true, "dispute": true, "stresses": true, "remarks": true, "remark": true, "mentions": true, "state": true, "wonder": true}

// accordingTo reads "According to reports, X" and "X, according to reports".
func accordingTo(tokens []token.Token, i int) (Frame, bool) {
	if i+2 >= len(tokens) || tokens[i].Word != "according" || tokens[i+1].Word != "to" {
		return Frame{}, false
	}
	end := i + 2
	for end < len(tokens) && tokens[end].Word != "," && tokens[end].Word != "." && tokens[end].Word != ";" {
		end++
	}
	// "According to X, a strategist at Y, Z": the description belongs to X.
	if end+1 < len(tokens) && tokens[end].Word == "," && (tokens[end+1].Word == "a" || tokens[end+1].Word == "an" || tokens[end+1].Word == "the") {
		if next := nextComma(tokens, end+1); next > 0 && next-end < 12 && i == 0 {
			end = next
		}
	}
	f := Frame{Kind: Say, Verb: token.Span{Start: i, End: i + 2}, Holder: token.Span{Start: i + 2, End: end}}
	if i > 0 {
		f.Content = append(f.Content, token.Span{Start: 0, End: i})
	}
	if end < len(tokens) {
		f.Content = append(f.Content, token.Span{Start: end, End: len(tokens)})
	}
	return f, f.Holder.End > f.Holder.Start && len(f.Content) > 0
}

func nextComma(tokens []token.Token, i int) int {
	for ; i < len(tokens); i++ {
		if tokens[i].Word == "," {
			return i
		}
	}
	return 0
}

var article = map[string]bool{"the": true, "a": true, "an": true, "this": true, "these": true, "such": true, "some": true, "all": true}

// light are words between a holder and its verb.
var light = map[string]bool{"have": true, "has": true, "had": true, "also": true, "later": true, "earlier": true, "then": true, "further": true,
	"reportedly": true, "repeatedly": true, "recently": true, "publicly": true, "privately": true, "officially": true, "again": true, "is": true, "are": true, "was": true, "were": true}

// before looks for a holder to the left of the verb: "X said that", "A, X said".
func before(f *Frame, tokens []token.Token, mentions []gazetteer.Mention) bool {
	end := f.Verb.Start
	for end > 0 && light[tokens[end-1].Word] {
		switch tokens[end-1].Word {
		case "is", "are", "was", "were":
			return false // "is considered", "was asked": passive, the holder is somebody else
		}
		end--
	}
	for k := max(0, end-6); k < end; k++ {
		if tokens[k].Word == "neither" {
			return false // neither confirms nor denies
		}
	}
	if end == 0 || f.Verb.End < len(tokens) && tokens[f.Verb.Start].Word == "reports" && tokens[f.Verb.End].Word == "," {
		return false
	}
	apposed := false
	start := end
	if tokens[end-1].Word == "," { // "X, a strategist at Y, points out"
		open := end - 2
		for open > 0 && tokens[open].Word != "," {
			open--
		}
		if open <= 0 || end-open > 24 {
			return false
		}
		start, apposed = open, true
	}
	for start > 0 && !boundary(tokens, start-1) {
		start--
	}
	if start == end || !holderLike(tokens[start:end], mentions, start, end) {
		return false
	}
	f.Holder = token.Span{Start: start, End: end}
	if apposed {
		f.Holder.End = end - 1
	}
	f.Content = contentOf(f, tokens)
	return len(f.Content) > 0
}

// boundary tells tokens that a holder does not reach across.
func boundary(tokens []token.Token, i int) bool {
	switch tokens[i].Word {
	case ",", ";", ":", ".", "\"", "(", ")", "-", "that", "but", "while", "as", "after", "because", "which", "who", "when", "although", "though", "if", "since":
		return true
	case "and":
		// "X and Y said" belongs together where a name or a role follows at once.
		return i+1 < len(tokens) && !tokens[i+1].Capital() && tokens[i+1].Word != "the" && tokens[i+1].Word != "a"
	}
	return false
}

// holderLike asks that a phrase name somebody: a known name, a word of
// holders.csv, a capital, or a pronoun.
func holderLike(phrase []token.Token, mentions []gazetteer.Mention, start, end int) bool {
	if len(phrase) > 26 {
		return false
	}
	l := words()
	for i := range phrase {
		if _, ok := l.holders.Longest(phrase, i); ok {
			return true
		}
		switch phrase[i].Word {
		case "he", "she", "they", "it", "who":
			return len(phrase) == 1
		}
		if phrase[i].Capital() && !article[phrase[i].Word] {
			return true
		}
	}
	for _, m := range mentions {
		if m.From >= start && m.To <= end {
			return true
		}
	}
	return false
}

// contentOf is what stands under a saying whose holder is to the left: all that
// follows, and, where the frame is put in between commas, what comes before.
func contentOf(f *Frame, tokens []token.Token) []token.Span {
	var out []token.Span
	if s := f.Holder.Start; s > 1 && (tokens[s-1].Word == "," || tokens[s-1].Word == "\"") {
		out = append(out, token.Span{Start: 0, End: s - 1})
	}
	from := f.Verb.End
	for k := from; k < min(from+6, len(tokens)); k++ {
		if tokens[k].Word == "that" { // "said on Monday that"
			from = k
			break
		}
		if tokens[k].Shape == token.Mark {
			break
		}
	}
	for from < len(tokens) && (tokens[from].Word == "that" || tokens[from].Word == "," || tokens[from].Word == ":") {
		from++
	}
	if from < len(tokens) && tokens[from].Word != "." {
		out = append(out, token.Span{Start: from, End: len(tokens)})
	}
	return out
}

// after looks for a holder to the right: `"...," said X`.
func after(f *Frame, tokens []token.Token, mentions []gazetteer.Mention) bool {
	if f.Verb.Start < 2 || tokens[f.Verb.Start-1].Word != "," && tokens[f.Verb.Start-1].Word != "\"" {
		return false
	}
	start, end := f.Verb.End, f.Verb.End
	for end < len(tokens) && !boundary(tokens, end) {
		end++
	}
	if start == end || !holderLike(tokens[start:end], mentions, start, end) {
		return false
	}
	f.Holder = token.Span{Start: start, End: end}
	f.Content = []token.Span{{Start: 0, End: f.Verb.Start - 1}}
	return true
}
