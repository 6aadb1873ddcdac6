package newsdesk

import (
	"strings"

	"casus/internal/accord"
	"casus/internal/claim"
	"casus/internal/statement"
	"casus/internal/token"
	"casus/internal/wording"
)

// cue is a word of stage or likelihood with the bytes where it stands.
type cue struct {
	kind  wording.Kind
	value string
	words string
	span  claim.Span
}

// cuesOf finds the cues of stage and likelihood in an English sentence.
func cuesOf(text string, sentence claim.Span) []cue {
	lexicon, ok := wording.For("en")
	if !ok {
		return nil
	}
	part := text[sentence.Start:sentence.End]
	tokens := new(token.Splitter).Split(nil, part)
	var out []cue
	for _, h := range lexicon.Find(nil, tokens) {
		if h.Cue.Kind != wording.Stage && h.Cue.Kind != wording.Likelihood {
			continue
		}
		span := claim.Span{Start: sentence.Start + tokens[h.From].Start, End: sentence.Start + tokens[h.To-1].End}
		out = append(out, cue{h.Cue.Kind, h.Cue.Value, strings.Join(strings.Fields(text[span.Start:span.End]), " "), span})
	}
	return out
}

// stageOf says how far the matter of a statement has come: by its own act where
// that is done, else by the words of stage in its sentence.
func stageOf(st *statement.Statement, cues []cue) (claim.Stage, claim.Span) {
	switch {
	case st.Kind == statement.Doubt || st.Kind == statement.Means || st.Kind == statement.View:
		return "", claim.Span{} // no matter that could come about
	case st.Negated || st.Saying == "deny":
		return claim.Denied, st.ActSpan
	case st.Conditional:
		return claim.Conditional, st.ActSpan
	}
	if st.Kind == statement.Deed {
		if stage, span, ok := stageOfDeed(st, cues); ok {
			return stage, span
		}
	}
	if st.Future {
		return claim.Planned, st.ActSpan
	}
	return claim.Occurred, st.ActSpan
}

func stageOfDeed(st *statement.Statement, cues []cue) (claim.Stage, claim.Span, bool) {
	switch st.TreatyAct {
	case accord.Sign:
		if !st.Future {
			return claim.Signed, st.ActSpan, true
		}
	case accord.Deny:
		return claim.Denied, st.ActSpan, true
	case accord.Reject:
		return claim.Declined, st.ActSpan, true
	case accord.SeekToJoin, accord.Negotiate, accord.Draft:
		best, at := claim.Stage(""), claim.Span{}
		for _, c := range cues {
			if s := claim.Stage(c.value); c.kind == wording.Stage && further(s) > further(best) {
				best, at = s, c.span
			}
		}
		if best != "" {
			return best, at, true
		}
		switch st.TreatyAct {
		case accord.Negotiate:
			return claim.TalksUnderway, st.ActSpan, true
		case accord.Draft:
			return claim.DraftReady, st.ActSpan, true
		}
		return claim.Interest, st.ActSpan, true
	}
	return "", claim.Span{}, false
}

// further orders the stages of a matter that is still to come; those that a
// reader of one sentence must not take from a word alone are left out.
func further(s claim.Stage) int {
	for i, of := range []claim.Stage{"", claim.Interest, claim.ExploratoryTalks, claim.Considered, claim.Proposed, claim.Planned,
		claim.TalksUnderway, claim.TalksAdvanced, claim.NearFinal, claim.DraftReady} {
		if s == of {
			return i
		}
	}
	return -1
}

// likelihoodOf gives the words of likelihood nearest to the act of a statement.
func likelihoodOf(st *statement.Statement, cues []cue) (l claim.Likelihood, words string, at claim.Span) {
	l = claim.Unstated
	if st.Kind != statement.Deed && !st.Future && !st.Conditional {
		return l, "", at
	}
	distance := 0
	for _, c := range cues {
		if c.kind != wording.Likelihood {
			continue
		}
		d := c.span.Start - st.ActSpan.End
		if d < 0 {
			d = st.ActSpan.Start - c.span.End
		}
		if words == "" || d < distance {
			l, words, at, distance = claim.Likelihood(c.value), c.words, c.span, d
		}
	}
	return l, words, at
}
