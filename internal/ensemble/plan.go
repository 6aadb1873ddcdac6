package ensemble

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"casus/internal/crisis"
)

// Schema names the shape of a Plan in JSON.
const Schema = "casus.crisis-plan/1"

// MaxRuns bounds a plan.
const MaxRuns = 1 << 40

// Plan says what is run. Two plans with the same hash give the same counts.
type Plan struct {
	Schema     string            `json:"schema"`
	Record     string            `json:"record"` // which record it is about, by name or hash
	Question   crisis.Question   `json:"question"`
	Edits      []string          `json:"edits"` // each as "join TUR:SMDA2025"; none: no comparison
	Parameters crisis.Parameters `json:"parameters"`
	Seed       uint64            `json:"seed,string"`
	Runs       uint64            `json:"runs"`
}

// NewPlan makes a plan without edits.
func NewPlan(record string, q crisis.Question, p crisis.Parameters, runs, seed uint64) *Plan {
	return &Plan{Schema: Schema, Record: record, Question: q, Edits: []string{}, Parameters: p, Seed: seed, Runs: runs}
}

// Encode writes the plan as JSON, the same bytes for the same plan.
func (p *Plan) Encode() ([]byte, error) {
	data, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("plan of a crisis: %w", err)
	}
	return append(data, '\n'), nil
}

// DecodePlan reads a plan. It is an error if it has another schema or fields that a
// plan does not, or asks for what cannot be run.
func DecodePlan(data []byte) (*Plan, error) {
	var p Plan
	if err := decode(data, &p); err != nil {
		return nil, fmt.Errorf("plan of a crisis: %w", err)
	}
	return &p, p.check()
}

func (p *Plan) check() error {
	switch {
	case p.Schema != Schema:
		return fmt.Errorf("plan of a crisis: schema %q; this program reads %q", p.Schema, Schema)
	case p.Runs < 1 || p.Runs > MaxRuns:
		return fmt.Errorf("plan of a crisis: %d runs; from 1 to %d", p.Runs, uint64(MaxRuns))
	}
	return p.Parameters.Check()
}

// Hash names the plan by what is in it.
func (p *Plan) Hash() (string, error) {
	data, err := p.Encode()
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// Span is a stretch of runs: from From to before To.
type Span struct {
	From uint64 `json:"from"`
	To   uint64 `json:"to"`
}

// Shard is part k of n of the plan's runs, with k from 1.
func (p *Plan) Shard(k, n int) (Span, error) {
	if n < 1 || k < 1 || k > n {
		return Span{}, fmt.Errorf("part %d/%d: parts go from 1/N to N/N", k, n)
	}
	each, rest := p.Runs/uint64(n), p.Runs%uint64(n)
	start := func(k uint64) uint64 { return k*each + min(k, rest) }
	return Span{start(uint64(k - 1)), start(uint64(k))}, nil
}

// decode reads one JSON value strictly.
func decode(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("more follows after the JSON value")
	}
	return nil
}
