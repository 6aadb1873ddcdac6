package intake

import (
	"strings"
	"testing"
)

func TestExactDate(t *testing.T) {
	for text, want := range map[string]string{
		"2026-01-14":                      "2026-01-14",
		"20260114":                        "2026-01-14",
		" 2026-01-14T17:01:00Z ":          "2026-01-14T17:01:00Z",
		"2026-01-14T17:01:00.123Z":        "2026-01-14T17:01:00Z",
		"2026-01-14T20:01+03:00":          "2026-01-14T17:01:00Z",
		"2026-01-14T20:01:00+0300":        "2026-01-14T17:01:00Z",
		"2026-01-14 17:01:00":             "2026-01-14", // no zone: the moment is not known
		"2026-01-14T17:01":                "2026-01-14",
		"Wed, 14 Jan 2026 17:01:00 GMT":   "2026-01-14T17:01:00Z",
		"Wed, 14 Jan 2026 17:01:00 +0300": "2026-01-14T14:01:00Z",
		"14 Jan 2026 17:01 EST":           "2026-01-14T22:01:00Z",
		"Wed, 14 Jan 26 17:01:00 PDT":     "2026-01-15T00:01:00Z",
		"Wed, 14 Jan 2026 17:01:00 IST":   "2026-01-14", // of India, Ireland or Israel
		"":                                "",
		"14/01/2026":                      "",
		"14 January 2026":                 "",
		"2026-02-30":                      "",
		"0000-01-01":                      "",
		"Jan 2026":                        "",
		"next Wednesday":                  "",
		"        ":                        "",
	} {
		got, _, ok := exactDate(text)
		if got != want || ok != (want != "") {
			t.Errorf("%q gives %q, %v; want %q", text, got, ok, want)
		}
		if ok && !validDate(got) {
			t.Errorf("%q has no form of a date", got)
		}
	}
	if _, note, _ := exactDate("2026-01-14T23:30:00-05:00"); note == "" {
		t.Error("nothing is said of the other day")
	}
	if _, note, _ := exactDate("Wed, 14 Jan 2026 17:01:00 IST"); note == "" {
		t.Error("nothing is said of the zone")
	}
}

func TestURLDate(t *testing.T) {
	for address, want := range map[string]string{
		"https://news.example/2026/01/14/pact":      "2026-01-14",
		"https://news.example/a/2026/1/4/":          "2026-01-04",
		"https://news.example/world/2026/jan/14/a":  "2026-01-14",
		"https://news.example/a/pact-2026-01-14":    "2026-01-14",
		"https://news.example/a/20260114-pact.html": "2026-01-14",
		"https://news.example/a/2026/14/01/":        "",
		"https://news.example/2026/01/":             "",
		"https://news.example/a/120260114":          "",
		"https://news.example/a/87654321":           "",
		"https://news.example/a?d=2026-01-14":       "",
		"https://news.example/1850/01/14/":          "",
		"":                                          "",
	} {
		if got, _ := urlDate(address); got != want {
			t.Errorf("%s gives %q, want %q", address, got, want)
		}
	}
}

func TestIsDateLine(t *testing.T) {
	for _, line := range []string{"2026-01-14", "14 January 2026 17:01 PM", "Wednesday, January 14, 2026 at 5:01 PM EST", "14 Ocak 2026 Çarşamba", "2026年1月14日水曜日17時01分", "١٤ يناير ٢٠٢٦"} {
		if !isDateLine(line) {
			t.Errorf("%q is none", line)
		}
	}
	for _, line := range []string{"", "Wednesday", "Pact of 14 January 2026 signed", "Talks on 14 January go on without a result", "2026年1月14日、両国政府は条約に署名した", "2 states, 3 pacts, 4 wars, 5 years, 6 days, 7 nights"} {
		if isDateLine(line) {
			t.Errorf("%q is one", line)
		}
	}
}

func TestDatelineParts(t *testing.T) {
	for text, want := range map[string]string{
		"HARBOUR, Jan. 14, 2026 (Desk) - Two states":     "HARBOUR, Jan. 14, 2026|Jan. 14, 2026|2026",
		"(Desk) HARBOUR [Land], 14 January 2026 — Two":   "HARBOUR , 14 January 2026|14 January 2026",
		"14 January 2026 -- Two states":                  "14 January 2026",
		"The 2 states signed":                            "",
		"No digits - here":                               "",
		"المرفأ، 14 يناير 2026 - دولتان":                 "المرفأ، 14 يناير 2026|14 يناير 2026",
		"a, 1, 2, 3, 4, 5, 6, 7, 8 - b":                  "a, 1, 2, 3, 4, 5, 6, 7, 8|1, 2, 3, 4, 5, 6, 7, 8|2, 3, 4, 5, 6, 7, 8|3, 4, 5, 6, 7, 8|4, 5, 6, 7, 8|5, 6, 7, 8",
		strings.Repeat("word ", 30) + " 2026 - the rest": "",
	} {
		if got := strings.Join(datelineParts(dateline(text)), "|"); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}
