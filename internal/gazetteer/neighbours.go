package gazetteer

import (
	"strings"

	"casus/internal/token"
)

// standsAlone tells whether a name that is also a name of persons stands where
// no other part of a person's name is beside it: "Jordan said", not "Michael
// Jordan"; "Prime Minister Blair", not "Cherie Blair". What comes before free is
// part of other names. An ordinary word is no name where it begins a sentence.
func (g *Gazetteer) standsAlone(tokens []token.Token, m token.Match, free int) bool {
	if m.To == m.From+1 && ordinary[tokens[m.From].Word] && beginsSentence(tokens, m.From) {
		return false
	}
	before := m.From > free && g.partOfName(tokens, m.From-1)
	after := m.To < len(tokens) && g.partOfName(tokens, m.To)
	return !before && !after || headline(tokens, m.From)
}

// surname tells whether a single word that names a place, a group or an outlet
// follows a given name: "Fabio Valencia", "Carlo Wagner". What follows it says
// nothing: "Basra Palace".
func (g *Gazetteer) surname(tokens []token.Token, m token.Match, free int, a *Actor) bool {
	switch a.Kind {
	case Place, Group, Outlet:
	default:
		return false
	}
	t := &tokens[m.From]
	return m.To == m.From+1 && t.Shape == token.Title && !t.Joined && m.From > free && g.partOfName(tokens, m.From-1) && !headline(tokens, m.From)
}

// partOfName tells whether a token can be part of a person's name: a
// capitalised word that is no title, no role, no word of grammar and begins no
// name of the gazetteer's own.
func (g *Gazetteer) partOfName(tokens []token.Token, i int) bool {
	t := &tokens[i]
	if t.Shape != token.Title || plainWords[t.Word] {
		return false
	}
	if _, role := g.rolesIn.Longest(tokens, i); role {
		return false
	}
	_, known := g.phrases.Longest(tokens, i)
	return !known
}

// ordinary are surnames and places that are words of English as well.
var ordinary = setOf(`begin rice straw gates bush brown cook fox hunt major gore perry baker price mills wade
	costa major king young may lake hope blah doe`)

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// headline tells whether the words around i are capitalised all alike.
func headline(tokens []token.Token, i int) bool {
	capital, lower := 0, 0
	for j := max(0, i-6); j < min(len(tokens), i+7); j++ {
		switch t := &tokens[j]; {
		case t.Capital():
			capital++
		case t.Shape == token.Lower && len(t.Word) > 4:
			lower++
		}
	}
	return capital >= 4 && lower == 0
}

// plainWords are words of grammar, days, months, titles and the like: written
// with a capital they begin a sentence or go before a name, and are no part of
// one.
var plainWords = setOf(`a an the this that these those it its he she they we i you his her their our my your
		and but or nor so yet if when while as after before since until although though because whereas once unless
		in on at by for from to of with without within against between among under over into near across through during
		about around toward towards upon amid despite like per via where who whom whose which what why how there here
		not no both all some many most several other another each every such only also even still just then now later
		meanwhile however moreover earlier more less than too very is are was were be been has have had do does did will
		would can could may might shall should must one two three four five six seven eight nine ten first second third
		monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
		september october november december today yesterday tomorrow
		mr mrs ms dr sir lord lady dame prof professor st saint hon
		general gen colonel col major maj lieutenant lt captain capt admiral adm marshal brigadier sergeant sgt
		king queen prince princess emir sheikh shaikh sheik sultan shah emperor crown pope imam ayatollah mullah
		president prime minister premier chancellor secretary foreign defence defense interior deputy vice former late
		state senator sen congressman representative rep governor gov mayor ambassador envoy chief leader chairman speaker
		justice judge attorney commander spokesman spokeswoman spokesperson director candidate ex new old north south east
		west northern southern eastern western central greater upper lower said says told meets visits warns calls asks
		rejects accuses urges denies signs attacks strikes kills seeks wants backs slams hails vows threatens`)
