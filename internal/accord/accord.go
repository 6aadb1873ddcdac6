// Package accord finds what a report says of treaties: which treaty of the
// record a phrase means, also where it only says "this pact" or names the
// parties, and what is done with it, from seeking to join to leaving. Start with
// New, then Finder.References and Finder.Deeds on the tokens of a sentence, and
// Finder.Resolve.
package accord

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"casus/internal/shipped"
	"casus/internal/token"
	"casus/internal/world"
)

// Act is what is done with a treaty.
type Act string

// The acts.
const (
	SeekToJoin     Act = "seek_to_join"
	Negotiate      Act = "negotiate"
	Draft          Act = "draft"
	Sign           Act = "sign"
	Ratify         Act = "ratify"
	Accede         Act = "accede"
	EnterIntoForce Act = "enter_into_force"
	Invoke         Act = "invoke"
	Suspend        Act = "suspend"
	Withdraw       Act = "withdraw"
	Deny           Act = "deny"
	Reject         Act = "reject"
)

// Acts lists the vocabulary.
var Acts = []Act{SeekToJoin, Negotiate, Draft, Sign, Ratify, Accede, EnterIntoForce, Invoke, Suspend, Withdraw, Deny, Reject}

//go:embed data/*.csv
var data embed.FS

// words are the phrases that do not depend on a record.
type words struct {
	deeds, nouns token.Phrases
	kinds        []string // by value in nouns
}

var plain = sync.OnceValue(func() *words {
	w := &words{}
	for _, row := range shipped.Rows(data, "data/deeds.csv") {
		at := slices.Index(Acts, Act(row[0]))
		if at < 0 {
			panic(fmt.Sprintf("deeds.csv: %q is no act", row[0])) // an embedded file: a test reads it
		}
		w.deeds.Add(row[1], int32(at), token.AnyCase)
	}
	for i, row := range shipped.Rows(data, "data/nouns.csv") {
		w.kinds = append(w.kinds, row[1])
		w.nouns.Add(row[0], int32(i), token.AnyCase)
		w.nouns.Add(plural(row[0]), int32(i), token.AnyCase)
	}
	return w
})

func plural(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "ty"); ok {
		return stem + "ties"
	}
	return noun + "s"
}

// Finder finds treaties of one record. It is safe for use by several goroutines.
type Finder struct {
	w     *world.World
	names token.Phrases
	ids   []world.TreatyID
}

// New makes a Finder of the treaties of a record.
func New(w *world.World) *Finder {
	f := &Finder{w: w}
	for _, t := range w.Treaties {
		if t.Status == "hypothetical" {
			continue // invented; no report can mean it
		}
		at := int32(len(f.ids))
		f.ids = append(f.ids, t.ID)
		name, _, _ := strings.Cut(t.Name, " (")
		f.names.Add(name, at, token.Capitals)
		for _, alias := range append([]string{t.Short}, t.Aliases...) {
			f.names.Add(alias, at, token.Capitals)
		}
	}
	return f
}

// Reference is a phrase that means a treaty.
type Reference struct {
	From, To int            // tokens
	Treaty   world.TreatyID // where the phrase is a treaty's name
	Kind     string         // of a noun: defence, nonaggression, entente, pact
	Back     bool           // it points back: "this pact", "such an alliance", "the pact"
	Draft    bool           // a draft or proposal is meant
	Parties  int            // how many parties the words say: bilateral 2, trilateral 3; 0 unknown
}

// References gives the phrases of tokens that mean a treaty, in order.
func (f *Finder) References(tokens []token.Token) []Reference {
	w := plain()
	var out []Reference
	for i := 0; i < len(tokens); i++ {
		if m, ok := f.names.Longest(tokens, i); ok {
			out = append(out, Reference{From: m.From, To: m.To, Treaty: f.ids[m.Value], Kind: "pact"})
			i = m.To - 1
			continue
		}
		m, ok := w.nouns.Longest(tokens, i)
		if !ok {
			continue
		}
		r := Reference{From: m.From, To: m.To, Kind: w.kinds[m.Value]}
		f.describe(&r, tokens)
		out = append(out, r)
		i = m.To - 1
	}
	return out
}

// describe looks at the words before a noun: "this", "the new trilateral".
func (f *Finder) describe(r *Reference, tokens []token.Token) {
	for back := r.From - 1; back >= 0 && back >= r.From-8; back-- {
		switch t := &tokens[back]; t.Word {
		case "this", "that", "such", "its", "the", "these":
			r.Back = true
			r.From = back
			return
		case "a", "an":
			r.From = back
			if back > 0 && tokens[back-1].Word == "such" {
				r.From, r.Back = back-1, true
			}
			return
		case "bilateral", "two":
			r.Parties = 2
		case "trilateral", "three", "tripartite":
			r.Parties = 3
		case "quadrilateral", "four":
			r.Parties = 4
		case "draft", "proposed", "planned", "potential", "possible":
			r.Draft = true
		case "defence", "defense", "security", "military", "mutual":
			if r.Kind == "pact" {
				r.Kind = "defence"
			}
		default:
			if t.Shape == token.Mark || isVerbLike(t.Word) {
				return
			}
		}
	}
}

// isVerbLike tells words that end the description of a noun to their right.
func isVerbLike(word string) bool {
	switch word {
	case "of", "in", "to", "on", "for", "with", "by", "into", "signed", "sign", "join", "joining", "is", "was", "has", "have", "and", "or", "that":
		return true
	}
	return false
}

// Deed is an act with a treaty, as words tell it.
type Deed struct {
	From, To int // tokens
	Act      Act
}

// Deeds gives the acts that the tokens tell, longest phrase first from the left.
// They are acts with a treaty only where a reference stands near; that is the
// caller's to judge.
func Deeds(tokens []token.Token) []Deed {
	w := plain()
	var out []Deed
	for i := 0; i < len(tokens); i++ {
		if m, ok := w.deeds.Longest(tokens, i); ok {
			out = append(out, Deed{m.From, m.To, Acts[m.Value]})
			i = m.To - 1
		}
	}
	return out
}
