package coder

import (
	"casus/internal/token"
)

// maxTokens bounds the tokens of one sentence that are read; what comes after
// is passed over, so that work is linear in the length of a text.
const maxTokens = 250

// part is the part of speech that a token is taken for.
type part uint8

const (
	other part = iota // nouns, names, adjectives
	mark
	verbal // belongs to a verb group
)

// group is one verb group: will not be allowed to.
type group struct {
	start, end int // tokens
	main       int // the token of the verb itself
	verb       int32
	finite     bool
	passive    bool
	infinitive bool
	gerund     bool
	reduced    bool // a participle after a noun: troops killed in
	not        bool
	will       bool
	may        bool
	must       bool
	opener     int // token of the word that opens its clause, -1 for none
	rank       rank
	from       int  // where its clause, and with it its subject, may begin
	and        bool // coordinated with the group before, same subject
}

// rank is how near to the main clause a verb group stands.
type rank uint8

const (
	mainClause rank = iota
	coordinated
	complement
	adverbial
	relative
	attribution // , officials said
)

// reader holds one sentence while it is read. Its slices are used again.
type reader struct {
	lex        *lexicon
	tokens     []token.Token
	words      []int32
	named      []int32 // by token: 1 + the index of its mention, 0 for none
	parts      []part
	roles      []bool // by token: belongs to a role
	adjectives []bool // by token: ends the adjective of a country
	covered    []bool // by group: governed by another one
	groups     []group
}

func (r *reader) class(i int) class {
	if i < 0 || i >= len(r.tokens) {
		return 0
	}
	return r.lex.words[r.words[i]].class
}

func (r *reader) is(i int, c class) bool { return r.class(i)&c != 0 }

func (r *reader) mark(i int) bool {
	return i >= 0 && i < len(r.tokens) && r.tokens[i].Shape == token.Mark
}

func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].Word
}

// number looks the words of the sentence up, once each.
func (r *reader) number() {
	r.words, r.parts = r.words[:0], r.parts[:0]
	for i := range r.tokens {
		id := r.lex.ids[r.tokens[i].Word]
		if w := r.tokens[i].Word; id == 0 && len(w) > 4 && w[len(w)-2:] == "ly" && r.tokens[i].Shape == token.Lower {
			id = r.lex.anyAdverb
		}
		r.words = append(r.words, id)
		p := other
		if r.mark(i) {
			p = mark
		}
		r.parts = append(r.parts, p)
	}
}

// forms gives the forms of verbs that a token may be, by its spelling alone.
func (r *reader) forms(i int) form {
	if i < 0 || i >= len(r.tokens) || r.named[i] != 0 || r.roles[i] || r.tokens[i].Shape <= token.Number {
		return 0
	}
	if r.tokens[i].Capital() && i > 0 && !r.startsClause(i) {
		return 0
	}
	w := &r.lex.words[r.words[i]]
	if w.verb >= 0 {
		return w.forms
	}
	if s := r.tokens[i].Word; r.words[i] == 0 && r.tokens[i].Shape == token.Lower && len(s) > 4 {
		switch {
		case s[len(s)-2:] == "ed":
			return past | participle
		case s[len(s)-3:] == "ing":
			return gerund
		}
	}
	return 0
}

func (r *reader) startsClause(i int) bool { return i == 0 || r.word(i-1) == "\"" }

// nounish tells whether a token may be a noun of acts.
func (r *reader) nounish(i int) bool { return len(r.lex.words[r.words[i]].nouns) > 0 }
