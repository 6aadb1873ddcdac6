package warspread

import (
	_ "embed"
	"fmt"
	"sync"

	"casus/internal/shipped"
)

// fitted.json is written anew by the test of this package with -update, from the
// data that its sources name.
//
//go:embed fitted.json
var fitted []byte

// Fitted are the odds that come with casus. Nobody may change it.
var Fitted = sync.OnceValue(func() *Result {
	r, err := Decode(fitted)
	if err != nil {
		panic("warspread: fitted.json: " + err.Error()) // a test reads it
	}
	return r
})

// Encode writes a result as JSON that Decode reads.
func Encode(r *Result) ([]byte, error) { return shipped.Encode(r) }

// Decode reads a result. It is an error if the JSON is of another schema, has
// fields that a result does not, or holds a model that cannot answer.
func Decode(data []byte) (*Result, error) {
	var r Result
	if err := shipped.Decode(data, &r); err != nil {
		return nil, fmt.Errorf("no odds of joining: %w", err)
	}
	switch {
	case r.Schema != Schema:
		return nil, fmt.Errorf("the schema is %q; it is %q in this version", r.Schema, Schema)
	case r.Model == nil || r.Report == nil || r.Simulated == nil:
		return nil, fmt.Errorf("a model, its report or what was simulated is missing")
	case len(r.Simulated.Groups) != len(r.Report.Groups) || len(r.Simulated.Sizes) != len(r.Report.Sizes) || len(r.Simulated.Scores) == 0:
		return nil, fmt.Errorf("what was simulated has other groups, sizes or scores than the report")
	}
	if err := r.Model.Check(); err != nil {
		return nil, fmt.Errorf("the model: %w", err)
	}
	return &r, nil
}
