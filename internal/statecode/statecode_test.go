package statecode_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/internal/statecode"
	"casus/internal/world"
)

func TestTablesAreWellFormed(t *testing.T) {
	id := regexp.MustCompile(`^[A-Z]{3}$`)
	for _, rows := range [][]statecode.Row{statecode.COWRows(), statecode.GWRows()} {
		for i, r := range rows {
			if !id.MatchString(string(r.ID)) || r.Number <= 0 || len(r.Letters) != 3 || r.From >= r.To {
				t.Errorf("row %+v is not well formed", r)
			}
			if r.List == statecode.COW && r.Name == "" {
				t.Errorf("%s has no name", r.ID)
			}
			for _, o := range rows[:i] {
				if o.Number == r.Number && o.From < r.To && r.From < o.To {
					t.Errorf("number %d means %s and %s at once", r.Number, o.ID, r.ID)
				}
			}
		}
	}
}

func TestTranslate(t *testing.T) {
	cases := []struct {
		from       statecode.List
		code       string
		to         statecode.List
		in         statecode.Span
		want       string
		candidates string
	}{
		{statecode.COW, "255", statecode.GW, statecode.InYear(1914), "255", "255"},
		{statecode.COW, "255", statecode.GW, statecode.InYear(1990), "260", "260"},
		{statecode.COW, "260", statecode.GW, statecode.InYear(1990), "260", "260"},
		{statecode.GW, "260", statecode.COW, statecode.InYear(1990), "255", "260 255"},
		{statecode.GW, "260", statecode.COW, statecode.InYear(1951), "", ""},
		{statecode.GW, "678", statecode.COW, statecode.InYear(1990), "679", "678 679"},
		{statecode.GW, "678", statecode.COW, statecode.InYear(1989), "678", "678"},
		{statecode.COW, "679", statecode.GW, statecode.InYear(2000), "678", "678"},
		{statecode.COW, "345", statecode.GW, statecode.InYear(2006), "340", "345 340"},
		{statecode.COW, "345", statecode.GW, statecode.InYear(2005), "345", "345"},
		{statecode.GW, "340", statecode.COW, statecode.InYear(1914), "345", "345"},
		{statecode.COW, "816", statecode.GW, statecode.InYear(1970), "816", "816"},
		{statecode.COW, "817", statecode.GW, statecode.InYear(1970), "817", "817"},
		{statecode.COW, "817", statecode.ISO, statecode.InYear(1970), "RVN", "RVN"},
		{statecode.ISO, "DEU", statecode.COW, statecode.InYear(1990), "255", "260 255"},
		{statecode.COW, "AUS", statecode.ISO, statecode.InYear(1930), "AUT", "AUT"},
		{statecode.ISO, "AUS", statecode.COW, statecode.InYear(1930), "900", "900"},
		{statecode.GW, "815", statecode.ISO, statecode.InYear(1874), "ANM", "ANM"},
		{statecode.GW, "815", statecode.COW, statecode.InYear(1874), "", ""},
	}
	for _, c := range cases {
		got, err := statecode.Translate(c.from, c.code, c.to, c.in)
		if err != nil {
			t.Errorf("%s %s %s: %v", c.from, c.code, c.in, err)
			continue
		}
		var all []string
		for _, x := range got.Candidates {
			all = append(all, x.Code)
		}
		if got.Code != c.want || strings.Join(all, " ") != c.candidates {
			t.Errorf("%s %s to %s %s: %s of %v, want %s of %s", c.from, c.code, c.to, c.in, got.Code, all, c.want, c.candidates)
		}
		if got.Reason == "" {
			t.Errorf("%s %s to %s %s: no reason", c.from, c.code, c.to, c.in)
		}
	}
}

func TestFind(t *testing.T) {
	on := func(s string) statecode.Span {
		d, err := world.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return statecode.OnDay(d)
	}
	for _, c := range []struct{ text, on, want string }{
		{"Germany", "1914-08-01", "DEU"}, {"prussia", "1850-01-01", "DEU"}, {"cow:AUS", "1925-01-01", "AUT"}, {"AUS", "1925-01-01", "AUS"},
		{"640", "1914-08-01", "TUR"}, {"gw:340", "1914-08-01", "SRB"}, {"Annam", "1874-03-15", "ANM"}, {"Côte d'Ivoire", "2000-01-01", "CIV"},
	} {
		got, err := statecode.Find(c.text, on(c.on))
		if err != nil || len(got) != 1 || string(got[0]) != c.want {
			t.Errorf("%s on %s: %v %v, want %s", c.text, c.on, got, err, c.want)
		}
	}
	for _, c := range []struct{ text, on, says string }{
		{"Germny", "1914-08-01", "did you mean Germany?"},
		{"Prussia", "1914-08-01", "DEU is so called up to 1871-01-18"},
		{"999", "1914-08-01", "no code"},
		{"260", "1914-08-01", "it does from 1955-05-05 up to 1990-10-03"},
	} {
		if _, err := statecode.Find(c.text, on(c.on)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s on %s: %v, should say %q", c.text, c.on, err, c.says)
		}
	}
}

// A choice is one of the candidates, and translating it back on the last day on
// which it was borne leads to the same state.
func TestThereAndBack(t *testing.T) {
	lists := []statecode.List{statecode.COW, statecode.GW, statecode.ISO}
	rapid.Check(t, func(t *rapid.T) {
		rows := slices.Concat(statecode.COWRows(), statecode.GWRows())
		r := rows[rapid.IntRange(0, len(rows)-1).Draw(t, "row")]
		to := rapid.SampledFrom(lists).Draw(t, "to")
		in := statecode.InYear(rapid.IntRange(1816, 2025).Draw(t, "year"))
		got, err := statecode.Translate(r.List, strconv.Itoa(r.Number), to, in)
		if err != nil {
			t.Fatal(err)
		}
		if got.Code == "" {
			if len(got.Candidates) > 0 {
				t.Fatalf("candidates without a choice: %+v", got)
			}
			return
		}
		last := got.Candidates[len(got.Candidates)-1]
		if last.Code != got.Code || last.Held.First < in.First || last.Held.Last > in.Last {
			t.Fatalf("choice %s is not the last of %+v", got.Code, got.Candidates)
		}
		back, err := statecode.Translate(to, got.Code, statecode.ISO, statecode.OnDay(last.Held.Last))
		if err != nil || back.Code != string(got.ID) {
			t.Fatalf("%s back on %s is %+v (%v), want %s", got.Code, last.Held.Last, back, err, got.ID)
		}
	})
}
