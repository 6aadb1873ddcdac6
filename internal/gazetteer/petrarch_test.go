package gazetteer

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"casus/internal/fault"
	"casus/internal/researchdata"
	"casus/internal/token"
	"casus/internal/world"
)

const smallActors = `# a comment
<!-- another
over two lines -->
RURITANIA_ [RUR] # its state
+RURITANIAN_
+STRELSAU

BLACK_MICHAEL
+DUKE_MICHAEL
	[RURELI <950601]
	[RURGOV 19950601 - 020815]
	[RURREB > 020816]

ZENDA_FREE_ARMY_ [RURREBZFA]
ZENDA_BEER [---]
NAMELESS
UN_ [IGOUNO]
`

const smallAgents = `!PERSON! = MAN, MEN
GUARD [~MIL]
POLICE!PERSON! [~COP]
DEPUTY {} [~LEG]
ENVOY {ENVOYS} [~GOVFRM]
`

func TestPetrarch(t *testing.T) {
	g, err := ReadPetrarch(fstest.MapFS{
		"Small.actors.txt": {Data: []byte(smallActors)},
		"Small.agents.txt": {Data: []byte(smallAgents)},
		"notes.txt":        {Data: []byte("[")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, want string
		on         world.Day
	}{
		{"Ruritanian soldiers in Strelsau; the UN told un", "Ruritanian=RUR/name Strelsau=RUR/name UN=ACT:un/name", NoDay},
		{"Duke Michael of Zenda beer", "Duke Michael=PER:black-michael/holder", world.MakeDay(1997, 1, 1)},
		{"Zenda Free Army", "Zenda Free Army=ACT:zenda-free-army/name", NoDay},
	} {
		if got := strings.Join(found(g, c.text, c.on), " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	tokens := new(token.Splitter).Split(nil, "Black Michael met guards, policemen, a deputy and envoys")
	if m := g.Find(nil, tokens, world.MakeDay(2003, 1, 1)); len(m) != 1 || m[0].Actor.Sector != "REB" {
		t.Errorf("in 2003 he is a rebel: %+v", m)
	}
	if m := g.Find(nil, tokens, world.MakeDay(1997, 1, 1)); len(m) != 1 || m[0].Actor.Sector != "GOV" {
		t.Errorf("in 1997 he governs: %+v", m)
	}
	var roles []string
	for _, r := range g.FindRoles(nil, tokens) {
		roles = append(roles, r.Role.Sector)
	}
	if got := strings.Join(roles, " "); got != "MIL COP LEG GOV" {
		t.Error(got)
	}
}

func TestPetrarchFaults(t *testing.T) {
	g, err := ReadPetrarch(fstest.MapFS{"a.actors.txt": {Data: []byte("A [USA\nB [USAGOV 95-1]\nC [USA]\n")}})
	var list fault.List
	if !errors.As(err, &list) || len(list) != 2 || list[0].Line != 1 || list[1].Line != 2 {
		t.Error(err)
	}
	if got := found(g, "C", NoDay); len(got) != 1 {
		t.Errorf("the rest is read: %v", got)
	}
}

func TestPublishedDictionaries(t *testing.T) {
	g, err := ReadPetrarch(os.DirFS(researchdata.Path(t, "data", "events", "dictionaries")))
	var list fault.List
	if g == nil || err != nil && !errors.As(err, &list) || len(list) > 20 {
		t.Fatal(err)
	}
	if len(g.Actors()) < 5000 || len(g.Roles()) < 2000 {
		t.Errorf("%d actors, %d roles", len(g.Actors()), len(g.Roles()))
	}
	got := strings.Join(found(g, "Afghan troops met President George W. Bush", world.MakeDay(2005, 1, 1)), " ")
	if !strings.HasPrefix(got, "Afghan=AFG") {
		t.Error(got)
	}
}

func FuzzReadPetrarch(f *testing.F) {
	f.Add(smallActors, smallAgents)
	f.Add("A [B < ]\n+", "!X! =\n!X! [~]")
	f.Fuzz(func(t *testing.T, actors, agents string) {
		g, err := ReadPetrarch(fstest.MapFS{"x.actors.txt": {Data: []byte(actors)}, "x.agents.txt": {Data: []byte(agents)}})
		var list fault.List
		if g == nil || err != nil && !errors.As(err, &list) {
			t.Fatal(err)
		}
		tokens := new(token.Splitter).Split(nil, actors)
		mentions := g.Find(nil, tokens, NoDay)
		g.FindRoles(nil, tokens)
		g.Unknown(tokens, mentions)
	})
}
