package timex

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"casus/internal/world"
)

func TestValueDays(t *testing.T) {
	for _, c := range []struct{ value, from, to string }{
		{"2013", "2013-01-01", "2013-12-31"},
		{"2012-02", "2012-02-01", "2012-02-29"},
		{"2013-03-22", "2013-03-22", "2013-03-22"},
		{"2013-03-22T09:30", "2013-03-22", "2013-03-22"},
		{"2013-03-22TNI", "2013-03-22", "2013-03-22"},
		{"2020-W53", "2020-12-28", "2021-01-03"},
		{"2026-W03-WE", "2026-01-17", "2026-01-18"},
		{"1989-Q3", "1989-07-01", "1989-09-30"},
		{"1990-H1", "1990-01-01", "1990-06-30"},
		{"1998-SU", "1998-06-01", "1998-08-31"},
		{"1997-WI", "1997-12-01", "1998-02-28"},
		{"199", "1990-01-01", "1999-12-31"},
		{"19", "1900-01-01", "1999-12-31"},
		{"2015-05/2018-06", "2015-05-01", "2018-06-30"},
	} {
		from, to, ok := Value(c.value).Days()
		if !ok || from.String() != c.from || to.String() != c.to {
			t.Errorf("%s: %s..%s %v, want %s..%s", c.value, from, to, ok, c.from, c.to)
		}
	}
	for _, v := range []Value{"", "PXM", "P3D", "PRESENT_REF", "XXXX-WXX-2", "2013-13", "2013-02-30", "2013-Q5", "2013-W54", "1989-WXX",
		"+123", "-1", "2013-", "2013-3", "2018/2015", "XXXX-XX-XXT09:30", "12345", "2013-W"} {
		if from, to, ok := v.Days(); ok {
			t.Errorf("%q has the days %s..%s, want none", v, from, to)
		}
	}
}

func TestWeeksAreThoseOfISO(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Day(rapid.IntRange(-300000, 300000).Draw(t, "day"))
		at := time.Unix(int64(d)*86400, 0).UTC()
		y, w := at.ISOWeek()
		if gotY, gotW := isoWeek(d); gotY != y || gotW != w {
			t.Fatalf("%s is in week %d-%d, got %d-%d", d, y, w, gotY, gotW)
		}
		if wd := (int(at.Weekday())+6)%7 + 1; wd != weekdayOf(d) {
			t.Fatalf("%s is weekday %d, got %d", d, wd, weekdayOf(d))
		}
		if start := weekStart(y, w); d < start || d > start+6 {
			t.Fatalf("%s does not lie in the week from %s", d, start)
		}
	})
}

// TestWrittenDatesAreRead writes days in many forms and reads them back.
func TestWrittenDatesAreRead(t *testing.T) {
	forms := []string{"2006-01-02", "2 January 2006", "January 2, 2006", "Jan. 2, 2006", "Monday, January 2, 2006", "02 Jan 2006",
		"Mon, 02 Jan 2006", "2006/01/02", "02.01.2006", "20060102", "2 January, 2006", "Monday 2 January 2006", "2006 January 2"}
	rapid.Check(t, func(t *rapid.T) {
		d := Day(rapid.IntRange(int(world.MakeDay(1850, 1, 1)), int(world.MakeDay(2099, 12, 31))).Draw(t, "day"))
		form := rapid.SampledFrom(forms).Draw(t, "form")
		text := time.Unix(int64(d)*86400, 0).UTC().Format(form)
		dateline := d + Day(rapid.IntRange(-2000, 2000).Draw(t, "dateline"))
		mentions := Find("It happened on "+text+" in the capital.", dateline)
		if len(mentions) != 1 || mentions[0].From != d || mentions[0].To != d || mentions[0].Text != text {
			t.Fatalf("%q: %s, want %s", text, show(mentions), d)
		}
		if got, err := ReadDate("en", text); err != nil || got != d {
			t.Fatalf("ReadDate(%q) = %s, %v", text, got, err)
		}
		values, err := Document(dateline.String(), []Expression{{text, "DATE"}})
		if err != nil || string(values[0]) != d.String() {
			t.Fatalf("Document(%q) = %v, %v", text, values, err)
		}
	})
}

func TestEasterAndFeasts(t *testing.T) {
	for y, want := range map[int]string{1818: "1818-03-22", 1943: "1943-04-25", 2019: "2019-04-21", 2024: "2024-03-31", 2026: "2026-04-05"} {
		if got := easter(y).String(); got != want {
			t.Errorf("Easter of %d is %s, got %s", y, want, got)
		}
	}
	for text, want := range map[string]string{
		"Thanksgiving 2023": "2023-11-23", "Labor Day 2021": "2021-09-06", "Memorial Day 2024": "2024-05-27", "Good Friday 2026": "2026-04-03",
		"Black Friday 2023": "2023-11-24", "New Year's Eve 2025": "2025-12-31", "Martin Luther King Day 2026": "2026-01-19",
	} {
		values, _ := Document("2026-01-14", []Expression{{text, "DATE"}})
		if string(values[0]) != want {
			t.Errorf("%s is %s, got %s", text, want, values[0])
		}
	}
}
