package coder

import (
	"testing"

	"casus/internal/gazetteer"
)

// BenchmarkSentence codes the sentences of testdata one after the other.
func BenchmarkSentence(b *testing.B) {
	var texts []string
	for _, s := range ownSentences(b) {
		texts = append(texts, s.text)
	}
	c := Default(gazetteer.Default())
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		c.Sentence(texts[i%len(texts)], gazetteer.NoDay)
		i++
	}
}

// BenchmarkLabelled codes the labelled sentences at hand.
func BenchmarkLabelled(b *testing.B) {
	golds := readGold(b, "plover_gsr_dev")
	c := Default(gazetteer.Default())
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		c.Sentence(golds[i%len(golds)].text, gazetteer.NoDay)
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
