package statement

import (
	"strings"

	"casus/internal/claim"
	"casus/internal/gazetteer"
	"casus/internal/token"
	"casus/internal/world"
)

// discourse is what a report has named so far.
type discourse struct {
	states  []*gazetteer.Actor // in the order of their first mention
	lately  []*gazetteer.Actor // states of the sentence before, in order
	treaty  world.TreatyID
	pair    []*gazetteer.Actor // of whom "relations between A and B" last spoke
	persons map[string]Named   // surname -> the full name as it stood
	speaker Named              // who spoke last, and what kind of holder
	spoke   claim.Attribution
	classes map[string]claim.Attribution // full name -> what kind of holder
}

func newDiscourse() *discourse {
	return &discourse{persons: map[string]Named{}, classes: map[string]claim.Attribution{}}
}

// class remembers what kind of holder a person is; the first word on it counts.
func (d *discourse) class(name string, c claim.Attribution) {
	if _, ok := d.classes[name]; !ok {
		d.classes[name] = c
	}
}

func (d *discourse) classOf(name string, otherwise claim.Attribution) claim.Attribution {
	if c, ok := d.classes[name]; ok {
		return c
	}
	return otherwise
}

// note takes in the states of a sentence.
func (d *discourse) note(states []Named) {
	var now []*gazetteer.Actor
	for _, n := range states {
		if !contains(now, n.Actor) {
			now = append(now, n.Actor)
		}
		if !contains(d.states, n.Actor) {
			d.states = append(d.states, n.Actor)
		}
	}
	if len(now) > 0 {
		d.lately = now
	}
}

func contains(list []*gazetteer.Actor, a *gazetteer.Actor) bool {
	for _, have := range list {
		if have == a || have.Country == a.Country && a.Country != "" && have.Kind == a.Kind {
			return true
		}
	}
	return false
}

// person remembers a full name under its last word.
func (d *discourse) person(n Named) {
	words := strings.Fields(n.Words)
	if len(words) < 2 {
		return
	}
	d.persons[token.Fold(words[len(words)-1])] = n
}

// full gives the full name of a surname that was named before.
func (d *discourse) full(surname string) (Named, bool) {
	n, ok := d.persons[token.Fold(surname)]
	return n, ok
}

// group gives whom "both countries", "the two", "all three countries" mean: the
// states named last, as many as the words say. Where the report has not named
// that many, nobody is meant.
func (d *discourse) group(n int, but *gazetteer.Actor) []*gazetteer.Actor {
	for _, list := range [][]*gazetteer.Actor{d.lately, d.states} {
		var out []*gazetteer.Actor
		for _, a := range list {
			if a.Kind == gazetteer.State && (but == nil || a.Country != but.Country) && len(out) < n {
				out = append(out, a)
			}
		}
		if len(out) == n {
			return out
		}
	}
	return nil
}

// groups are phrases that mean several states named before, with their number.
var groups = []struct {
	words []string
	n     int
}{
	{[]string{"all", "three", "countries"}, 3}, {[]string{"all", "three", "states"}, 3}, {[]string{"the", "three", "countries"}, 3},
	{[]string{"three", "countries"}, 3}, {[]string{"three", "states"}, 3}, {[]string{"three", "nations"}, 3},
	{[]string{"both", "countries"}, 2}, {[]string{"both", "states"}, 2}, {[]string{"both", "nations"}, 2}, {[]string{"both", "sides"}, 2},
	{[]string{"two", "countries"}, 2}, {[]string{"two", "states"}, 2}, {[]string{"two", "nations"}, 2}, {[]string{"two", "sides"}, 2},
	{[]string{"four", "countries"}, 4}, {[]string{"four", "states"}, 4},
}

// groupAt tells whether a phrase of groups begins with token i.
func groupAt(tokens []token.Token, i int) (n, to int) {
	for _, g := range groups {
		if len(g.words) > len(tokens)-i {
			continue
		}
		hit := true
		for j, w := range g.words {
			hit = hit && tokens[i+j].Word == w
		}
		if hit {
			return g.n, i + len(g.words)
		}
	}
	return 0, 0
}
