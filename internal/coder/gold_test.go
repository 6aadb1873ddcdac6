package coder

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"strings"
	"testing"

	"casus/internal/gazetteer"
)

type gold struct {
	ID, Text, Half, Date string
	Want                 []Labelled
}

func readGold(t testing.TB, path string) (out []gold) {
	f, err := os.Open(path)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	type actor struct{ Country string }
	l := standard()
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		var row struct {
			ID, Text, Plover08, Date string
			Cameo_manual             []string
			Source, Target           []actor
			Events                   []struct{ Source, Target, Event string }
		}
		if err := json.Unmarshal(scan.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		g := gold{ID: row.ID, Text: row.Text, Date: row.Date, Half: "B"}
		h := fnv.New64a()
		h.Write([]byte(row.ID))
		if h.Sum64()%10 < 6 {
			g.Half = "A"
		}
		if row.Plover08 != "" {
			e := Labelled{Class: row.Plover08}
			for _, a := range row.Source {
				e.Source = append(e.Source, a.Country)
			}
			for _, a := range row.Target {
				e.Target = append(e.Target, a.Country)
			}
			if len(row.Cameo_manual) > 0 {
				e.CAMEO = row.Cameo_manual[0]
			}
			g.Want = append(g.Want, e)
		}
		for _, ev := range row.Events {
			c := l.codes[l.byCode[ev.Event]]
			e := Labelled{CAMEO: ev.Event, Class: c.Class}
			if strings.HasPrefix(ev.Event, "02") {
				e.Class = "REQUEST"
			}
			if len(ev.Source) >= 3 {
				e.Source = []string{ev.Source[:3]}
			}
			if len(ev.Target) >= 3 {
				e.Target = []string{ev.Target[:3]}
			}
			g.Want = append(g.Want, e)
		}
		out = append(out, g)
	}
	return out
}

func TestGold(t *testing.T) {
	dir := os.Getenv("CASUS_TEST_DATA")
	if dir == "" {
		t.Skip()
	}
	c := Default(gazetteer.Default())
	for _, name := range []string{"plover_gsr_dev", "petrarch2_gsr_dev"} {
		halves := map[string][]Pair{}
		for _, g := range readGold(t, dir+"/data/events/sentences/"+name+".jsonl") {
			all := c.Sentence(g.Text, gazetteer.NoDay)
			got := Label(Main(all))
			halves[g.Half] = append(halves[g.Half], Pair{g.ID, g.Want, got})
			halves["all"] = append(halves["all"], Pair{g.ID, g.Want, got})
			if os.Getenv("SHOW") == name && g.Half == os.Getenv("HALF") {
				fmt.Printf("%s\n   want %v\n   got  %v\n", g.Text, g.Want, got)
				for _, e := range all {
					fmt.Printf("      %.1f %s %s %v %v | %s\n", e.Weight, e.Class, e.CAMEO, e.Source, e.Target, e.Rule)
				}
			}
		}
		for _, h := range []string{"A", "B", "all"} {
			for _, m := range Score(halves[h]) {
				t.Logf("%s %s %-24s P %.3f R %.3f F1 %.3f (%.3f-%.3f)", name, h, m.Name, m.Precision(), m.Recall(), m.F1(), m.Lo, m.Hi)
			}
		}
	}
}

func TestOwn(t *testing.T) {
	raw, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	c := Default(gazetteer.Default())
	var ps []Pair
	for line := range strings.SplitSeq(string(raw), "\n") {
		f := strings.Split(line, " | ")
		if len(f) != 4 {
			continue
		}
		want := Labelled{Class: f[0], Source: strings.Fields(f[1]), Target: strings.Fields(f[2])}
		all := c.Sentence(f[3], gazetteer.NoDay)
		got := Label(Main(all))
		ps = append(ps, Pair{"", []Labelled{want}, got})
		if len(got) > 0 {
			got[0].CAMEO = ""
		}
		if a, b := fmt.Sprint(whole([]Labelled{want})), fmt.Sprint(whole(got)); a != b && os.Getenv("SHOW") == "own" {
			fmt.Printf("%s\n   want %v\n   got  %v\n", f[3], a, b)
			for _, e := range all {
				fmt.Printf("      %.1f %s %s %v %v | %s\n", e.Weight, e.Class, e.CAMEO, e.Source, e.Target, e.Rule)
			}
		}
	}
	for _, m := range Score(ps) {
		t.Logf("%-24s P %.3f R %.3f F1 %.3f", m.Name, m.Precision(), m.Recall(), m.F1())
	}
}
