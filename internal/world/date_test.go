package world

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	day := MakeDay
	tests := []struct {
		in     string
		lo, hi Day
		long   string
		fault  string // part of the error; empty: none
	}{
		{in: "2026-01-14", lo: day(2026, 1, 14), hi: day(2026, 1, 14), long: "14 January 2026"},
		{in: "2026-02", lo: day(2026, 2, 1), hi: day(2026, 2, 28), long: "February 2026"},
		{in: "2024-02", lo: day(2024, 2, 1), hi: day(2024, 2, 29), long: "February 2024"},
		{in: "2026-12", lo: day(2026, 12, 1), hi: day(2026, 12, 31), long: "December 2026"},
		{in: "1979", lo: day(1979, 1, 1), hi: day(1979, 12, 31), long: "1979"},
		{in: "2024-02-29", lo: day(2024, 2, 29), hi: day(2024, 2, 29), long: "29 February 2024"},
		{in: "2000-02-29", lo: day(2000, 2, 29), hi: day(2000, 2, 29), long: "29 February 2000"},
		{in: "2026-03/2026-04", lo: day(2026, 3, 1), hi: day(2026, 4, 30), long: "between 2026-03 and 2026-04"},
		{in: "2010-08-16/2011", lo: day(2010, 8, 16), hi: day(2011, 12, 31), long: "between 2010-08-16 and 2011"},
		{in: "", long: "date unknown"},
		{in: "1900-02-29", fault: "February 1900 has 28 days"},
		{in: "2100-02-29", fault: "February 2100 has 28 days"},
		{in: "2026-02-30", fault: "February 2026 has 28 days"},
		{in: "2026-04-31", fault: "April 2026 has 30 days"},
		{in: "2026-01-00", fault: "does not exist"},
		{in: "2026-13", fault: "no month 13"},
		{in: "2026-00", fault: "no month 00"},
		{in: "0000", fault: "no year 0"},
		{in: "26-01-14", fault: "is not a date"},
		{in: "2026-1-14", fault: "is not a date"},
		{in: "14/01/2026", fault: "is not a date"},
		{in: "+202-01-01", fault: "is not a date"},
		{in: "2026-+1", fault: "is not a date"},
		{in: "2026-01-14-01", fault: "is not a date"},
		{in: " 2026", fault: "is not a date"},
		{in: "2026/2025", fault: "ends before it begins"},
		{in: "2026/", fault: "is not a date"},
		{in: "2026/2027/2028", fault: "is not a date"},
		{in: "soon", fault: "is not a date"},
	}
	for _, tt := range tests {
		d, err := ParseDate(tt.in)
		if tt.fault != "" {
			if err == nil || !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("ParseDate(%q) error = %v, want one with %q", tt.in, err, tt.fault)
			}
			continue
		}
		if err != nil {
			t.Errorf("ParseDate(%q): %v", tt.in, err)
			continue
		}
		if d.Lo != tt.lo || d.Hi != tt.hi || d.Text != tt.in || d.Long() != tt.long {
			t.Errorf("ParseDate(%q) = %v to %v, text %q, long %q; want %v to %v, long %q", tt.in, d.Lo, d.Hi, d.Text, d.Long(), tt.lo, tt.hi, tt.long)
		}
	}
}

func TestParseDay(t *testing.T) {
	if d, err := ParseDay("2026-01-14"); err != nil || d.String() != "2026-01-14" {
		t.Errorf("ParseDay = %v, %v", d, err)
	}
	for _, in := range []string{"2026-01", "2026", "", "2026-01-14/2026-01-15", "x"} {
		if d, err := ParseDay(in); err == nil {
			t.Errorf("ParseDay(%q) = %v, want an error", in, d)
		}
	}
}

// TestDayAgainstTime checks every day of both calendars over a thousand years.
func TestDayAgainstTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Day(rapid.IntRange(-400000, 400000).Draw(t, "day"))
		y, m, dd := d.Civil()
		if back := MakeDay(y, m, dd); back != d {
			t.Fatalf("MakeDay(%d, %d, %d) = %d, want %d", y, m, dd, back, d)
		}
		want := time.Unix(int64(d)*24*60*60, 0).UTC()
		if want.Year() != y || int(want.Month()) != m || want.Day() != dd {
			t.Fatalf("day %d is %d-%d-%d, package time says %s", d, y, m, dd, want.Format(time.DateOnly))
		}
		if y > 0 && d.String() != want.Format(time.DateOnly) {
			t.Fatalf("day %d is written %s, package time writes %s", d, d, want.Format(time.DateOnly))
		}
		if y > 0 {
			if parsed, err := ParseDay(d.String()); err != nil || parsed != d {
				t.Fatalf("ParseDay(%s) = %v, %v", d, parsed, err)
			}
		}
	})
}

func TestDayWords(t *testing.T) {
	if DistantPast.String() != "the beginning" || DistantFuture.String() != "the end" {
		t.Errorf("the bounds are written %q and %q", DistantPast, DistantFuture)
	}
	if !On(0).Exact() || On(0).Text != "1970-01-01" {
		t.Errorf("On(0) = %+v", On(0))
	}
}

func date(t testing.TB, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func dayOf(t testing.TB, s string) Day {
	t.Helper()
	d, err := ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDateBy(t *testing.T) {
	tests := []struct {
		date, day string
		want      Tri
	}{
		{"2026-01-14", "2026-01-13", No},
		{"2026-01-14", "2026-01-14", Yes},
		{"2026-01-14", "2026-01-15", Yes},
		{"2026-01", "2025-12-31", No},
		{"2026-01", "2026-01-01", Unknown},
		{"2026-01", "2026-01-30", Unknown},
		{"2026-01", "2026-01-31", Yes},
		{"2026-03/2026-04", "2026-04-29", Unknown},
		{"2026-03/2026-04", "2026-04-30", Yes},
		{"", "2026-01-14", Unknown},
	}
	for _, tt := range tests {
		if got := date(t, tt.date).By(dayOf(t, tt.day)); got != tt.want {
			t.Errorf("%q by %s = %v, want %v", tt.date, tt.day, got, tt.want)
		}
	}
}

func TestSpellCovers(t *testing.T) {
	tests := []struct {
		from, to, day string
		want          Tri
	}{
		{"", "", "2026-01-14", Yes},
		{"2026-01-14", "", "2026-01-13", No},
		{"2026-01-14", "", "2026-01-14", Yes},
		{"", "2026-01-14", "2026-01-13", Yes},
		{"", "2026-01-14", "2026-01-14", No}, // the end is not part of the spell
		{"2025", "2027", "2026-01-14", Yes},
		{"2026", "", "2026-01-14", Unknown},
		{"2026", "", "2026-12-31", Yes},
		{"", "1979", "1979-06-01", Unknown},
		{"", "1979", "1978-12-31", Yes},
		{"", "1979", "1979-12-31", No},
		{"2026", "2025", "2026-06-01", No}, // an end that has passed outweighs an open start
		{"2026", "2026", "2026-06-01", Unknown},
	}
	for _, tt := range tests {
		s := Spell{From: date(t, tt.from), To: date(t, tt.to)}
		if got := s.Covers(dayOf(t, tt.day)); got != tt.want {
			t.Errorf("from %q to %q covers %s = %v, want %v", tt.from, tt.to, tt.day, got, tt.want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2026-01-14", "2026-01", "2026", "2026-03/2026-04", "+202", "2026-13", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		if d.Text != s || d.Lo > d.Hi {
			t.Errorf("ParseDate(%q) = %+v", s, d)
		}
	})
}
