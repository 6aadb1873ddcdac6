package newsdesk

import (
	"context"
	"fmt"
	"slices"

	"casus/internal/claim"
	"casus/internal/proposer"
	"casus/internal/token"
	"casus/internal/wording"
)

// Propose asks a language model for the claims of each report and holds every
// proposal against the desk's own rules. What comes of it stands apart, under
// Proposed: it is never a claim and never an event.
func (d *Desk) Propose(ctx context.Context, client *proposer.Client, res *Result) error {
	for i := range res.Reports {
		r := &res.Reports[i]
		if r.Text == "" {
			continue
		}
		proposals, cut, err := client.Propose(ctx, r.Text, r.Date)
		if err != nil {
			return fmt.Errorf("%s: %w", r.File, err)
		}
		if cut {
			r.Notes = append(r.Notes, "The report is longer than what is sent to a model; its end was not.")
		}
		rules := &ownRules{d: d, r: r}
		for _, p := range proposals {
			v := proposer.Verify(r.Text, p, rules)
			r.Proposed = append(r.Proposed, Model{Sentence: p.Sentence.Text, Stage: p.Stage, Accepted: v.Accepted, Reasons: append([]string{}, v.Reasons...)})
		}
	}
	return nil
}

// ownRules are what the desk knows of a stretch of a report.
type ownRules struct {
	d *Desk
	r *Report
}

func (o *ownRules) tokens(s claim.Span) []token.Token {
	return new(token.Splitter).Split(nil, o.r.Text[s.Start:s.End])
}

// Actors gives the ids of the names in a stretch.
func (o *ownRules) Actors(s claim.Span) []string {
	var out []string
	for _, m := range o.d.names.Find(nil, o.tokens(s), o.r.day) {
		out = append(out, m.Actor.ID)
	}
	return out
}

// Stages gives the stages that the words of a stretch tell.
func (o *ownRules) Stages(s claim.Span) []claim.Stage {
	var out []claim.Stage
	for _, c := range o.cues(s, wording.Stage) {
		out = append(out, claim.Stage(c))
	}
	return out
}

// Likely gives the likelihoods that the words of a stretch tell.
func (o *ownRules) Likely(s claim.Span) []claim.Likelihood {
	var out []claim.Likelihood
	for _, c := range o.cues(s, wording.Likelihood) {
		out = append(out, claim.Likelihood(c))
	}
	return out
}

func (o *ownRules) cues(s claim.Span, kind wording.Kind) []string {
	lexicon, ok := wording.For(o.r.Lang)
	if !ok {
		return nil
	}
	var out []string
	for _, h := range lexicon.Find(nil, o.tokens(s)) {
		if h.Cue.Kind == kind && !slices.Contains(out, h.Cue.Value) {
			out = append(out, h.Cue.Value)
		}
	}
	return out
}

// Act tells whether a claim that the desk found has its act in the stretch, or
// the lexicon a word for one there.
func (o *ownRules) Act(s claim.Span) bool {
	for i := range o.r.Claims {
		if a := o.r.Claims[i].Spans.Act; a.End > 0 && a.Start < s.End && s.Start < a.End {
			return true
		}
	}
	return len(o.cues(s, wording.Act)) > 0
}
