package gazetteer

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/internal/fault"
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

func day(s string) world.Day {
	d, err := world.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
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
		{"Stephen Jordan of Leeds", "Leeds=LOC:GBR:leeds/city"},
		{"Jordan said", "Jordan=JOR/name"},
		{"Israeli and Jordan officials", "Israeli=ISR/adjective Jordan=JOR/name"},
		{"Georgia Smith sings in Georgia", "Georgia=GEO/name"},
		{"JORDAN REJECTS PLAN", "JORDAN=JOR/name"},
		{"Guinea-Bissau, Papua New Guinea, Guinea", "Guinea-Bissau=GNB/name Papua New Guinea=PNG/name Guinea=GIN/name"},
		{"a ship in the South China Sea off China", "China=CHN/name"},
		{"Soviet troops left East Germany", "Soviet=RUS/adjective East Germany=DEU/alias"},
		{"the Pakistani Taliban (TTP) and the Taliban", "Pakistani Taliban=GRP:TTP/alias TTP=GRP:TTP/acronym Taliban=GRP:TALIBAN/name"},
		{"Russia's Security Council, the Philippine Senate", "Russia=RUS/name Philippine=PHL/adjective"},
		{"the US Senate, then the Senate and the Security Council", "US Senate=INS:us-senate/name Senate=INS:us-senate/alias Security Council=IGO:UNSC/alias"},
		{"then Carlo Wagner met Wagner fighters near Basra Palace", "Wagner=GRP:WAGNER/alias Basra=LOC:IRQ:basra/city"},
		{"Let JeM and LeT go", "JeM=GRP:JEM/acronym LeT=GRP:LET/acronym"},
		{"in Atlanta, Georgia", "Atlanta, Georgia=LOC:USA:atlanta-georgia/city"},
		{"Russia today gained; RT, Russia Today said", "Russia=RUS/name Russia Today=OUT:rt-television/alias"},
		{"Jericho, the Kremlin and the Knesset", "Jericho=LOC:PSE:jericho/city Kremlin=INS:kremlin/name Knesset=INS:knesset/name"},
		{"ethnic Albanians in Macedonia", "ethnic Albanians=PPL:ethnic-albanians/demonym Macedonia=MKD/alias"},
		{"Bloomberg and Asharq Al-Awsat", "Bloomberg=OUT:bloomberg/name Asharq Al-Awsat=OUT:aawsat/name"},
		{"Dışişleri Bakanı Hakan Fidan'ın Katar'a ziyareti", "Hakan Fidan'ın=PER:hakan-fidan/undated Katar'a=QAT/alias"},
		{"وقالت تركيا للسعودية وباكستان", "تركيا=TUR/alias للسعودية=SAU/alias وباكستان=PAK/alias"},
		{"Президент Турции встретился с Путиным", "Турции=TUR/alias Путиным=PER:vladimir-putin/undated"},
		{"die türkische Regierung in der Türkei", "türkische=TUR/adjective Türkei=TUR/alias"},
		{"土耳其与巴基斯坦和沙特阿拉伯", "土耳其=TUR/alias 巴基斯坦=PAK/alias 沙特阿拉伯=SAU/alias"},
		{"तुर्की और पाकिस्तान", "तुर्की=TUR/alias पाकिस्तान=PAK/alias"},
	} {
		if diff := cmp.Diff(c.want, strings.Join(found(g, c.text, NoDay), " ")); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

func TestOfficeOfTheDay(t *testing.T) {
	g := Default()
	for _, c := range []struct{ text, on, want string }{
		{"Mr Bush spoke", "1991-01-17", "Bush=PER:george-h-w-bush/holder"},
		{"Mr Bush spoke", "2003-03-20", "Bush=PER:george-w-bush/holder"},
		{"Mr Bush spoke", "1994-01-01", "Bush=PER:george-h-w-bush/former"},
		{"Mr Bush spoke", "2026-01-14", ""},
		{"George W. Bush spoke", "2026-01-14", "George W. Bush=PER:george-w-bush/former"},
		{"Sharon Stone met Prime Minister Sharon", "2002-05-01", "Sharon=PER:ariel-sharon/holder"},
		{"Nelson Mandela was freed", "1990-02-11", "Nelson Mandela=PER:nelson-mandela/later"},
		{"President Assad", "1995-01-01", "Assad=PER:hafez-al-assad/holder"},
		{"President Assad", "2015-01-01", "Assad=PER:bashar-al-assad/holder"},
		{"Rice prices rose", "2007-01-01", ""},
		{"Secretary of State Rice", "2007-01-01", "Rice=PER:condoleezza-rice/holder"},
		{"King Abdullah said", "2004-01-01", "King Abdullah=PER:king-abdullah-ii/holder"},
		{"King Abdullah said", "2010-01-01", ""},
	} {
		if got := strings.Join(found(g, c.text, day(c.on)), " "); got != c.want {
			t.Errorf("%s, %q: %q, want %q", c.on, c.text, got, c.want)
		}
	}
	tokens := new(token.Splitter).Split(nil, "Hakan Fidan")
	for on, want := range map[string]string{"2020-01-01": "SPY", "2026-01-14": "GOV"} {
		if m := g.Find(nil, tokens, day(on)); len(m) != 1 || m[0].Actor.Sector != want || m[0].Actor.Country != "TUR" {
			t.Errorf("%s: %+v", on, m)
		}
	}
}

func TestRoles(t *testing.T) {
	text := "Turkish soldiers, the Prime Minister, Riot Police and a journalist"
	tokens := new(token.Splitter).Split(nil, text)
	var got []string
	for _, r := range Default().FindRoles(nil, tokens) {
		got = append(got, text[tokens[r.From].Start:tokens[r.To-1].End]+"="+r.Role.Sector)
	}
	if want := "soldiers=MIL Prime Minister=GOV Riot Police=COP journalist=JRN"; strings.Join(got, " ") != want {
		t.Error(got)
	}
}

func TestUnknown(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Nihat Ali Ozcan, a strategist at TEPAV, said", "Nihat Ali Ozcan"},
		{"Yesterday Turkey met Foreign Minister Omar bin Zork of Bree on Monday", "Omar bin Zork of Bree"},
		{"Shipping stopped. The Arab Spring began. On Tuesday NATO met.", ""},
		{"Bree Prime Minister Romendacil spoke", "Romendacil"},
		{"the BAK", "BAK"},
	} {
		tokens := new(token.Splitter).Split(nil, c.text)
		g := Default()
		var got []string
		for _, s := range g.Unknown(tokens, g.Find(nil, tokens, NoDay)) {
			got = append(got, c.text[tokens[s.Start].Start:tokens[s.End-1].End])
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestActor(t *testing.T) {
	g := Default()
	for _, id := range []string{"TUR", "IGO:NATO", "GRP:TTP", "PER:hakan-fidan", "ORG:TEPAV", "OUT:bloomberg"} {
		if a := g.Actor(id); a == nil || a.ID != id {
			t.Errorf("%s: %+v", id, a)
		}
	}
	f, err := os.Open("../dossier/data/riyadh-ankara/groups.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] {
		if a := g.Actor("GRP:" + r[0]); a == nil || len(found(g, r[1], NoDay)) == 0 {
			t.Errorf("the group %s of the dossier is not known: %+v", r[0], a)
		}
	}
	if g.Actor("no") != nil {
		t.Error("an actor that nobody knows")
	}
}

// A name means one thing, unless it is that of people with dated terms.
func TestNamesMeanOneThing(t *testing.T) {
	g := Default()
	for _, sp := range g.names {
		var ids []string
		for i := sp.last; i > 0; i = g.senses[i-1].before {
			if s := &g.senses[i-1]; s.person < 0 && !slices.Contains(ids, s.actor.ID) {
				ids = append(ids, s.actor.ID)
			}
		}
		if len(ids) > 1 {
			t.Errorf("one name means %v", ids)
		}
	}
}

func TestFindAllocatesNothing(t *testing.T) {
	g := Default()
	tokens := new(token.Splitter).Split(nil, strings.Repeat("President Erdogan of Turkey met Prime Minister Sharif of Pakistan in South Korea. ", 9))
	dst, on := make([]Mention, 0, len(tokens)), day("2026-01-14")
	if n := testing.AllocsPerRun(20, func() { g.Find(dst, tokens, on) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestMentionsAreInOrderAndApart(t *testing.T) {
	g := Default()
	words := rapid.SampledFrom(strings.Fields("Turkey South Korea Korea's North Prime Minister Sharif Mr Bush the New York Times U.S. al-Qaida in Iraq . , Türkiye 'nin"))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(words, 0, 20).Draw(t, "words"), " ")
		tokens := new(token.Splitter).Split(nil, text)
		mentions := g.Find(nil, tokens, world.Day(rapid.Int32Range(0, 21000).Draw(t, "day")))
		at := 0
		for _, m := range mentions {
			if m.From < at || m.To <= m.From || m.To > len(tokens) || m.Actor == nil {
				t.Fatalf("%q: %+v after token %d", text, m, at)
			}
			at = m.To
		}
		last := 0
		for _, s := range g.Unknown(tokens, mentions) {
			if s.Start < last || s.End <= s.Start {
				t.Fatalf("%q: %+v", text, s)
			}
			for _, m := range mentions {
				if s.Start < m.To && m.From < s.End {
					t.Fatalf("%q: unknown %+v overlaps %+v", text, s, m)
				}
			}
			last = s.End
		}
	})
}

func TestWith(t *testing.T) {
	g, err := Default().With(fstest.MapFS{
		"states.csv":        {Data: []byte("id,name,aliases,adjectives,demonyms,capitals\nRUR,Ruritania,,Ruritanian,Ruritanians,Strelsau\n")},
		"organisations.csv": {Data: []byte("\ufeffid,name,aliases,country,sector\nORG:BEER,Zenda Beer,Rur*,RUR,BUS\nORG:ZENDA,Zenda Institute,ZI|Rurit*|Ruritania*|Arab Spring,RUR,EDU\n")},
		"offices.csv":       {Data: []byte("person,aliases,short,country,sector,office,from,to\nRudolf Rassendyll,,Rassendyll,RUR,GOV,king,2020-01-01,2024\n")},
		"outlets.csv":       {Data: []byte("id,name,aliases,country,sector\nreuters,Reuters,Rtrs,GBR,JRN\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"Ruritanian troops in Strelsau and Turkey", "Ruritanian=RUR/adjective Strelsau=RUR/capital Turkey=TUR/name"},
		{"Ruritania, Ruritzka and Rurland", "Ruritania=RUR/name Ruritzka=ORG:ZENDA/alias Rurland=ORG:BEER/alias"},
		{"the Arab Spring", "Arab Spring=ORG:ZENDA/alias"},
		{"King Rassendyll and the ZI, Rtrs said", "Rassendyll=PER:rudolf-rassendyll/holder ZI=ORG:ZENDA/acronym Rtrs=OUT:reuters/alias"},
	} {
		if got := strings.Join(found(g, c.text, day("2023-01-01")), " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	if len(found(Default(), "Ruritania", NoDay)) > 0 {
		t.Error("the program's own gazetteer changed")
	}
}

func TestFaultsOfTables(t *testing.T) {
	_, err := Default().With(fstest.MapFS{
		"states.csv":        {Data: []byte("id,name,aliases,adjectives,demonyms,capitals\nRur,Ruritania,,,,\nRUR\n")},
		"organisations.csv": {Data: []byte("id,nam,aliases,country,sector\n")},
		"offices.csv":       {Data: []byte("person,aliases,short,country,sector,office,from,to\nRüdi,,,XXX,gov,king,2020-13,1999\n\"a\"b,\n")},
	})
	var list fault.List
	if !errors.As(err, &list) {
		t.Fatal(err)
	}
	want := []string{
		`offices.csv:2:8: country: country "XXX" is no id of states.csv, nor IGO, NGO or IMG`,
		`offices.csv:2:12: sector: sector "gov" is not three capital letters, such as GOV, MIL or REB`,
		`offices.csv:2:21: from: "2020-13" has no month 13; months run from 01 to 12`,
		`offices.csv:3:3: is not CSV: extraneous or missing " in quoted-field; put the field in double quotes and double each quote inside it`,
		`organisations.csv:1: column "name" is missing`,
		`organisations.csv:1:4: column "nam" is unknown or stands twice; did you mean name?`,
		`states.csv:2:1: id: id "Rur" is not three capital letters of ISO 3166-1`,
		`states.csv:3:1: the row has 1 fields; the header has 6`,
	}
	if diff := cmp.Diff(want, strings.Split(list.Error(), "\n")); diff != "" {
		t.Error(diff)
	}
}

func FuzzTables(f *testing.F) {
	f.Add("id,name,aliases,adjectives,demonyms,capitals\nRUR,Ruritania,a|b*|c?,,,\n", "person,aliases,short,country,sector,office,from,to\nA B,,B,TUR,GOV,,2000,2001\n")
	f.Add("id\n\"", "\xff")
	f.Fuzz(func(t *testing.T, states, offices string) {
		g, err := build(fstest.MapFS{"states.csv": {Data: []byte(states)}, "offices.csv": {Data: []byte(offices)}})
		var list fault.List
		if (g == nil) == (err == nil) || err != nil && !errors.As(err, &list) {
			t.Fatal(g, err)
		}
		if g != nil {
			tokens := new(token.Splitter).Split(nil, states+offices)
			g.Unknown(tokens, g.Find(nil, tokens, 0))
		}
	})
}

func tables(t testing.TB) fs.FS {
	t.Helper()
	dir, err := fs.Sub(data, "data")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func BenchmarkBuild(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := build(tables(b)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Turkey is seeking to join Saudi Arabia and Pakistan in a new defence alliance modelled on NATO, and President Erdogan met Prime Minister Sharif in Riyadh. ", 20)
	tokens := new(token.Splitter).Split(nil, text)
	g := Default()
	var mentions []Mention
	on := day("2026-01-14")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		mentions = g.Find(mentions[:0], tokens, on)
	}
}
