package ensemble

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"casus/internal/crisis"
	"casus/internal/world"
)

// PartSchema names the shape of a Part in JSON.
const PartSchema = "casus.crisis-part/1"

// Part holds the counts of some runs of a plan.
type Part struct {
	Schema  string          `json:"schema"`
	Plan    string          `json:"plan"` // its hash
	States  []world.StateID `json:"states"`
	Horizon int             `json:"horizon"`
	Models  int             `json:"models"` // 1, or 2: before and after
	Runs    []Span          `json:"runs"`   // in order, none touching the next
	Counts  []int64         `json:"counts"`
}

func newPart(plan string, l *layout) *Part {
	return &Part{Schema: PartSchema, Plan: plan, States: l.states, Horizon: l.horizon, Models: l.models, Runs: []Span{},
		Counts: make([]int64, l.counters())}
}

// N is how many runs it holds.
func (p *Part) N() uint64 {
	n := uint64(0)
	for _, s := range p.Runs {
		n += s.To - s.From
	}
	return n
}

// Merge puts two parts together. Neither is changed. It is an error if they are of
// different plans, or hold the same run.
func Merge(a, b *Part) (*Part, error) {
	switch {
	case a.Plan != b.Plan:
		return nil, fmt.Errorf("parts of different plans, %.12s and %.12s, cannot be merged", a.Plan, b.Plan)
	case !slices.Equal(a.States, b.States) || a.Horizon != b.Horizon || a.Models != b.Models || len(a.Counts) != len(b.Counts):
		return nil, fmt.Errorf("parts of plan %.12s count different things: were they made from different records?", a.Plan)
	}
	runs, err := joinSpans(append(slices.Clone(a.Runs), b.Runs...))
	if err != nil {
		return nil, err
	}
	out := *a
	out.Runs, out.Counts = runs, slices.Clone(a.Counts)
	for i, c := range b.Counts {
		out.Counts[i] += c
	}
	return &out, nil
}

// joinSpans sorts spans and joins those that touch.
func joinSpans(spans []Span) ([]Span, error) {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	out := []Span{}
	for _, s := range spans {
		last := len(out) - 1
		switch {
		case s.From >= s.To:
			return nil, fmt.Errorf("a part holds no runs from %d to %d", s.From, s.To)
		case last >= 0 && s.From < out[last].To:
			return nil, fmt.Errorf("run %d is in more than one part", s.From)
		case last >= 0 && s.From == out[last].To:
			out[last].To = s.To
		default:
			out = append(out, s)
		}
	}
	return out, nil
}

// Encode writes the part as JSON, the same bytes for the same part.
func (p *Part) Encode() ([]byte, error) {
	data, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("part of a crisis: %w", err)
	}
	return append(data, '\n'), nil
}

// DecodePart reads a part and checks that it can be merged and read.
func DecodePart(data []byte) (*Part, error) {
	var p Part
	if err := decode(data, &p); err != nil {
		return nil, fmt.Errorf("part of a crisis: %w", err)
	}
	if p.Schema != PartSchema {
		return nil, fmt.Errorf("part of a crisis: schema %q; this program reads %q", p.Schema, PartSchema)
	}
	if p.Models < 1 || p.Models > 2 || p.Horizon < 1 || p.Horizon > crisis.MaxHorizon {
		return nil, fmt.Errorf("part of a crisis: %d models and %d days; one or two, and 1 to %d", p.Models, p.Horizon, crisis.MaxHorizon)
	}
	if want := newLayout(p.States, p.Models, p.Horizon).counters(); len(p.Counts) != want {
		return nil, fmt.Errorf("part of a crisis: %d counts; its states and days make %d", len(p.Counts), want)
	}
	runs, err := joinSpans(slices.Clone(p.Runs))
	if err != nil {
		return nil, fmt.Errorf("part of a crisis: %w", err)
	}
	p.Runs = runs
	return &p, nil
}
