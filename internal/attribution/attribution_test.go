package attribution

import (
	"strings"
	"testing"

	"casus/internal/claim"
	"casus/internal/gazetteer"
	"casus/internal/token"
	"casus/internal/world"
)

func phrase(text string, tokens []token.Token, s token.Span) string {
	if s.End <= s.Start {
		return ""
	}
	return text[tokens[s.Start].Start:tokens[s.End-1].End]
}

func TestFind(t *testing.T) {
	g := gazetteer.Default()
	for _, c := range []struct {
		text, holder string
		class        claim.Attribution
		kind         Kind
		content      string // the first words under it
	}{
		{"Turkey is seeking to join the pact, Turkish media have reported, which could change much.", "Turkish media", claim.MediaUnnamed, Say, "Turkey is seeking"},
		{"According to reports, negotiations are in an advanced stage.", "reports", claim.MediaUnnamed, Say, ", negotiations"},
		{"Sources close to the talks say that Ankara sees this as a way.", "Sources close to the talks", claim.Anonymous, Say, "Ankara sees"},
		{"A strategist, writing for an institute, points out that all gain.", "A strategist, writing for an institute", claim.Analysts, Say, "all gain"},
		{"Turkey's Ministry of Defence confirmed that the two met.", "Turkey's Ministry of Defence", claim.NamedInstitution, Confirm, "the two met"},
		{"The talks failed, a senior Saudi official said on Monday.", "a senior Saudi official", claim.AnonymousOfficial, Say, "The talks failed"},
		{"“It is over,” said the French foreign ministry.", "the French foreign ministry", claim.NamedInstitution, Say, "“It is over"},
		{"Iran denied that it had fired.", "Iran", claim.NamedInstitution, Deny, "it had fired"},
		{"The army, according to two diplomats, withdrew.", "two diplomats", claim.AnonymousOfficial, Say, "The army"},
	} {
		tokens := new(token.Splitter).Split(nil, c.text)
		frames := Find(tokens, g.Find(nil, tokens, world.MakeDay(2026, 1, 14)))
		if len(frames) == 0 {
			t.Errorf("%q: no frame", c.text)
			continue
		}
		f := frames[0]
		if got := phrase(c.text, tokens, f.Holder); got != c.holder || f.Class != c.class || f.Kind != c.kind {
			t.Errorf("%q: holder %q class %s kind %s; want %q %s %s", c.text, got, f.Class, f.Kind, c.holder, c.class, c.kind)
		}
		if got := phrase(c.text, tokens, f.Content[0]); !strings.HasPrefix(got, c.content) {
			t.Errorf("%q: content %q, want %q", c.text, got, c.content)
		}
	}
}

func TestNoFrame(t *testing.T) {
	g := gazetteer.Default()
	for _, text := range []string{
		"Reaching an agreement is considered highly likely.",
		"The reports were long.",
		"Turkey signed a pact with Saudi Arabia.",
		"The Ankara think tank closed.",
		"Turkey has a treaty with thirty other states and others.",
		"A minister did not say where it stood.",
		"The ministry neither confirms nor denies it.",
	} {
		tokens := new(token.Splitter).Split(nil, text)
		if frames := Find(tokens, g.Find(nil, tokens, 0)); len(frames) > 0 {
			t.Errorf("%q: %s says so", text, phrase(text, tokens, frames[0].Holder))
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("According to reports, X said, Y says.")
	f.Add(", , said")
	f.Add("according to")
	g := gazetteer.Default()
	f.Fuzz(func(t *testing.T, text string) {
		tokens := new(token.Splitter).Split(nil, text)
		for _, fr := range Find(tokens, g.Find(nil, tokens, 0)) {
			for _, s := range append([]token.Span{fr.Holder, fr.Verb}, fr.Content...) {
				if s.Start < 0 || s.End > len(tokens) || s.Start >= s.End {
					t.Fatalf("%q: span %+v of %d tokens", text, s, len(tokens))
				}
			}
		}
	})
}
