package token

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func words(text string) []string {
	var out []string
	for _, t := range new(Splitter).Split(nil, text) {
		w := t.Word
		if t.Joined {
			w = "~" + w
		}
		out = append(out, w)
	}
	return out
}

func TestSplit(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Turkey's potential entry", "turkey 's potential entry"},
		{"TÜRKİYE ve Pakistan’ın", "turkiye ve pakistan'in"},
		{"the U.S. and the U.N. met", "the u.s. and the u.n. met"},
		{"(U.S.)", "( u.s. )"},
		{"a free-trade pact", "a free ~trade pact"},
		{"25,000 tons, $5.1 million", "25,000 tons , $ 5.1 million"},
		{"``so'' he said", `" so " he said`},
		{"“any aggression” against", `" any aggression " against`},
		{"don't", "don't"},
		{"the Saudis' plan", "the saudis ' plan"},
		{"السعوديّة", "السعوديه"},
		{"土耳其加入", "土 耳 其 加 入"},
		{"Ε.Ε. και Τουρκία", "ε . ε . και τουρκια"},
		{"a\xff\xfeb\x00c", "a b c"},
		{"", ""},
	} {
		if diff := cmp.Diff(strings.Fields(c.want), words(c.text)); diff != "" && c.want != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

func TestShapes(t *testing.T) {
	for text, want := range map[string]Shape{
		"us": Lower, "US": Upper, "U.S.": Upper, "A": Title, "Let": Title, "LeT": Upper, "AfD": Upper, "iOS": Lower, "McDonald": Title,
		"O'Brien": Title, "l'Iran": Title, "AB'nin": Upper, "DeFi": Title, "Äö": Title, "ΝΑΤΟ": Upper, "5th": Number, "«": Mark,
	} {
		if got := new(Splitter).Split(nil, text)[0].Shape; got != want {
			t.Errorf("%s has shape %d, want %d", text, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	text := "The U.S. fired on Oct. 3 at Gen. Smith. He left. It is by the U.S. The next one?\n\nA headline\n\nEnd."
	tokens := new(Splitter).Split(nil, text)
	var got []string
	for _, s := range Sentences(text, tokens) {
		got = append(got, text[tokens[s.Start].Start:tokens[s.End-1].End])
	}
	want := []string{"The U.S. fired on Oct. 3 at Gen. Smith.", "He left.", "It is by the U.S.", "The next one?", "A headline", "End."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPhrases(t *testing.T) {
	var p Phrases
	p.Add("Saudi Arabia", 1, Capitals)
	p.Add("US", 2, AllUpper)
	p.Add("görüşme*", 3, AnyCase)
	p.Add("free trade", 4, AnyCase)
	p.Add("Saudi", 5, Capitals)
	tokens := new(Splitter).Split(nil, "Saudi Arabia told us that US free-trade görüşmeleri began; a saudi arabia")
	var got []int32
	for i := range tokens {
		if m, ok := p.Longest(tokens, i); ok {
			got = append(got, m.Value)
		}
	}
	if diff := cmp.Diff([]int32{1, 2, 4, 3}, got); diff != "" {
		t.Error(diff)
	}
	if all := p.All(nil, tokens, 0); len(all) != 2 {
		t.Errorf("both phrases that begin with Saudi: %v", all)
	}
}

func TestPhrasesOfJoinedWords(t *testing.T) {
	var p Phrases
	p.Add("Fidan", 1, Capitals)
	p.Add("Iran", 2, Capitals)
	p.Add("AB", 3, AllUpper)
	p.Add("Côte d'Ivoire", 4, Capitals)
	p.Add("Ivoire", 5, Capitals)
	p.Add("السعودية", 6, Capitals)
	p.Add("السعودية", 6, AnyCase)
	p.Add("تركيا", 7, AnyCase)
	p.Add("טורקיה", 8, AnyCase)
	tokens := new(Splitter).Split(nil, "Fidan'ın l'Iran AB'nin Côte d'Ivoire, d'Ivoire o'fidan l'iran للسعودية وبالسعودية وتركيا ובטורקיה")
	var got []int32
	for i := 0; i < len(tokens); i++ {
		if m, ok := p.Longest(tokens, i); ok {
			got = append(got, m.Value)
			i = m.To - 1
		}
	}
	if diff := cmp.Diff([]int32{1, 2, 3, 4, 6, 6, 7, 8}, got); diff != "" {
		t.Error(diff) // d'ivoire is in the list as part of a phrase and stands for itself
	}
}

// What is quick for the usual letters gives what the tables of Unicode give.
func TestUsualLetters(t *testing.T) {
	for c := rune(0); c < 0x3000; c++ {
		if usual(c) && (!unicode.IsLetter(c) || dropped(c)) {
			t.Errorf("%U is no letter, or is dropped", c)
		}
	}
}

func TestPut(t *testing.T) {
	var p Phrases
	for i, c := range []struct {
		words string
		as    Case
		want  int32
	}{{"a b", AnyCase, 0}, {"a b", AnyCase, 0}, {"a b", Capitals, 2}, {"a", AnyCase, 3}, {"a b*", AnyCase, 4}, {"a b*", AnyCase, 4}} {
		if got := p.Put(strings.Fields(c.words), int32(i), c.as); got != c.want {
			t.Errorf("%s: %d, want %d", c.words, got, c.want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"Turkey's U.S. pact", "``a''", "25,000.5/3", "ı İ ß", "a-b--c", "'s", "U.N"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := new(Splitter).Split(nil, text)
		at := 0
		for _, k := range tokens {
			if k.Start < at || k.End <= k.Start || k.End > len(text) {
				t.Fatalf("token %+v after byte %d of %q", k, at, text)
			}
			at = k.End
		}
		last := 0
		for _, s := range Sentences(text, tokens) {
			if s.Start != last || s.End <= s.Start {
				t.Fatalf("sentence %+v after %d", s, last)
			}
			last = s.End
		}
		if last != len(tokens) {
			t.Fatalf("sentences end at token %d of %d", last, len(tokens))
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("Turkey is seeking to join Saudi Arabia and Pakistan in a new defence alliance modelled on NATO, Turkish media have reported. ", 20)
	var s Splitter
	var tokens []Token
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		tokens = s.Split(tokens[:0], text)
	}
}
