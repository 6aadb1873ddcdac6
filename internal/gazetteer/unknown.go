package gazetteer

import "casus/internal/token"

// Unknown gives the runs of tokens, as ranges of tokens, that look like names
// and lie in no mention: words with capitals, with the small words inside a
// name such as "bin" and "de". Roles and titles are cut off, the first word of a
// sentence alone is no name, and a phrase known to name nobody is none.
func (g *Gazetteer) Unknown(tokens []token.Token, mentions []Mention) []token.Span {
	var out []token.Span
	at := 0 // of mentions
	for i := 0; i < len(tokens); {
		for at < len(mentions) && mentions[at].To <= i {
			at++
		}
		limit := len(tokens)
		if at < len(mentions) {
			if mentions[at].From <= i {
				i = mentions[at].To
				continue
			}
			limit = mentions[at].From
		}
		if known := g.known(tokens, i); known > i {
			i = known
			continue
		}
		if !tokens[i].Capital() {
			i++
			continue
		}
		end := g.endOfRun(tokens[:limit], i)
		if s, ok := g.nameWithin(tokens, i, end); ok {
			out = append(out, s)
		}
		i = end
	}
	return out
}

// known gives the end of a role or of a phrase that names nobody, which begins
// at i; i where none does.
func (g *Gazetteer) known(tokens []token.Token, i int) int {
	if m, ok := g.phrases.Longest(tokens, i); ok && g.names[m.Value].nobody {
		return m.To
	}
	if m, ok := g.rolesIn.Longest(tokens, i); ok {
		return m.To
	}
	return i
}

// particles stand inside names in small letters.
var particles = map[string]bool{"al": true, "bin": true, "ibn": true, "de": true, "da": true, "do": true, "dos": true, "del": true,
	"der": true, "van": true, "von": true, "la": true, "ul": true, "ur": true, "el": true, "ben": true, "of": true}

// endOfRun gives the end of a run of capitalised words that begins at i and
// holds no role.
func (g *Gazetteer) endOfRun(tokens []token.Token, i int) int {
	end := i + 1
	for j := end; j < len(tokens); j++ {
		t := &tokens[j]
		switch {
		case t.Capital() && g.known(tokens, j) > j:
			return end
		case t.Capital():
			end = j + 1
		case t.Joined, particles[t.Word] && j < end+2:
		default:
			return end
		}
	}
	return end
}

// nameWithin cuts words of grammar and titles off both ends of a run.
func (g *Gazetteer) nameWithin(tokens []token.Token, from, to int) (token.Span, bool) {
	first := beginsSentence(tokens, from)
	plain := func(i int) bool { return !tokens[i].Capital() || plainWords[tokens[i].Word] }
	for from < to && plain(from) {
		from, first = from+1, false
	}
	for to > from && plain(to-1) {
		to--
	}
	if from == to || first && to == from+1 && tokens[from].Shape != token.Upper {
		return token.Span{}, false
	}
	return token.Span{Start: from, End: to}, true
}

// beginsSentence tells whether a token is the first of the text, or comes
// after the end of a sentence or a quotation mark.
func beginsSentence(tokens []token.Token, i int) bool {
	if i == 0 {
		return true
	}
	switch tokens[i-1].Word {
	case ".", "!", "?", "\"", ":", "-", "•":
		return true
	}
	return false
}
