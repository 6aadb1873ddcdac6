package intake

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

func noise(n int) string {
	b := make([]byte, n)
	r := rand.NewChaCha8([32]byte{1})
	_, _ = r.Read(b)
	return string(b)
}

func packed(t *testing.T, texts ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	for _, text := range texts {
		if _, err := io.WriteString(z, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zipped(t *testing.T, entries ...[2]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.Create(e[0])
		if err == nil {
			_, err = io.WriteString(w, e[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestHostile: each gives one clear fault, and no report.
func TestHostile(t *testing.T) {
	mega := func(s string, n int) string { return strings.Repeat(s, n) }
	for _, c := range []struct {
		name, text string
		words      []string
	}{
		{"nothing", "", []string{"is empty"}},
		{"spaces", " \n\t\n", []string{"has no text"}},
		{"noise", noise(10 << 20), []string{"is not text"}},
		{"noise without zeros", strings.ReplaceAll(noise(1<<20), "\x00", "\xff"), []string{"not UTF-8", FlagCharset}},
		{"a zero byte", "Words and words.\x00More words.", []string{"zero byte at offset 16"}},
		{"a picture", "\x89PNG\r\n\x1a\nabc", []string{"image/png"}},
		{"a printed page", "%PDF-1.7\nabc", []string{"application/pdf"}},
		{"a long line", mega("word ", 4<<20), []string{"limit of 16777216 bytes", FlagBytes}},
		{"deep elements", mega("<div>", 100_000), []string{"deeper than the limit of 256", FlagDepth}},
		{"deep inline elements", "<html>" + mega("<b><i>", 50_000), []string{"deeper"}},
		{"deep unknown elements", "<html>" + mega("<x-y>", 100_000), []string{"deeper"}},
		{"deep tables", "<html>" + mega("<table><tr><td>", 50_000), []string{"deeper"}},
		{"deep drawings", "<html><svg>" + mega("<g>", 50_000), []string{"deeper"}},
		{"a page of scripts", "<html><script>" + mega("x()", 1000) + "</script></html>", []string{"no text"}},
		{"a cut tag", "<html " + mega("a=b ", 10_000), []string{"no text"}},
		{"deep feed", "<rss>" + mega("<a>", 100_000), []string{"deeper than the limit of 256", FlagDepth}},
		{"entities", `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>`, []string{"declares entities"}},
		{"entities from a file", `<?xml version="1.0"?><!DOCTYPE rss [ <!entity a SYSTEM "file:///etc/passwd"> ]><rss><channel><item><title>&a;</title></item></channel></rss>`, []string{"declares entities"}},
		{"no feed", `<?xml version="1.0"?><invoice/>`, []string{`"invoice"`, "rss"}},
		{"an empty feed", `<rss version="2.0"><channel><title>Desk</title></channel></rss>`, []string{"without items"}},
		{"an empty JSON feed", `{"version":"https://jsonfeed.org/version/1.1","items":[]}`, []string{"without items"}},
		{"a cut JSON feed", `{"version":"https://jsonfeed.org/version/1.1","items":`, []string{"broken at byte"}},
		{"deep JSON feed", `{"version":"https://jsonfeed.org/version/1.1","items":` + mega("[", 100_000), []string{"deeper"}},
		{"deep JSON", `{"text":` + mega("[", 100_000), []string{"deeper"}},
		{"a JSON array", `[{"text":"a"}]`, []string{"one object a line"}},
		{"gzip of nothing", packed(t), []string{"is empty"}},
		{"gzip in gzip", packed(t, packed(t, "Words.")), []string{"archive within an archive"}},
		{"zip in zip", zipped(t, [2]string{"a.zip", zipped(t, [2]string{"b", "Words."})}), []string{"in!a.zip: ", "archive within an archive"}},
		{"cut gzip", packed(t, mega("Words and words. ", 100_000))[:500], []string{"unexpected EOF"}},
		{"cut zip", zipped(t, [2]string{"a", mega("Words. ", 100)})[:60], []string{"no zip archive"}},
		{"a batch in UTF-16", "\xff\xfe{\x00}\x00\n\x00{\x00}\x00", []string{"utf-16le", "batches and exports are UTF-8"}},
		{"broken UTF-16", "\xff\xfe" + mega("\x00\xd8", 500), []string{"utf-16le", "broken"}},
	} {
		reports, faults := of(t, c.text, Limits{})
		if len(reports) > 0 {
			t.Errorf("%s gives a report", c.name)
		}
		t.Run(c.name, func(t *testing.T) { fails(t, faults, c.words...) })
	}
}

// TestBombs: what is unpacked counts, not what is packed.
func TestBombs(t *testing.T) {
	million := strings.Repeat("a", 1<<20)
	texts := make([]string, 64)
	for i := range texts {
		texts[i] = million
	}
	_, faults := of(t, packed(t, texts...), Limits{})
	fails(t, faults, "limit of 16777216 bytes")
	_, faults = of(t, zipped(t, [2]string{"a.txt", strings.Join(texts, "")}), Limits{})
	fails(t, faults, "in!a.txt: ", "limit of 16777216 bytes")

	lines := strings.Repeat("{\"text\":\"Words.\"}\n", 10_000)
	reports, faults := of(t, packed(t, lines), Limits{Batch: 100_000})
	fails(t, faults, "limit of 100000 bytes", FlagBatch)
	if len(reports) != 100_000/18 {
		t.Errorf("%d reports before the limit", len(reports))
	}
	_, faults = of(t, zipped(t, [2]string{"a.jsonl", lines}, [2]string{"b.jsonl", lines}, [2]string{"c.jsonl", lines}), Limits{Batch: 200_000})
	if len(faults) != 2 || !strings.Contains(faults[0].Error(), "b.jsonl") || !strings.Contains(faults[1].Error(), "in: ") {
		t.Errorf("%v", faults)
	}
}

func TestManyItems(t *testing.T) {
	const n = 1_000_000
	for _, c := range []struct{ name, text, rest string }{
		{"rss", "<rss><channel>" + strings.Repeat("<item/>", n), "more than the limit of 100 items"},
		{"atom", "<feed>" + strings.Repeat("<entry/>", n), "more than the limit of 100 items"},
		{"json", `{"items":[{}` + strings.Repeat(",{}", n), "more than the limit of 100 items"},
		{"batch", strings.Repeat("{}\n", n), "more than the limit of 100 lines"},
	} {
		reports, faults := of(t, c.text, Limits{Items: 100})
		if len(reports) != 0 || len(faults) != 101 || !strings.Contains(faults[100].Error(), c.rest) || !strings.Contains(faults[100].Error(), FlagItems) {
			t.Errorf("%s: %d reports, %d faults, last %v", c.name, len(reports), len(faults), faults[len(faults)-1])
		}
	}
	_, faults := of(t, strings.Repeat("{}\n", 5000), Limits{})
	if len(faults) != maxFaults+1 || !strings.Contains(faults[maxFaults].Error(), "4000 more faults are not listed") {
		t.Errorf("%d faults, last %v", len(faults), faults[len(faults)-1])
	}
}

// TestEndlessReaders: each input that never ends is cut at a limit.
func TestEndlessReaders(t *testing.T) {
	for name, start := range map[string][2]string{
		"text": {"Words. ", "and so on "}, "line": {"", "a"}, "page": {"<html><body>", "<p>and so on"}, "comment": {"<html><!--", "and so on"},
		"feed": {"<rss><channel>", "<item><title>a</title></item>"}, "json": {"{", `"a":1,`}, "lines": {"", "{\"text\":\"Words.\"}\n"},
		"blank lines": {"{}\n", "\n"}, "gdelt": {gdeltRow(1) + "\n", "and so on\n"}, "zip": {"PK\x03\x04", "a"},
	} {
		r := io.MultiReader(strings.NewReader(start[0]), &endless{piece: []byte(start[1])})
		_, faults := Collect(Read(context.Background(), "in", r, Options{Limits: Limits{Bytes: 200_000, Batch: 2_000_000, Items: 1000}}))
		if len(faults) == 0 || !strings.Contains(faults[len(faults)-1].Error(), "limit of") && !strings.Contains(faults[len(faults)-1].Error(), "not listed") {
			t.Errorf("%s: %d faults, %v", name, len(faults), faults)
		}
	}
}

// TestStuck: a reader that gives nothing is left after its time, or when the
// context ends.
func TestStuck(t *testing.T) {
	_, faults := Collect(Read(context.Background(), "in", newStuck(t), Options{Limits: Limits{Time: 20 * time.Millisecond}}))
	fails(t, faults, "in: did not come to its end in 20ms", FlagTime)
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(errors.New("the user stops"))
	_, faults = Collect(Read(ctx, "in", newStuck(t), Options{}))
	fails(t, faults, "the user stops")
	o := Options{Stdin: newStuck(t), Limits: Limits{Time: time.Millisecond}}
	ctx, stop := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer stop()
	_, faults = Collect(Open(ctx, []string{"-"}, o))
	fails(t, faults, "-: there was no time left")
}

// TestOnlyWaitingCounts: a taker that is slow is no reason to give up.
func TestOnlyWaitingCounts(t *testing.T) {
	n := 0
	for _, err := range Read(context.Background(), "in", strings.NewReader(strings.Repeat("{\"text\":\"Words.\"}\n", 20_000)), Options{Limits: Limits{Time: short}}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%10_000 == 0 {
			time.Sleep(short)
		}
	}
	if n != 20_000 {
		t.Errorf("%d reports", n)
	}
}

// TestOneLongLine: a line over the limit does not take the others with it.
func TestOneLongLine(t *testing.T) {
	for _, n := range []int{100_001, 150_000, 1_000_000} {
		text := "{\"text\":\"One.\"}\n{\"text\":\"" + strings.Repeat("a", n) + "\"}\n{\"text\":\"Three.\"}"
		reports, faults := of(t, text, Limits{Bytes: 100_000})
		fails(t, faults, "in:2: ", "limit of 100000 bytes")
		if len(reports) != 2 || reports[1].Line != 3 {
			t.Errorf("%+v", reports)
		}
	}
	if reports, faults := of(t, "{\"text\":\""+strings.Repeat("a", 99_000)+"\"}\n", Limits{Bytes: 100_000}); len(reports) != 1 || len(reports[0].Text) != 99_000 {
		t.Errorf("%d reports, %v", len(reports), faults)
	}
}

// TestTakerStops: who has enough may stop at any item.
func TestTakerStops(t *testing.T) {
	feed := "<rss><channel>" + strings.Repeat("<item><title>a</title></item><item/>", 10) + "</channel></rss>"
	batch := strings.Repeat("{\"text\":\"Words.\"}\n{}\n", 10)
	for name, text := range map[string]string{"feed": feed, "batch": batch, "json": `{"items":[{"title":"a"},{},{"title":"b"},{}]}`, "zip": zipped(t, [2]string{"a", batch}, [2]string{"b", batch})} {
		for stop := 1; stop < 4; stop++ {
			n := 0
			for range Read(context.Background(), "in", strings.NewReader(text), Options{}) {
				if n++; n == stop {
					break
				}
			}
			if n != stop {
				t.Errorf("%s: %d pairs", name, n)
			}
		}
	}
}

// TestHeavyPages: pages within the limits on which the search for the main text
// could take long; each ends, with its text.
func TestHeavyPages(t *testing.T) {
	for name, page := range map[string]string{
		"many paragraphs": "<html><body>" + strings.Repeat("<p>Words, and words, and more words that fill a line of the page.", 100_000),
		"many spans":      "<html><body><p>" + strings.Repeat("<span>word</span> ", 100_000),
		"many breaks":     "<html><body><div>" + strings.Repeat("word<br><br>", 20_000),
		"many lists":      "<html><body>" + strings.Repeat("<div><ul><li>word, word</ul></div>", 8_000),
		"deep at places":  "<html><body>" + strings.Repeat(strings.Repeat("<div>", 100)+"word, and word"+strings.Repeat("</div>", 100), 250),
	} {
		reports, faults := of(t, page, Limits{Time: 20 * time.Second})
		if len(faults) > 0 || len(reports) != 1 || !strings.Contains(strings.ToLower(reports[0].Text), "word") {
			t.Errorf("%s: %d reports, %v", name, len(reports), faults)
			continue
		}
		t.Log(name, len(reports[0].Text), reports[0].Note)
	}
}

func TestGuarded(t *testing.T) {
	in := &intake{ctx: context.Background(), lim: Limits{Time: 20 * time.Millisecond}}
	if _, err := guarded(in, "the page", func() (int, error) { panic("lost") }); err == nil || !strings.Contains(err.Error(), "astray") {
		t.Errorf("a panic gives %v", err)
	}
	wait := make(chan struct{})
	defer close(wait)
	if _, err := guarded(in, "the page", func() (int, error) { <-wait; return 0, nil }); err == nil || !strings.Contains(err.Error(), "was not read in 20ms") {
		t.Errorf("a long run gives %v", err)
	}
}

// gdeltRow is a row of made-up codes.
func gdeltRow(id int) string {
	place := "4\tHarbour, Coast, Land\tTU\tTU34\t12\t41.5\t29.25\t-7"
	actor := "TURGOV\tLAND\tTUR\t\t\tMOS\t\tGOV\t\t"
	return fmt.Sprintf("%d\t20260114\t202601\t2026\t2026.0384\t%s\t%s\t1\t057\t057\t05\t1\t8.0\t4\t1\t4\t-2.5\t%s\t%s\t%s\t20260114171500\thttps://news.example/pact",
		id, actor, strings.Repeat("\t", 9), place, "0"+strings.Repeat("\t", 7), place)
}

// TestLongFields: what stands beside the text does not grow without a bound, and
// no half character is left at a cut.
func TestLongFields(t *testing.T) {
	long := strings.Repeat("é", 5000)
	for _, text := range []string{"{\"text\":\"a\",\"title\":\"" + long + "\"}", "<html><title>" + long + "</title><p>Words", "<rss><channel><item><title>" + long + "</title></item></channel></rss>"} {
		r := one(t, text, Options{})
		if len(r.Title) > maxField || !strings.HasSuffix(r.Title, "é") || !noted(r, "the title is cut") {
			t.Errorf("%d bytes, %v", len(r.Title), r.Note)
		}
	}
}
