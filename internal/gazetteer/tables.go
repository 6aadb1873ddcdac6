package gazetteer

import (
	"io/fs"
	"strings"

	"casus/internal/token"
	"casus/internal/world"
)

// The columns of each table; docs/formats/dictionaries.md gives their meaning.
var (
	stateColumns  = []string{"id", "name", "aliases", "adjectives", "demonyms", "capitals"}
	placeColumns  = []string{"country", "places"}
	peopleColumns = []string{"name", "aliases", "country", "sector"}
	actorColumns  = []string{"id", "name", "aliases", "country", "sector"}
	officeColumns = []string{"person", "aliases", "short", "country", "sector", "office", "from", "to"}
	otherColumns  = []string{"id", "language", "names", "adjectives", "capitals"}
	roleColumns   = []string{"role", "forms", "sector"}
	nobodyColumns = []string{"phrase", "why"}
)

// actorTables are the tables that have the columns of actors, with the kind and
// the beginning of the IDs of each.
var actorTables = []struct {
	file   string
	kind   Kind
	prefix string
}{
	{"institutions.csv", Institution, "INS:"},
	{"organisations.csv", Organisation, ""},
	{"groups.csv", Group, "GRP:"},
	{"outlets.csv", Outlet, "OUT:"},
}

// read reads the tables of one folder, states first: the others refer to them.
func (b *builder) read(dir fs.FS) {
	b.table(dir, "states.csv", stateColumns, b.state)
	b.table(dir, "places.csv", placeColumns, b.places)
	b.table(dir, "peoples.csv", peopleColumns, b.nation)
	for _, of := range actorTables {
		b.table(dir, of.file, actorColumns, func(t *table) { b.named(t, of.kind, of.prefix) })
	}
	b.table(dir, "offices.csv", officeColumns, b.term)
	b.table(dir, "names_cldr.csv", otherColumns, b.other)
	b.table(dir, "names_other.csv", otherColumns, b.other)
	b.table(dir, "nobody.csv", nobodyColumns, func(t *table) {
		if sp := b.spelling(t.need("phrase")); sp != nil {
			sp.nobody = true
		}
	})
	b.table(dir, "agents.csv", roleColumns, b.role)
}

func threeCapitals(s string) bool {
	return len(s) == 3 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func (b *builder) state(t *table) {
	id := t.need("id")
	if id != "" && !threeCapitals(id) {
		t.fault("id", id, "id %q is not three capital letters of ISO 3166-1", id)
		return
	}
	a := b.actor(Actor{ID: id, Kind: State, Country: id, Name: t.need("name")})
	b.add(t.text("name"), sense{actor: a, person: -1, form: Name})
	a.Name = unmarked(a.Name)
	b.list(t, "aliases", a, Alias)
	b.list(t, "adjectives", a, Adjective)
	b.list(t, "demonyms", a, Demonym)
	b.list(t, "capitals", a, Capital)
}

// unmarked takes the marks off a name that say how it must be written.
func unmarked(name string) string { return strings.TrimRight(name, "?~*") }

// list adds the names of a field that holds several.
func (b *builder) list(t *table, column string, a *Actor, f Form) {
	for _, name := range t.list(column) {
		form := f
		if f == Alias && caseOf(name) == token.AllUpper {
			form = Acronym
		}
		b.add(name, sense{actor: a, person: -1, form: form})
	}
}

func (b *builder) places(t *table) {
	country := b.country(t)
	for _, name := range t.list("places") {
		plain := unmarked(name)
		a := b.actor(Actor{ID: "LOC:" + country + ":" + b.slug(plain), Kind: Place, Country: country, Name: plain})
		b.add(name, sense{actor: a, person: -1, form: City})
	}
}

func (b *builder) nation(t *table) {
	name := t.need("name")
	a := b.actor(Actor{ID: "PPL:" + b.slug(name), Kind: People, Country: b.country(t), Sector: b.sector(t), Name: name})
	b.add(name, sense{actor: a, person: -1, form: Demonym})
	b.list(t, "aliases", a, Demonym)
}

func (b *builder) named(t *table, kind Kind, prefix string) {
	id, name := t.need("id"), t.need("name")
	a := b.actor(Actor{ID: prefix + id, Kind: kind, Country: b.country(t), Sector: b.sector(t), Name: unmarked(name)})
	form := Name
	if caseOf(name) == token.AllUpper {
		form = Acronym
	}
	b.add(name, sense{actor: a, person: -1, form: form})
	b.list(t, "aliases", a, Alias)
}

func (b *builder) term(t *table) {
	name := t.need("person")
	spell := world.Spell{From: t.date("from"), To: t.date("to")}
	if spell.From.Known() && spell.To.Known() && spell.To.Hi < spell.From.Lo {
		t.fault("to", spell.To.Text, "the term ends (%s) before it begins (%s)", spell.To.Text, spell.From.Text)
	}
	a, n := b.office(name, b.country(t), b.sector(t), spell)
	b.add(name, sense{actor: a, person: n, form: Holder})
	for _, alias := range t.list("aliases") {
		b.add(alias, sense{actor: a, person: n, form: Holder})
	}
	for _, short := range t.list("short") {
		b.add(short, sense{actor: a, person: n, form: Holder, short: true})
	}
}

func (b *builder) other(t *table) {
	id := t.need("id")
	a := b.g.actors[id]
	if a == nil {
		t.fault("id", id, "no actor has the id %q; it must stand in a table of actors", id)
		return
	}
	t.need("language")
	for _, field := range []struct {
		column string
		form   Form
	}{{"names", Alias}, {"adjectives", Adjective}, {"capitals", Capital}} {
		for _, name := range t.list(field.column) {
			b.add(name, sense{actor: a, person: -1, form: field.form})
		}
	}
}

func (b *builder) role(t *table) {
	n := int32(len(b.g.roles))
	b.g.roles = append(b.g.roles, Role{Name: t.need("role"), Sector: b.sector(t)})
	b.g.rolesIn.Add(t.text("role"), n<<1, 0)
	for _, form := range t.list("forms") {
		b.g.rolesIn.Add(form, n<<1|1, 0)
	}
}

// country reads the column of that name.
func (b *builder) country(t *table) string {
	c := t.text("country")
	switch c {
	case "", International, Private, Transnational:
		return c
	}
	if a := b.g.actors[c]; a == nil || a.Kind != State {
		t.fault("country", c, "country %q is no id of states.csv, nor IGO, NGO or IMG", c)
	}
	return c
}

// sector reads the column of that name.
func (b *builder) sector(t *table) string {
	s := t.text("sector")
	if s != "" && !threeCapitals(s) {
		t.fault("sector", s, "sector %q is not three capital letters, such as GOV, MIL or REB", s)
	}
	return s
}
