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
const sizeHint = 20000

// builder puts tables together.
type builder struct {
	g        *Gazetteer
	faults   fault.Collector
	personOf map[string]int // ID -> index of people
	sectors  map[sectorKey]*Actor
	folder   int // of the folders given: 0 is what comes with the program
	split    token.Splitter
	tokens   []token.Token
	cut      []string
}

type sectorKey struct{ id, country, sector string }

// build reads folders of tables one after the other.
func build(folders ...fs.FS) (*Gazetteer, error) {
	b := &builder{
		g: &Gazetteer{actors: map[string]*Actor{}}, faults: fault.Collector{Limit: maxFaults},
		personOf: map[string]int{}, sectors: map[sectorKey]*Actor{},
	}
	b.g.phrases.Grow(sizeHint)
	for i, dir := range folders {
		b.folder = i
		b.read(dir)
	}
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
	kept := &a
	b.g.actors[a.ID] = kept
	b.g.order = append(b.g.order, kept)
	return kept
}

// add puts in one spelling of a name. A ? at its end says that it is also a
// name of persons.
func (b *builder) add(name string, s sense) {
	name, careful := strings.CutSuffix(name, "?")
	sp := b.spelling(name)
	if sp == nil {
		return
	}
	sp.careful = sp.careful || careful || s.short
	for _, old := range sp.senses {
		if old.actor == s.actor && old.person == s.person {
			return
		}
	}
	sp.senses = append(sp.senses, s)
}

// spelling finds or makes the spelling of a name.
func (b *builder) spelling(name string) *spelling {
	words := b.words(name)
	if len(words) == 0 {
		return nil
	}
	next := int32(len(b.g.names))
	n := b.g.phrases.Put(words, next, caseOf(name))
	if n == next {
		b.g.names = append(b.g.names, spelling{bytes: len(name), exact: !strings.Contains(name, "*")})
	}
	return &b.g.names[n]
}

// words folds and cuts a name as texts are, and keeps a star at the end of a
// word. They hold until the next call.
func (b *builder) words(name string) []string {
	out := b.cut[:0]
	for rest, more := name, true; more; {
		var field string
		field, rest, more = strings.Cut(rest, " ")
		plain, star := strings.CutSuffix(field, "*")
		b.tokens = b.split.Split(b.tokens[:0], plain)
		for _, t := range b.tokens {
			out = append(out, t.Word)
		}
		if star && len(out) > 0 {
			out[len(out)-1] += "*"
		}
	}
	b.cut = out
	return out
}

// caseOf tells from how a name is written how it must be written in a text:
// all in capitals if it is (US), with a first capital if it has one (Turkey),
// in any way if not (al-Qaida, and scripts without capitals).
func caseOf(name string) token.Case {
	upper, letters := 0, 0
	first := token.AnyCase
	for _, r := range name {
		if !unicode.IsLetter(r) {
			continue
		}
		if unicode.IsUpper(r) {
			upper++
			if letters == 0 {
				first = token.Capitals
			}
		}
		letters++
	}
	if upper == letters && upper > 1 && !strings.Contains(name, " ") {
		return token.AllUpper
	}
	return first
}

// personID makes the ID of a person from their name.
func (b *builder) personID(name string) string { return "PER:" + b.slug(name) }

// slug writes folded words with hyphens.
func (b *builder) slug(name string) string { return strings.Join(b.words(name), "-") }

// office notes one term of a person and all their names.
func (b *builder) office(name, country, sector string, spell world.Spell) int {
	id := b.personID(name)
	key := sectorKey{id, country, sector}
	a := b.sectors[key]
	if a == nil {
		a = &Actor{ID: id, Kind: Person, Country: country, Sector: sector, Name: name}
		b.sectors[key] = a
	}
	n, ok := b.personOf[id]
	if !ok {
		n = len(b.g.people)
		b.personOf[id] = n
		b.g.people = append(b.g.people, person{})
		b.g.order = append(b.g.order, a)
	}
	b.g.actors[id] = a // the last term of the table
	b.g.people[n].terms = append(b.g.people[n].terms, term{a, spell})
	return n
}
