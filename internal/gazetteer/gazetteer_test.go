package gazetteer

import (
	"strings"
	"testing"

	"casus/internal/token"
	"casus/internal/world"
)

// found writes what Find gives as "words=ID/form".
func found(g *Gazetteer, text string, on world.Day) []string {
	tokens := new(token.Splitter).Split(nil, text)
	var out []string
	for _, m := range g.Find(nil, tokens, on) {
		out = append(out, text[tokens[m.From].Start:tokens[m.To-1].End]+"="+m.Actor.ID+"/"+m.Form.String())
	}
	return out
}

func TestFind(t *testing.T) {
	g := Default()
	for _, c := range []struct{ text, want string }{
		{"Turkey met Türkiye; a turkey flew", "Turkey=TUR/name Türkiye=TUR/alias"},
		{"The US told us", "US=USA/acronym"},
		{"The U.S. and the U.N. Security Council", "U.S.=USA/acronym U.N. Security Council=IGO:UNSC/alias"},
		{"Turks, Saudis and Turkish papers", "Turks=TUR/demonym Saudis=SAU/demonym Turkish=TUR/adjective"},
		{"Ankara's view", "Ankara=TUR/capital"},
		{"South Korea and North Koreans", "South Korea=KOR/name North Koreans=PRK/demonym"},
		{"Michael Jordan played", ""},
		{"Jordan and King Hussein", "Jordan=JOR/name"},
		{"Guinea-Bissau, Papua New Guinea, Guinea", "Guinea-Bissau=GNB/name Papua New Guinea=PNG/name Guinea=GIN/name"},
	} {
		got := strings.Join(found(g, c.text, NoDay), " ")
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestRoles(t *testing.T) {
	text := "Turkish soldiers and the Prime Minister"
	tokens := new(token.Splitter).Split(nil, text)
	got := Default().FindRoles(nil, tokens)
	if len(got) != 2 || got[0].Role.Sector != "MIL" || got[1].To-got[1].From != 2 {
		t.Errorf("%+v", got)
	}
}
