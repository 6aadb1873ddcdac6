package intake

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

// spoken reads the one date that the tests write in words.
func spoken(_, text string) (string, bool) {
	if text == "14 January 2026 17:01 PM" {
		return "2026-01-14T17:01:00Z", true
	}
	if text == "Jan. 14, 2026" {
		return "2026-01-14", true
	}
	if text == "Pact of 14 January 2026 signed" {
		return "2026-01-14", true
	}
	return "soon", strings.Contains(text, "soon") // no form of a date: must not be taken
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       Report
	}{
		{"plain", "Two states signed a pact.\n\nIt binds both.", Report{Text: "Two states signed a pact.\n\nIt binds both."}},
		{"header", "URL: https://news.example/2025/12/31/a\ndate: 2026-01-14T20:01:00+03:00\noutlet: The Desk\nlang: en-GB\ntitle: Pact  signed\nauthor: A. Writer\nid: 7\n---\nTwo states signed.",
			Report{ID: "7", URL: "https://news.example/2025/12/31/a", Outlet: "The Desk", Title: "Pact signed", Author: "A. Writer", Date: "2026-01-14T17:01:00Z", DateFrom: FromHeader,
				Lang: "en", LangFrom: FromHeader, LangConfidence: 1, Text: "Two states signed."}},
		{"front matter", "---\ntitle: A: b\n---\nText.", Report{Title: "A: b", Text: "Text."}},
		{"address with day", "url: https://www.news.example/2026/jan/14/a\n---\nText.",
			Report{URL: "https://www.news.example/2026/jan/14/a", Outlet: "news.example", Date: "2026-01-14", DateFrom: FromURL, Text: "Text."}},
		{"no header", "Ankara: talks go on\n---\nText.", Report{Text: "Ankara: talks go on ---\n\nText."}},
		{"header that never ends", "title: A\nText.", Report{Text: "title: A Text."}},
		{"a line of date", "2026-01-14\nTwo states signed.", Report{Date: "2026-01-14", DateFrom: FromText, Text: "Two states signed.",
			Note: []string{`the first line, "2026-01-14", is a date and no part of the text`}}},
		{"a line of date in words", "14 January 2026 17:01 PM\n\nTwo states signed.", Report{Date: "2026-01-14T17:01:00Z", DateFrom: FromText, Text: "Two states signed.",
			Note: []string{`the first line, "14 January 2026 17:01 PM", is a date and no part of the text`}}},
		{"a headline with a date", "Pact of 14 January 2026 signed\n\nTwo states.", Report{Text: "Pact of 14 January 2026 signed\n\nTwo states."}},
		{"nothing but a date", "2026-01-14", Report{Text: "2026-01-14"}},
		{"dateline", "HARBOUR, Jan. 14, 2026 (Desk) - Two states signed.", Report{Date: "2026-01-14", DateFrom: FromDateline, Text: "HARBOUR, Jan. 14, 2026 (Desk) - Two states signed."}},
		{"a dash without a date", "The 2 states - both small - signed.", Report{Text: "The 2 states - both small - signed."}},
		{"faults of a header", "title: A\ntitle: B\nsource: C\nlang: english\ndate: soon\nurl: ftp://a.example/\n---\nText.", Report{Title: "A", Text: "Text.", Note: []string{
			"the header has title twice; the first is taken",
			`the header line "source: C" is not known; known are url, date, outlet, lang, title, author, id, charset`,
			`the address "ftp://a.example/" is none of http or https and is left out`,
			`the language "english" (header) is no tag of BCP 47 such as en, tr or ar`,
			`the date "soon" (header) is not read; 2026-01-14, 2026-01-14T17:01:00Z and RFC 822 are`}}},
		{"lines of Windows", "title: A\r\n---\r\nOne.\r\n\r\nTwo.\r\n", Report{Title: "A", Text: "One.\n\nTwo."}},
		{"mark and hidden signs", "\ufeffOne\u200b two\u00a0three\u202e.", Report{Text: "One two three."}},
	} {
		c.want.File, c.want.Kind = "in", KindText
		if c.want.Lang == "" {
			c.want.Lang = Unknown
		}
		if diff := cmp.Diff(c.want, one(t, c.text, Options{Dates: spoken})); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}

func TestParagraphs(t *testing.T) {
	wide := strings.Repeat("word ", 30) + "end."
	for _, c := range []struct{ name, text, want string }{
		{"wrapped", "The two states have signed a treaty that\nbinds both of them for ten years, and it\nnames the cases.\nThe next one begins on a line of its own\nand goes on.", "The two states have signed a treaty that binds both of them for ten years, and it names the cases.\n\nThe next one begins on a line of its own and goes on."},
		{"one line each", wide + "\n" + wide, wide + "\n\n" + wide},
		{"headline", "Pact signed\nThe two states have signed a treaty of mutual defence.", "Pact signed\n\nThe two states have signed a treaty of mutual defence."},
		{"small letters go on", "A line of text that is cut\nshort and goes on in the next line here", "A line of text that is cut short and goes on in the next line here"},
		{"many empty lines", "\n\nA.\n\n\n \t\n\nB.\n\n", "A.\n\nB."},
		{"old Mac", "A.\r\rB.", "A.\n\nB."},
		{"page break", "A.\fB.", "A.\n\nB."},
	} {
		if got := paragraphs(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestParagraphsHold: no letter is lost, and what has its form keeps it.
func TestParagraphsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([a-zA-Z.]{0,30}[ \n\r\t]{1,3}){0,20}`).Draw(t, "text")
		got := paragraphs(text)
		if letters(got) != letters(text) {
			t.Fatalf("%q became %q", text, got)
		}
		if again := paragraphs(got); again != got {
			t.Fatalf("%q became %q the second time", got, again)
		}
	})
}

func letters(s string) string { return strings.Join(strings.Fields(s), "") }

// TestCharsets: the same text in its encoding, told and untold.
func TestCharsets(t *testing.T) {
	say := func(lang string) string {
		for _, s := range speech {
			if s.lang == lang {
				return s.text
			}
		}
		t.Fatal(lang)
		return ""
	}
	for _, c := range []struct {
		lang, name string
		page       *charmap.Charmap
		evident    bool
	}{
		{"fr", "windows-1252", charmap.Windows1252, true}, {"fr", "iso-8859-1", charmap.ISO8859_1, false}, {"de", "windows-1252", charmap.Windows1252, true}, {"es", "windows-1252", charmap.Windows1252, true},
		{"tr", "windows-1254", charmap.Windows1254, true}, {"pl", "windows-1250", charmap.Windows1250, true}, {"ru", "windows-1251", charmap.Windows1251, true},
		{"ru", "koi8-r", charmap.KOI8R, true}, {"ar", "windows-1256", charmap.Windows1256, true}, {"el", "iso-8859-7", charmap.ISO8859_7, true}, {"uk", "windows-1251", charmap.Windows1251, true},
	} {
		raw, err := c.page.NewEncoder().String(say(c.lang))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		for _, o := range []Options{{Charset: c.name}, {}} {
			reports, faults := Collect(Read(context.Background(), "in", strings.NewReader(raw), o))
			if o.Charset == "" && !c.evident {
				continue
			}
			if len(faults) > 0 || reports[0].Text != say(c.lang) || reports[0].Lang != c.lang {
				t.Errorf("%s, told %q: %+v, %v", c.name, o.Charset, reports, faults)
			}
			if o.Charset == "" && len(faults) == 0 && !noted(reports[0], "the bytes look like "+c.name) {
				t.Errorf("%s: no note in %q", c.name, reports[0].Note)
			}
		}
		if r := one(t, "charset: "+c.name+"\ntitle: a\n---\n"+raw, Options{}); r.Text != say(c.lang) {
			t.Errorf("%s in the header: %q", c.name, r.Text)
		}
	}
	for _, order := range []utf.Endianness{utf.LittleEndian, utf.BigEndian} {
		for _, mark := range []utf.BOMPolicy{utf.UseBOM, utf.IgnoreBOM} {
			raw, err := utf.UTF16(order, mark).NewEncoder().String(say("fr"))
			if err != nil {
				t.Fatal(err)
			}
			if r := one(t, raw, Options{}); r.Text != say("fr") {
				t.Errorf("UTF-16: %q", r.Text)
			}
		}
	}
}

func TestBrokenUTF8(t *testing.T) {
	text := strings.Repeat(speech[1].text, 20)
	r := one(t, text[:len(text)/2]+"\xff"+text[len(text)/2:], Options{})
	if !noted(r, "broken in utf-8") || !strings.Contains(r.Text, "\uFFFD") {
		t.Errorf("%v", r.Note)
	}
	_, faults := Collect(Read(context.Background(), "in", strings.NewReader(strings.ReplaceAll(text, "a", "a\xff")), Options{Charset: "utf-8"}))
	fails(t, faults, "is not utf-8", "signs are broken", FlagCharset)
	if r := one(t, text, Options{Charset: "iso-8859-9"}); !noted(r, "but the bytes are UTF-8") || r.Lang != "tr" {
		t.Errorf("%v", r.Note)
	}
}
