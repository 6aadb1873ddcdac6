package intake

import (
	"context"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// holds checks what must be true of everything that Read gives, whatever it read.
func holds(t *testing.T, data []byte, o Options) (reports []Report) {
	o.Limits.Items, o.Limits.Bytes, o.Limits.Batch = 200, 1<<20, 1<<20
	n := 0
	for r, err := range Read(context.Background(), "in", strings.NewReader(string(data)), o) {
		n++
		if err != nil {
			if f, ok := err.(*Fault); !ok || f.Message == "" || strings.ContainsAny(f.Error(), "\n\x00\x1b") || !utf8.ValidString(f.Error()) {
				t.Fatalf("fault %#v", err)
			}
			continue
		}
		reports = append(reports, r)
		check(t, r)
	}
	if n == 0 {
		t.Fatal("neither a report nor a fault")
	}
	return reports
}

func check(t *testing.T, r Report) {
	for _, s := range append([]string{r.URL, r.Outlet, r.Title, r.Author, r.ID}, r.Note...) {
		if !utf8.ValidString(s) || strings.ContainsAny(s, "\n\r\x00\x1b") {
			t.Fatalf("%q is no line of text", s)
		}
	}
	if !utf8.ValidString(r.Text) || strings.Contains(r.Text, "\n\n\n") || strings.TrimSpace(r.Text) != r.Text || strings.ContainsAny(r.Text, "\r\x00\x1b") {
		t.Fatalf("text %q", r.Text)
	}
	if (r.Text == "") != (r.Kind == KindGDELT) || (r.Event != nil) != (r.Kind == KindGDELT) {
		t.Fatalf("%+v", r)
	}
	if (r.Date == "") != (r.DateFrom == "") || r.Date != "" && !validDate(r.Date) {
		t.Fatalf("date %q from %q", r.Date, r.DateFrom)
	}
	if (r.Lang == Unknown) != (r.LangFrom == "") || r.LangConfidence < 0 || r.LangConfidence > 1 || (r.LangConfidence == 0) != (r.LangFrom == "") || r.Lang != Unknown && primaryTag(r.Lang) != r.Lang {
		t.Fatalf("language %q from %q with %v", r.Lang, r.LangFrom, r.LangConfidence)
	}
	if u, err := url.Parse(r.URL); err != nil || r.URL != "" && (u.Host == "" || u.User != nil) {
		t.Fatalf("address %q", r.URL)
	}
}

func fuzz(f *testing.F, kind string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { holds(t, data, Options{Kind: kind, Dates: spoken}) })
}

func FuzzText(f *testing.F) {
	fuzz(f, KindText, "url: https://a.example/2026/01/14/\ndate: 2026-01-14\nlang: en\n---\nText.", "---\ntitle: a\n---\nA.\n\nB.", "14 January 2026 17:01 PM\n\nText.",
		"HARBOUR, Jan. 14, 2026 (Desk) - Two.", "\xff\xfea\x00b\x00", "charset: koi8-r\n---\n\xc1\xc2", "caf\xe9 \xe0 la carte pour tous les jours", speech[1].text, speech[2].text)
}

func FuzzPage(f *testing.F) {
	fuzz(f, KindHTML, htmlPage(`<meta property="article:published_time" content="2026-01-14">`), htmlPage(`<script type="application/ld+json">[{"@graph":[{"datePublished":"2026-01-14"}]}]</script>`),
		"<meta charset=iso-8859-9><p>\xdd", "<svg><g/><![CDATA[a]]>", "<table><p>a<td>b", "<div><br><br>a<noscript><img></noscript>", "<b><p><i></b>a</i>", "<template><select><option>a")
}

func FuzzFeed(f *testing.F) {
	seeds := []string{rss, atomFeed, rdf, `<!DOCTYPE rss [<!ENTITY a "b">]><rss/>`, "<rss><channel><item></channel>", "<a:feed><entry xml:base='x'><link href=':'/></entry></a:feed>"}
	for _, s := range seeds {
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, data []byte, isRSS bool) {
		kind := KindAtom
		if isRSS {
			kind = KindRSS
		}
		holds(t, data, Options{Kind: kind, Dates: spoken})
	})
}

func FuzzJSONFeed(f *testing.F) {
	fuzz(f, KindJSONFeed, jsonFeed, `{"items":[{}],"items":[{"title":"a"}]}`, `{"items":5}`, `{"items":[{"id":1e9,"content_html":"<p>"}`, "[]")
}

func FuzzJSONL(f *testing.F) {
	fuzz(f, KindJSONL, "{\"text\":\"a\"}\n\n{\"id\":1,\"text\":\"\\ud800\"}", `{"text":"a","date":"soon","lang":"x","url":":"}`, `{"text":[[[[`, "null")
}

func FuzzGDELT(f *testing.F) {
	fuzz(f, KindGDELT, gdeltRow(1), gdeltRow(1)+"\r\n"+gdeltRow(2)[:100], strings.Repeat("\t", 60), strings.Replace(gdeltRow(1), "8.0", "0x1p-2", 1))
}

// FuzzRead lets the bytes say what they are, archives among them.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"Text.", htmlPage(""), rss, jsonFeed, `{"text":"a"}`, gdeltRow(1), "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\x01\x00\x00\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00", "PK\x03\x04", "%PDF-1.7", `<?xml version="1.0" encoding="x"?><a/>`} {
		f.Add([]byte(s), "")
	}
	f.Fuzz(func(t *testing.T, data []byte, charset string) { holds(t, data, Options{Charset: charset}) })
}

func FuzzSniff(f *testing.F) {
	for _, s := range []string{"Text.", "<!-- a --><!DOCTYPE a [<!-- ]> --> ]><rss>", `{"a":[1,{"version":"jsonfeed.org/version"}],"items":[`, "1\t20260114\t", "\xff\xfe<\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		kind, err := sniff(data)
		if (kind == "") != (err != nil) {
			t.Fatalf("%q, %v", kind, err)
		}
	})
}

func FuzzRobots(f *testing.F) {
	for _, s := range []string{"User-agent: *\nDisallow: /a\nAllow: /a/b$", "User-agent: casus/1\r\nDisallow: /*?*x*%2f\r\n\r\n", "\ufeffdisallow:/\nuser-agent:*", "User-agent: *\nDisallow: /%zz%"} {
		f.Add(s, "/a/b?c=%2F")
	}
	f.Fuzz(func(t *testing.T, text, path string) {
		r := readRobots(text)
		if !r.allows("/robots.txt") {
			t.Fatal("robots.txt itself is forbidden")
		}
		if r.allows(path) != r.allows(normal(path)) {
			t.Fatalf("%q and %q are told apart", path, normal(path))
		}
		all := readRobots("User-agent: *\nDisallow: /\n" + text)
		if len(r.rules) > len(all.rules)+1 {
			t.Fatalf("%d rules became %d", len(r.rules), len(all.rules))
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2026-01-14", "Wed, 14 Jan 2026 17:01:00 EST", "20260114T170100Z", "2026-01-14T23:30:00-05:00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		date, _, ok := exactDate(text)
		if ok != (date != "") || ok && !validDate(date) {
			t.Fatalf("%q gives %q, %v", text, date, ok)
		}
		if again, _, _ := exactDate(date); ok && again != date {
			t.Fatalf("%q became %q", date, again)
		}
		if day, ok := urlDate("https://a.example/" + url.PathEscape(text)); ok {
			if _, err := time.Parse(dayLayout, day); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"a", "\xff\xfea\x00", "\xfe\xff\x00a", "\x00a\x00b\x00c\x00d\x00e", "caf\xe9", "\xef\xbb\xbfa"} {
		for _, name := range []string{"", "utf-8", "windows-1254", "iso-2022-jp", "gb18030", "utf-16", "x-user-defined", "replacement"} {
			f.Add([]byte(s), name)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		text, note, err := decode(data, name)
		if err != nil {
			return
		}
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) || !utf8.ValidString(note) {
			t.Fatalf("%q, %q", text, note)
		}
	})
}
