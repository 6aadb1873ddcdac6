package intake

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const twoParagraphs = "The two governments signed a treaty of mutual defence on Wednesday, and ministers said that it would be sent to both parliaments.\n\n" +
	"The text binds both states for ten years, and names the cases in which either may ask the other for help against an attack."

// htmlPage is a page with a head, a menu and the sample text.
func htmlPage(headLines string) string {
	paragraphs := "<p>" + strings.ReplaceAll(twoParagraphs, "\n\n", "</p>\n<p>") + "</p>"
	return "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Pact signed | The Desk</title>" + headLines + "</head><body><nav><a href=/>Home</a> <a href=/w>World</a></nav>" +
		"<article><h1>Pact signed</h1>" + paragraphs + "<figure><img src=a.jpg><figcaption>The hall in another year</figcaption></figure></article><footer>All rights reserved</footer></body></html>"
}

func TestPage(t *testing.T) {
	full := `<meta property="og:site_name" content="The Desk"><meta name="author" content="By A. Writer"><link rel="canonical" href="https://desk.example/pact">`
	for _, c := range []struct {
		name, head, date, from string
		note                   string
	}{
		{"nothing said", "", "", "", ""},
		{"meta", `<meta property="article:published_time" content="2026-01-14T20:01:00+03:00">`, "2026-01-14T17:01:00Z", FromPage, ""},
		{"name", `<meta name="DC.date.issued" content="2026-01-14">`, "2026-01-14", FromPage, ""},
		{"JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-01-14T17:01:00Z","dateModified":"2026-02-01"}</script>`, "2026-01-14T17:01:00Z", FromPage, ""},
		{"JSON-LD in a graph", `<script type="application/ld+json">[{"@graph":[{"@type":"WebSite"},{"@type":"Report","datePublished":"2026-01-14"}]}]</script>`, "2026-01-14", FromPage, ""},
		{"wrapped JSON-LD", "<script type='application/ld+json'>\n<![CDATA[\n{\"headline\":\"a\nb\",\"datePublished\":\"2026-01-14\"}\n]]></script>", "2026-01-14", FromPage, ""},
		{"broken JSON-LD", `<script type="application/ld+json">{"datePublished":"2026-01-14"</script>`, "", "", ""},
		{"markup", `<meta itemprop="datePublished" content="2026-01-14">`, "2026-01-14", FromPage, ""},
		{"two days", `<meta property="article:published_time" content="2026-01-14"><meta itemprop="datePublished" content="2026-01-13">`, "2026-01-14", FromPage, "more than one day of publication: 2026-01-14, 2026-01-13"},
		{"not read", `<meta property="article:published_time" content="14/01/2026">`, "", "", `the date "14/01/2026" (page) is not read`},
		{"address", `<meta property="og:url" content="https://desk.example/2026/01/14/pact">`, "2026-01-14", FromURL, ""},
		{"time", `</head><body><time datetime="2026-01-14T09:00Z">today</time><time datetime="2026-01-14">today</time>`, "2026-01-14T09:00:00Z", FromPage, ""},
		{"times of other reports", `</head><body><time datetime="2026-01-14">a</time><time datetime="2026-01-15">b</time>`, "", "", ""},
	} {
		r := one(t, htmlPage(c.head), Options{})
		if r.Date != c.date || r.DateFrom != c.from || c.note != "" && !noted(r, c.note) {
			t.Errorf("%s: date %q from %q, notes %q", c.name, r.Date, r.DateFrom, r.Note)
		}
		if r.Text != twoParagraphs && r.Text != "Pact signed\n\n"+twoParagraphs {
			t.Errorf("%s: text %q", c.name, r.Text)
		}
	}
	want := Report{File: "in", Kind: KindHTML, URL: "https://desk.example/pact", Outlet: "The Desk", Title: "Pact signed", Author: "A. Writer", Lang: "en", LangFrom: FromPage, LangConfidence: 1,
		Text: twoParagraphs, Note: []string{"1 captions of pictures are left out"}}
	if diff := cmp.Diff(want, one(t, htmlPage(full), Options{})); diff != "" {
		t.Error(diff)
	}
}

// TestSmallPage: of a page too short for a main text, all outside menus is taken.
func TestSmallPage(t *testing.T) {
	r := one(t, "<html><body><nav>Home</nav><p>Talks <b>went</b> on.<br><br>They end&nbsp;today.<p hidden>ad<p style='Display: none'>ad", Options{})
	if want := "Talks went on.\n\nThey end today."; r.Text != want {
		t.Errorf("%q, want %q; %v", r.Text, want, r.Note)
	}
}

func TestTextOfMarkup(t *testing.T) {
	for piece, want := range map[string]string{
		"<p>a<p>b": "a\n\nb", "a<br>b": "a b", "a<br> <br>b": "a\n\nb", "<ul><li>a<li>b</ul>": "a\n\nb", "<table><tr><td>a<td>b<tr><td>c</table>": "a b\n\nc",
		"<div>a<span>b</span>c</div>d": "abc\n\nd", "a &lt;b&gt; &amp; c": "a <b> & c", "a<script>b</script><style>c</style>": "a", "a &#0; b": "a \ufffd b", "<pre>a\n  b</pre>": "a b", "5 < 6 & 7": "5 < 6 & 7",
		"a<p hidden>b</p><p aria-hidden=true>b</p><p style='DISPLAY : none'>c": "a", "a<nav>b</nav><figure><figcaption>c</figcaption></figure>": "a",
	} {
		if got, _, err := htmlText(piece, DefaultLimits()); got != want || err != nil {
			t.Errorf("%s: %q, %v; want %q", piece, got, err, want)
		}
	}
}

func TestPageCharset(t *testing.T) {
	for name, page := range map[string]string{
		"meta":        "<html><head><meta charset=iso-8859-9><body><p>\xddki h\xfck\xfbmet bug\xfcn anla\xfet\xfd.",
		"content":     "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1254'><body><p>\xddki h\xfck\xfbmet bug\xfcn anla\xfet\xfd.",
		"declaration": "<?xml version=\"1.0\" encoding=\"iso-8859-9\"?><html><body><p>\xddki h\xfck\xfbmet bug\xfcn anla\xfet\xfd.</p></body></html>",
	} {
		if r := one(t, page, Options{}); r.Text != "İki hükûmet bugün anlaştı." {
			t.Errorf("%s: %q", name, r.Text)
		}
	}
}

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Desk</title><link>https://desk.example/</link><language>en-gb</language>
<item><title>Pact &amp; talks</title><link>https://desk.example/1</link><guid>tag:1</guid><dc:creator>A. Writer</dc:creator><pubDate>Wed, 14 Jan 2026 17:01:00 GMT</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>Two states <b>signed</b>.</p><p>It binds&nbsp;both.</p>]]></content:encoded></item>
<item><title>Second</title><description>&lt;p&gt;One &amp;amp; two.&lt;/p&gt;</description><pubDate>yesterday</pubDate></item>
<item><link>https://desk.example/3</link></item>
<item><title>Fourth</title></item>
</channel></rss>`

const atomFeed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Desk</title>
<entry><id>tag:1</id><title type="html">Pact &amp;amp; talks</title><link href="https://desk.example/1"/><author><name>A. Writer</name></author><published>2026-01-14T17:01:00Z</published><content type="html">&lt;p&gt;Two states.&lt;/p&gt;</content></entry>
<entry><id>tag:2</id><title>Second</title><updated>2026-01-15T00:00:00Z</updated><summary>One.</summary></entry></feed>`

func TestFeeds(t *testing.T) {
	reports, faults := of(t, rss, Limits{})
	fails(t, faults, "in#3: has no text")
	base := Report{File: "in", Kind: KindRSS, Outlet: "The Desk", Lang: "en", LangFrom: FromFeed, LangConfidence: 1}
	a, b, c := base, base, base
	a.ID, a.URL, a.Title, a.Author, a.Date, a.DateFrom, a.Text = "tag:1", "https://desk.example/1", "Pact & talks", "A. Writer", "2026-01-14T17:01:00Z", FromFeed, "Two states signed.\n\nIt binds both."
	b.Title, b.Text = "Second", "One & two."
	b.Note = []string{"the text is the summary that the feed gives", `the date "yesterday" (feed) is not read; 2026-01-14, 2026-01-14T17:01:00Z and RFC 822 are`}
	c.Title, c.Text, c.Note = "Fourth", "Fourth", []string{"the feed gives nothing but a title"}
	if diff := cmp.Diff([]Report{a, b, c}, reports); diff != "" {
		t.Error(diff)
	}

	reports, faults = of(t, atomFeed, Limits{})
	base.Kind = KindAtom
	a, b = base, base
	a.ID, a.URL, a.Title, a.Author, a.Date, a.DateFrom, a.Text = "tag:1", "https://desk.example/1", "Pact & talks", "A. Writer", "2026-01-14T17:01:00Z", FromFeed, "Two states."
	b.ID, b.Title, b.Date, b.DateFrom, b.Text = "tag:2", "Second", "2026-01-15T00:00:00Z", FromFeed, "One."
	b.Note = []string{"the text is the summary that the feed gives", "the feed gives no date of publication; the date is that of the last change"}
	if diff := cmp.Diff([]Report{a, b}, reports); diff != "" || len(faults) > 0 {
		t.Error(diff, faults)
	}
}

// TestBrokenFeeds: what is whole before the break is read, and the break is told.
func TestBrokenFeeds(t *testing.T) {
	whole, _ := of(t, rss, Limits{})
	for cut := strings.Index(rss, "</item>") + 7; cut < len(rss); cut += 17 {
		reports, faults := of(t, rss[:cut], Limits{})
		if len(faults) == 0 || len(reports) == 0 || len(reports) > len(whole) {
			t.Fatalf("cut at %d: %d reports, %v", cut, len(reports), faults)
		}
		if diff := cmp.Diff(whole[:len(reports)], reports); diff != "" {
			t.Fatalf("cut at %d:\n%s", cut, diff)
		}
	}
	reports, faults := of(t, strings.Replace(rss, "<item><title>Second", "<item <title>Second", 1), Limits{})
	if fails(t, faults, "in:6: is broken"); len(reports) != 1 {
		t.Errorf("%d reports", len(reports))
	}
	reports, faults = of(t, strings.Replace(rss, "It binds", strings.Repeat("<div>", 1000), 1), Limits{})
	if len(reports) != 2 || len(faults) != 2 || !strings.HasPrefix(faults[0].Error(), "in#1: has elements nested deeper") {
		t.Errorf("%d reports, %v", len(reports), faults)
	}
	latin := strings.Replace(strings.Replace(rss, "UTF-8", "iso-8859-9", 1), "Two states", "\xddki devlet", 1)
	if reports, _ := of(t, latin, Limits{}); len(reports) != 3 || reports[0].Text != "İki devlet signed.\n\nIt binds both." {
		t.Errorf("%+v", reports)
	}
}

const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Desk</title></channel>` +
	`<item><title>One</title><link>https://desk.example/1</link><dc:date>2026-01-14</dc:date></item></rdf:RDF>`

func TestRDF(t *testing.T) {
	r := one(t, rdf, Options{})
	if r.Kind != KindRSS || r.Outlet != "The Desk" || r.Date != "2026-01-14" || r.Title != "One" {
		t.Errorf("%+v", r)
	}
}

// TestForeignItems: what the reader of feeds passes over is told.
func TestForeignItems(t *testing.T) {
	_, faults := of(t, strings.Replace(rdf, "purl.org/rss", "other.example/rss", 1), Limits{})
	fails(t, faults, "1 items are of a namespace")
	reports, faults := of(t, `<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title><item><title>b</title></item><entry><title>c</title></entry></feed>`, Limits{})
	if len(reports) != 1 || len(faults) > 0 {
		t.Errorf("%+v, %v", reports, faults)
	}
}

const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"The Desk","language":"en","items":[
{"id":"1","url":"https://desk.example/1","title":"Pact","content_html":"<p>Two states.</p>","date_published":"2026-01-14T17:01:00Z","authors":[{"name":"A. Writer"},{"name":"B. Writer"}]},
{"id":2,"external_url":"https://other.example/2","content_text":"a < b\n\nc","date_modified":"2026-01-15","author":{"name":"C. Writer"},"language":"tr"},
{"id":"3","title":["no"]},
{"id":"4","summary":"Short."}]}`

func TestJSONFeed(t *testing.T) {
	reports, faults := of(t, jsonFeed, Limits{})
	fails(t, faults, "in#3: is no item of a JSON feed")
	base := Report{File: "in", Kind: KindJSONFeed, Outlet: "The Desk", Lang: "en", LangFrom: FromFeed, LangConfidence: 1}
	a, b, c := base, base, base
	a.ID, a.URL, a.Title, a.Author, a.Date, a.DateFrom, a.Text = "1", "https://desk.example/1", "Pact", "A. Writer, B. Writer", "2026-01-14T17:01:00Z", FromFeed, "Two states."
	b.ID, b.URL, b.Author, b.Date, b.DateFrom, b.Text, b.Lang = "2", "https://other.example/2", "C. Writer", "2026-01-15", FromFeed, "a < b\n\nc", "tr"
	b.Note = []string{"the feed gives no date of publication; the date is that of the last change"}
	c.ID, c.Text, c.Note = "4", "Short.", []string{"the text is the summary that the feed gives"}
	if diff := cmp.Diff([]Report{a, b, c}, reports); diff != "" {
		t.Error(diff)
	}
	reports, faults = of(t, jsonFeed[:strings.Index(jsonFeed, `{"id":"3"`)+5], Limits{})
	if fails(t, faults, "is broken at byte"); len(reports) != 2 {
		t.Errorf("%d reports", len(reports))
	}
}

func TestJSONL(t *testing.T) {
	text := `{"id":"a","text":"Two states signed.\n\nIt binds.","title":"Pact","date":"2026-01-14","lang":"en","outlet":"The Desk","url":"https://desk.example/1","author":"A. Writer"}
{"id":17,"text":"One.","date":null,"source":"x","about":1}

{"id":"c"}
{"id":"d","text":5,"date":20260114}
nothing
{"id":"e","text":"` + "\xff" + `"}
{"id":"f","text":"zero \u0000 sign"}
[1]`
	reports, faults := of(t, text, Limits{})
	want := []Report{
		{File: "in", Line: 1, ID: "a", URL: "https://desk.example/1", Outlet: "The Desk", Title: "Pact", Author: "A. Writer", Date: "2026-01-14", DateFrom: FromHeader, Lang: "en", LangFrom: FromHeader, LangConfidence: 1,
			Kind: KindJSONL, Text: "Two states signed.\n\nIt binds."},
		{File: "in", Line: 2, ID: "17", Lang: Unknown, Kind: KindJSONL, Text: "One.", Note: []string{`members that are not known: "about", "source"`}},
		{File: "in", Line: 8, ID: "f", Lang: Unknown, Kind: KindJSONL, Text: "zero sign"},
	}
	if diff := cmp.Diff(want, reports); diff != "" {
		t.Error(diff)
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.Error())
	}
	if diff := cmp.Diff([]string{"in:4: has no text", "in:5: text: \"5\" is no text; date: \"20260114\" is no text", "in:6: \"nothing\" is no JSON object; a batch has one whole object a line",
		"in:7: is not UTF-8, which batches are", "in:9: \"[1]\" is no JSON object; a batch has one whole object a line"}, got); diff != "" {
		t.Error(diff)
	}
}

func number(x float64) *float64 { return &x }

func TestGDELT(t *testing.T) {
	place := GDELTPlace{Type: 4, Name: "Harbour, Coast, Land", Country: "TU", ADM1: "TU34", ADM2: "12", Lat: number(41.5), Long: number(29.25), Feature: "-7"}
	want := Report{File: "in", Line: 1, ID: "1001", URL: "https://news.example/pact", Outlet: "news.example", Date: "2026-01-14T17:15:00Z", DateFrom: FromFeed, Lang: Unknown, Kind: KindGDELT,
		Event: &GDELT{ID: "1001", Day: "2026-01-14", Added: "2026-01-14T17:15:00Z", URL: "https://news.example/pact",
			Actor1: GDELTActor{Code: "TURGOV", Name: "LAND", Country: "TUR", Religion: []string{"MOS"}, Role: []string{"GOV"}},
			IsRoot: true, Code: "057", Base: "057", Root: "05", Quad: 1, Goldstein: number(8), Mentions: 4, Sources: 1, Articles: 4, Tone: number(-2.5), Place1: place, Where: place}}
	row := gdeltRow(1001)
	for name, text := range map[string]string{"plain": row, "lines": row + "\r\n", "gzip": packed(t, row)} {
		if diff := cmp.Diff(want, one(t, text, Options{})); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
	want.File = "in!20260114171500.export.CSV"
	if diff := cmp.Diff(want, one(t, zipped(t, [2]string{"20260114171500.export.CSV", row + "\n"}), Options{})); diff != "" {
		t.Error(diff)
	}
}

// TestDamagedRows: every fault of a row is told, and other rows are read.
func TestDamagedRows(t *testing.T) {
	cells := strings.Split(gdeltRow(2), "\t")
	set := func(at int, value string) string {
		out := append([]string(nil), cells...)
		out[at] = value
		return strings.Join(out, "\t")
	}
	for at, c := range map[int][2]string{0: {"x", "GlobalEventID"}, 1: {"20260230", "Day"}, 25: {"2", "IsRootEvent"}, 26: {"05x", "EventCode"}, 29: {"0", "QuadClass"}, 30: {"11", "GoldsteinScale"},
		31: {"-1", "NumMentions"}, 34: {"NaN", "AvgTone"}, 35: {"6", "Actor1Geo_Type"}, 40: {"91", "Actor1Geo_Lat"}, 57: {"1e999", "ActionGeo_Long"}, 59: {"20260114", "DATEADDED"}} {
		reports, faults := of(t, gdeltRow(1)+"\n"+set(at, c[0])+"\n"+gdeltRow(3), Limits{})
		fails(t, faults, "in:2: ", fmt.Sprintf("column %d, %s: %q", at+1, c[1], c[0]))
		if len(reports) != 2 {
			t.Errorf("column %d: %d reports", at+1, len(reports))
		}
	}
	both := strings.Split(set(1, "x"), "\t")
	both[59] = "y"
	_, faults := of(t, gdeltRow(1)+"\n"+strings.Join(both, "\t"), Limits{})
	fails(t, faults, "Day", "DATEADDED")
	_, faults = of(t, strings.Join(cells[:58], "\t"), Limits{})
	fails(t, faults, "has 58 columns", "61")
	r := one(t, set(60, "a voice on the air"), Options{})
	if r.URL != "" || r.Event.URL != "a voice on the air" || !noted(r, "none of http") {
		t.Errorf("%+v", r)
	}
	if r := one(t, set(30, ""), Options{}); r.Event.Goldstein != nil {
		t.Error("no score became one")
	}
}

func TestSniff(t *testing.T) {
	for text, want := range map[string]string{
		"Words.": KindText, "": KindText, "<": KindText, "<3 this": KindText, "a < b": KindText, "1\t20260114\twords": KindText,
		"<p>Words": KindHTML, "<!DOCTYPE html>": KindHTML, "\n <!-- a --> <HTML>": KindHTML, "\ufeff<html>": KindHTML,
		`<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html>`: KindHTML, `<?xml version="1.0"?><html>`: KindHTML,
		rss: KindRSS, rdf: KindRSS, atomFeed: KindAtom, "<atom:feed xmlns:atom='x'>": KindAtom, `<!DOCTYPE rss PUBLIC "a" "b" [ <!ELEMENT a (b)> ]><rss>`: KindRSS,
		jsonFeed: KindJSONFeed, `{"items":[`: KindJSONFeed, `{"items":[{"text":"a"}],"version":1}`: KindJSONFeed,
		`{"text":"see https://jsonfeed.org/version/1"}`: KindJSONL, `{"a":{"version":"https://jsonfeed.org/version/1"}}`: KindJSONL, "{": KindJSONL, `{"id":1}`: KindJSONL,
		gdeltRow(1): KindGDELT, strings.Join(strings.Split(gdeltRow(1), "\t")[:58], "\t"): KindGDELT,
		"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00": KindHTML,
	} {
		if got, err := sniff([]byte(text)); got != want || err != nil {
			t.Errorf("%.60q is %s, %v; want %s", text, got, err, want)
		}
	}
}

// TestForcedKind: what the user says is believed.
func TestForcedKind(t *testing.T) {
	if r := one(t, "<p>a</p> is an element", Options{Kind: KindText}); r.Text != "<p>a</p> is an element" {
		t.Errorf("%+v", r)
	}
	if r := one(t, "Words <b>and</b> words", Options{Kind: KindHTML}); r.Text != "Words and words" {
		t.Errorf("%+v", r)
	}
	_, faults := Collect(Read(context.Background(), "in", strings.NewReader("a"), Options{Kind: "pdf"}))
	fails(t, faults, FlagKind, `"pdf"`, "jsonl")
}
