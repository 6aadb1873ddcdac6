package gazetteer

import (
	"io/fs"
	"strings"
	"unicode"

	"casus/internal/fault"
	"casus/internal/token"
	"casus/internal/world"
)

// maxFaults bounds what a hostile folder can make the reader say.
const maxFaults = 100

// sizeHint is about how many names the program's own tables hold.
const sizeHint = 18000

// builder puts tables together.
type builder struct {
	g        *Gazetteer
	faults   fault.Collector
	personOf map[string]int // name -> index of people
	block    []Actor        // room for actors
}

func newBuilder() *builder {
	return &builder{
		g: &Gazetteer{actors: map[string]*Actor{}}, faults: fault.Collector{Limit: maxFaults},
		personOf: map[string]int{},
	}
}

// build reads folders of tables one after the other.
func build(folders ...fs.FS) (*Gazetteer, error) {
	b := newBuilder()
	b.g.phrases.Grow(sizeHint)
	b.g.actors = make(map[string]*Actor, sizeHint/3)
	b.g.names, b.g.senses = make([]spelling, 0, sizeHint), make([]sense, 0, sizeHint)
	for _, dir := range folders {
		b.read(dir)
	}
	return b.done()
}

func (b *builder) done() (*Gazetteer, error) {
	if err := b.faults.Listed().Err(); err != nil {
		return nil, err
	}
	return b.g, nil
}

// actor notes an actor; a later one of the same ID takes its place.
func (b *builder) actor(a Actor) *Actor {
	if old := b.g.actors[a.ID]; old != nil {
		*old = a
		return old
	}
	kept := b.keep(a)
	b.g.actors[a.ID] = kept
	b.g.order = append(b.g.order, kept)
	return kept
}

// keep puts an actor where it stays; many at once cost less than one by one.
func (b *builder) keep(a Actor) *Actor {
	if len(b.block) == cap(b.block) {
		b.block = make([]Actor, 0, 256)
	}
	b.block = append(b.block, a)
	return &b.block[len(b.block)-1]
}

// add puts in one spelling of a name. A ? at its end says that it is also a
// name of persons, a ~ that other states have something of that name.
func (b *builder) add(name string, s sense) {
	name, local := strings.CutSuffix(name, "~")
	name, careful := strings.CutSuffix(name, "?")
	sp := b.spelling(name)
	if sp == nil {
		return
	}
	sp.careful = sp.careful || careful || s.short
	sp.local = sp.local || local
	sp.nobody = false // a later table may name somebody so
	sp.titled = sp.titled || s.actor.Kind == Outlet
	for i := sp.last; i > 0; i = b.g.senses[i-1].before {
		if old := &b.g.senses[i-1]; old.actor == s.actor && old.person == s.person || s.person >= 0 && old.person == s.person {
			return
		}
	}
	s.before = sp.last
	b.g.senses = append(b.g.senses, s)
	sp.last = int32(len(b.g.senses))
}

// spelling finds or makes the spelling of a name.
func (b *builder) spelling(name string) *spelling {
	words := b.g.phrases.Words(name)
	if len(words) == 0 {
		return nil
	}
	next := int32(len(b.g.names))
	n := b.g.phrases.Put(words, next, caseOf(name))
	if n == next {
		b.g.names = append(b.g.names, spelling{bytes: int32(len(name)), exact: !strings.Contains(name, "*")})
	}
	return &b.g.names[n]
}

// caseOf tells from how a name is written how it must be written in a text:
// all in capitals if it is (US), with a first capital if it has one (Turkey),
// in any way if not (al-Qaida, and scripts without capitals).
func caseOf(name string) token.Case {
	upper, letters := 0, 0
	last := false // the last letter is a capital
	for _, r := range name {
		if r == ' ' {
			return token.Capitals
		}
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if last = unicode.IsUpper(r); last {
			upper++
		} else if upper == 0 {
			return token.AnyCase
		}
		if upper < letters && letters > token.MaxAcronym {
			return token.Capitals
		}
	}
	if upper > 1 && last {
		return token.AllUpper
	}
	return token.Capitals
}

// slug writes folded words with hyphens and leaves marks out.
func (b *builder) slug(name string) string {
	out := make([]byte, 0, len(name))
	for _, w := range b.g.phrases.Words(name) {
		if w[0] < 'a' && (w[0] < '0' || w[0] > '9') {
			continue
		}
		if len(out) > 0 {
			out = append(out, '-')
		}
		for i := range len(w) {
			if w[i] != '.' && w[i] != '\'' {
				out = append(out, w[i])
			}
		}
	}
	return string(out)
}

// office notes one term of a person.
func (b *builder) office(name, country, sector string, spell world.Spell) (*Actor, int32) {
	n, ok := b.personOf[name]
	if !ok {
		n = len(b.g.people)
		b.personOf[name] = n
		b.g.people = append(b.g.people, person{})
	}
	terms := &b.g.people[n].terms
	a := b.sameSector(*terms, country, sector)
	if a == nil {
		a = b.keep(Actor{Kind: Person, Country: country, Sector: sector, Name: name})
		if len(*terms) > 0 {
			a.ID = (*terms)[0].actor.ID
		} else {
			a.ID = "PER:" + b.slug(name)
			b.g.order = append(b.g.order, a)
		}
	}
	b.g.actors[a.ID] = a // the last term of the table
	*terms = append(*terms, term{a, spell})
	return a, int32(n)
}

// sameSector finds the actor of an earlier term in the same sector.
func (b *builder) sameSector(terms []term, country, sector string) *Actor {
	for _, t := range terms {
		if t.actor.Country == country && t.actor.Sector == sector {
			return t.actor
		}
	}
	return nil
}
