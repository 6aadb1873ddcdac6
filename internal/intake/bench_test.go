package intake

import (
	"context"
	"strings"
	"testing"
)

// benchRead reads a text over and over and says how many bytes a second.
func benchRead(b *testing.B, text string) {
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		n := 0
		for _, err := range Read(context.Background(), "in", strings.NewReader(text), Options{}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n == 0 {
			b.Fatal("no reports")
		}
	}
}

func BenchmarkText(b *testing.B) { benchRead(b, strings.Repeat(twoParagraphs+"\n\n", 20)) }

func BenchmarkPage(b *testing.B) {
	benchRead(b, strings.Replace(htmlPage(""), "</article>", strings.Repeat("<p>"+twoParagraphs+"</p>", 50)+"</article>", 1))
}

func BenchmarkFeed(b *testing.B) {
	item := "<item><title>Pact</title><link>https://desk.example/1</link><pubDate>Wed, 14 Jan 2026 17:01:00 GMT</pubDate><description>&lt;p&gt;" + twoParagraphs + "&lt;/p&gt;</description></item>"
	benchRead(b, "<rss><channel><title>The Desk</title>"+strings.Repeat(item, 100)+"</channel></rss>")
}

func BenchmarkJSONL(b *testing.B) {
	benchRead(b, strings.Repeat(`{"id":"a","date":"2026-01-14","text":"`+strings.ReplaceAll(twoParagraphs, "\n", `\n`)+"\"}\n", 1000))
}

func BenchmarkGDELT(b *testing.B) { benchRead(b, strings.Repeat(gdeltRow(1)+"\n", 1000)) }

func BenchmarkDetect(b *testing.B) {
	text := strings.Repeat(twoParagraphs, 40)
	b.SetBytes(int64(langSample))
	for b.Loop() {
		if lang, _ := Detect(text); lang != "en" {
			b.Fatal(lang)
		}
	}
}
