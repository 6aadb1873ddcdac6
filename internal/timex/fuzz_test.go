package timex

import (
	"strings"
	"testing"
	"unicode/utf8"

	"casus/internal/world"
)

var seeds = []string{
	"", " ", "On 14 January 2026 they met; a week later, on Tuesday, it ended.", "between 4 and 22 this month", "from Nov. 18-Dec. 19, 2015",
	"two days after three weeks before the day after Christmas 2019", "the last 99999999999999999999 years", "in 1000000 years",
	"999999 centuries ago", "29 February", "2/29-3/1/2019", "nineteen ninety-", "twenty thousand thousand hundred years",
	"at 99:99 a.m. on Monday", "15 كانون الثاني/يناير 2026", "2026年1月15日", "2526年1月10日", "01111111", "۳۰ اسفند ۱۴۰۴", "\xff\xfe 2026-\xf0", "'98's 's '", "Q9 H3 0Q week 54 of 2026",
	"the the the the the", "up to no more than at least about", strings.Repeat("1-", 50), strings.Repeat("two and a half ", 20),
}

// checkMentions holds what is true of every list of mentions.
func checkMentions(t *testing.T, text string, mentions []Mention) {
	at := 0
	for _, m := range mentions {
		if m.Start < at || m.End <= m.Start || m.End > len(text) || text[m.Start:m.End] != m.Text {
			t.Fatalf("%q: mention %+v out of order or out of place", text, m)
		}
		if m.Dated && m.From > m.To || !m.Dated && (m.From != 0 || m.To != 0) || m.Value == "" || m.Kind == "" {
			t.Fatalf("%q: mention %+v", text, m)
		}
		if utf8.ValidString(text) && !utf8.ValidString(m.Text) {
			t.Fatalf("%q: mention %q cuts a letter", text, m.Text)
		}
		at = m.End
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, "fa", int32(20467))
	}
	f.Add("last week", "en", int32(world.DistantPast))
	f.Add("2526年1月10日", "zz", int32(20467))
	f.Add("next decade", "tr", int32(world.DistantFuture))
	f.Add("100 centuries ago and in 9000 years", "zz", int32(-719000))
	f.Fuzz(func(t *testing.T, text, lang string, dateline int32) {
		checkMentions(t, text, Find(text, Day(dateline)))
		checkMentions(t, text, FindIn(lang, text, Day(dateline)))
		if d, err := ReadDate(lang, text); err == nil {
			if y, _, _ := d.Civil(); y < firstYear-1 || y > lastYear+1 {
				t.Fatalf("ReadDate(%q) = %s", text, d)
			}
		}
	})
}

func FuzzDocument(f *testing.F) {
	for _, s := range seeds {
		f.Add("1998-04-02T22:52:00", s, "a year earlier", "DATE")
		f.Add("2026-01-14", "third quarter", s, "DURATION")
	}
	f.Add("9999-12-31", "next decade", "in 9 centuries", "DATE")
	f.Add("0001-01-01T", "last week", "a century ago", "SET")
	f.Fuzz(func(t *testing.T, dct, one, two, kind string) {
		exprs := []Expression{{one, kind}, {two, kind}, {one + " " + two, ""}}
		values, err := Document(dct, exprs)
		if err == nil && len(values) != len(exprs) {
			t.Fatalf("%d values for %d expressions", len(values), len(exprs))
		}
		again, _ := Document(dct, exprs)
		for i := range again {
			if again[i] != values[i] {
				t.Fatalf("%q: %s, then %s", exprs[i].Text, values[i], again[i])
			}
		}
	})
}
