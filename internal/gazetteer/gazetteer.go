package gazetteer

import (
	"embed"
	"io/fs"
	"sync"

	"casus/internal/token"
	"casus/internal/world"
)

//go:embed data/*.csv
var data embed.FS

// Gazetteer is a set of tables made ready for Find. It is never changed once
// it is built and may be used by several goroutines at once.
type Gazetteer struct {
	phrases token.Phrases
	names   []spelling // by the number that phrases holds
	senses  []sense
	actors  map[string]*Actor
	order   []*Actor
	people  []person
	roles   []Role
	rolesIn token.Phrases
}

// spelling is one way of writing a name and whom it can mean.
type spelling struct {
	last    int32 // 1 + the sense that was added last, 0 where there is none
	bytes   int32 // how much of a text it fixes: of two that end together the longer one counts
	exact   bool  // without a star
	careful bool  // also a name of persons: its neighbours are looked at
	local   bool  // with another state's name before it, it is that state's: the Philippine Senate
	nobody  bool  // a known phrase that names no actor
	titled  bool  // a title: its last word has a capital too, where its script has any
}

// sense is one thing that a spelling can mean.
type sense struct {
	actor  *Actor
	person int32 // index of people, -1 for all other actors
	before int32 // 1 + the sense that was added before it to the same spelling, 0 where there is none
	form   Form
	short  bool // the bare surname: counts only near the terms of office
}

// person is somebody in office, with all their terms in the order of the table.
type person struct{ terms []term }

type term struct {
	actor *Actor // one for each sector; all have the ID of the person
	spell world.Spell
}

var embedded = sync.OnceValues(func() (*Gazetteer, error) {
	tables, err := fs.Sub(data, "data")
	if err != nil {
		return nil, err
	}
	return build(tables)
})

// Default is the gazetteer of the tables that come with the program.
func Default() *Gazetteer {
	g, err := embedded()
	if err != nil {
		panic("the embedded gazetteer does not read: " + err.Error()) // a test reads it
	}
	return g
}

// With gives the tables that come with the program together with those in dir,
// which have the same names and columns; a table may be missing. An actor of
// dir takes the place of one with the same ID, and a name of dir means what dir
// says. The error is a fault.List with everything that is wrong in dir.
func (g *Gazetteer) With(dir fs.FS) (*Gazetteer, error) {
	tables, err := fs.Sub(data, "data")
	if err != nil {
		return nil, err
	}
	return build(tables, dir)
}

// Actor gives the actor with the ID, nil where there is none.
func (g *Gazetteer) Actor(id string) *Actor { return g.actors[id] }

// Actors lists all actors in the order of the tables.
func (g *Gazetteer) Actors() []*Actor { return g.order }
