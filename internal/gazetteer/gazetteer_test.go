package gazetteer

import (
	"io/fs"
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
		{"Jordan said", "Jordan=JOR/name"},
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

func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		if _, err := build(tables(b)); err != nil {
			b.Fatal(err)
		}
	}
}

func tables(t testing.TB) fs.FS {
	t.Helper()
	dir, err := fs.Sub(data, "data")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Turkey is seeking to join Saudi Arabia and Pakistan in a new defence alliance modelled on NATO, and President Erdogan met Prime Minister Sharif in Riyadh. ", 20)
	tokens := new(token.Splitter).Split(nil, text)
	g := Default()
	var found []Mention
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		found = g.Find(found[:0], tokens, world.MakeDay(2026, 1, 14))
	}
}
