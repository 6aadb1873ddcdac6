package proposer

import (
	"fmt"
	"slices"
	"strings"

	"casus/internal/claim"
)

// Rules are what the desk knows by itself of a stretch of the report.
type Rules interface {
	Actors(s claim.Span) []string           // ids of the actors named there
	Stages(s claim.Span) []claim.Stage      // stages that the words there tell
	Likely(s claim.Span) []claim.Likelihood // likelihoods that the words there tell
	Act(s claim.Span) bool                  // whether an act is told there
}

// Verified is a proposal after the desk's own look at it.
type Verified struct {
	Proposal Proposal
	Accepted bool
	Reasons  []string // why not; all of them
	Sentence claim.Span
	Holder   claim.Span
	Actor    claim.Span
	Act      claim.Span
	Object   claim.Span
	Stage    claim.Span
	Likely   claim.Span
	Actors   []string
}

// Verify looks for every quote of a proposal in the text and asks the rules
// whether it says what the proposal makes of it. A proposal with any doubt is not
// accepted.
func Verify(text string, p Proposal, rules Rules) Verified {
	v := Verified{Proposal: p}
	refuse := func(format string, args ...any) { v.Reasons = append(v.Reasons, fmt.Sprintf(format, args...)) }
	within := claim.Span{End: len(text)}
	find := func(name string, q Quote, needed bool) claim.Span {
		s, problem := locate(text, q, within)
		if problem != "" && (needed || q.Text != "") {
			refuse("%s: %s", name, problem)
		}
		return s
	}
	v.Sentence = find("sentence", p.Sentence, true)
	if v.Sentence.End > 0 {
		within = v.Sentence
	}
	v.Actor, v.Act = find("actor", p.Actor, true), find("act", p.Act, true)
	v.Object = find("object", p.Object, false)
	v.Stage, v.Likely = find("stage words", p.StageWords, false), find("likelihood words", p.LikelyWords, false)
	within = claim.Span{End: len(text)}
	v.Holder = find("holder", p.Holder, false)
	checkWords(p, refuse)
	if v.Actor.End > 0 {
		if v.Actors = rules.Actors(v.Actor); len(v.Actors) == 0 {
			refuse("actor: %q is nobody that the dictionaries know", p.Actor.Text)
		}
	}
	if v.Act.End > 0 && !rules.Act(v.Act) {
		refuse("act: no rule finds an act in %q", p.Act.Text)
	}
	if s := claim.Stage(p.Stage); v.Stage.End == 0 || !slices.Contains(rules.Stages(v.Stage), s) {
		refuse("stage: the words %q do not say %s by the lexicon", p.StageWords.Text, p.Stage)
	}
	if l := claim.Likelihood(p.Likelihood); l != claim.Unstated && (v.Likely.End == 0 || !slices.Contains(rules.Likely(v.Likely), l)) {
		refuse("likelihood: the words %q do not say %s by the lexicon", p.LikelyWords.Text, p.Likelihood)
	}
	v.Accepted = len(v.Reasons) == 0
	return v
}

func checkWords(p Proposal, refuse func(string, ...any)) {
	if !slices.Contains(claim.Stages, claim.Stage(p.Stage)) {
		refuse("stage: %q is none of the stages", p.Stage)
	}
	if !slices.Contains(claim.Likelihoods, claim.Likelihood(p.Likelihood)) {
		refuse("likelihood: %q is none of the likelihoods", p.Likelihood)
	}
	if !slices.Contains(claim.Polarities, claim.Polarity(p.Polarity)) {
		refuse("polarity: %q is none of the polarities", p.Polarity)
	}
	if !slices.Contains(claim.Attributions, claim.Attribution(p.Attribution)) {
		refuse("attribution: %q is none of the attributions", p.Attribution)
	}
}

// locate finds a quote in a stretch of the text. Bytes given by the model must
// be right; without them the words must stand there exactly once.
func locate(text string, q Quote, within claim.Span) (claim.Span, string) {
	switch {
	case q.Text == "":
		return claim.Span{}, "no words of the report are quoted"
	case q.Start != nil && q.End != nil:
		s, e := *q.Start, *q.End
		if s >= within.Start && e <= within.End && s < e && text[s:e] == q.Text {
			return claim.Span{Start: s, End: e}, ""
		}
	}
	inside := text[within.Start:within.End]
	at := strings.Index(inside, q.Text)
	switch {
	case at < 0:
		return claim.Span{}, fmt.Sprintf("the words %q do not stand there", q.Text)
	case strings.Contains(inside[at+1:], q.Text):
		return claim.Span{}, fmt.Sprintf("the words %q stand there more than once, and the bytes given are not theirs", q.Text)
	}
	return claim.Span{Start: within.Start + at, End: within.Start + at + len(q.Text)}, ""
}
