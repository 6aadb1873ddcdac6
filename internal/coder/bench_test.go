package coder

import (
	"os"
	"path/filepath"
	"testing"

	"casus/internal/gazetteer"
)

// BenchmarkSentence codes one sentence of the sets at hand, or of this room
// where they are not there.
func BenchmarkSentence(b *testing.B) {
	var texts []string
	dir := os.Getenv("CASUS_TEST_DATA")
	if dir != "" {
		for _, g := range readGold(b, filepath.Join(dir, "data/events/sentences/plover_gsr_dev.jsonl")) {
			texts = append(texts, g.Text)
		}
	}
	c := Default(gazetteer.Default())
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		c.Sentence(texts[i%len(texts)], gazetteer.NoDay)
		i++
	}
}

// BenchmarkLexicon reads the dictionary.
func BenchmarkLexicon(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readLexicon(); err != nil {
			b.Fatal(err)
		}
	}
}
