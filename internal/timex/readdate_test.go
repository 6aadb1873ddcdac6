package timex

import (
	"strings"
	"testing"
)

func TestReadDate(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "14 January 2026 17:01 PM", "2026-01-14"},
		{"en", "2026-01-14T09:00Z", "2026-01-14"},
		{"en", "2026-01-14T09:00:31.123+03:00", "2026-01-14"},
		{"en", "Wed, 14 Jan 2026 17:01:00 +0300", "2026-01-14"},
		{"en", "Wednesday, January 14, 2026", "2026-01-14"},
		{"en", "Jan. 14, 2026 5:01 p.m. EST", "2026-01-14"},
		{"en", "Wed Jan 14 17:01:06 UTC 2026", "2026-01-14"},
		{"en", "14 Jan 26 17:01 GMT", "2026-01-14"},
		{"en", "Published: 01/14/2026", "2026-01-14"},
		{"en", "14/01/2026 09:30", "2026-01-14"},
		{"en", "14.01.2026", "2026-01-14"},
		{"en", "20260114", "2026-01-14"},
		{"en", "14th of January, 2026", "2026-01-14"},
		{"en", "ANKARA, 14 JANUARY 2026", "2026-01-14"},
		{"tr", "15 Ocak 2026 Perşembe 14:05", "2026-01-15"},
		{"tr", "03.02.2026", "2026-02-03"},
		{"ru", "31 января 2026, 10:15", "2026-01-31"},
		{"fa", "۲۵ دی ۱۴۰۴", "2026-01-15"},
		{"de", "Donnerstag, 15. Januar 2026", "2026-01-15"},
		{"fr", "Thu, 15 Jan 2026 08:00:00 GMT", "2026-01-15"},
		{"xx", "2026-01-15", "2026-01-15"},
	} {
		d, err := ReadDate(c.lang, c.text)
		if err != nil {
			t.Errorf("ReadDate(%s, %q): %v", c.lang, c.text, err)
		} else if d.String() != c.want {
			t.Errorf("ReadDate(%s, %q) = %s, want %s", c.lang, c.text, d, c.want)
		}
	}
}

func TestReadDateSaysWhatIsMissing(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "no day with its year",
		"yesterday":                      "no day with its year",
		"14 January":                     "no day with its year",
		"30 February 2026":               "no day with its year",
		"14 January 2026 and 2026-01-15": "several days, 2026-01-14 and 2026-01-15",
		strings.Repeat("x", 5000):        "xxx...",
	} {
		if _, err := ReadDate("en", text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ReadDate(%.40q): %v, want it to say %q", text, err, want)
		}
	}
}
