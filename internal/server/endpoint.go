package server

import (
	"context"
	"io"
	"reflect"
)

// Endpoint is one question that the API answers.
type Endpoint struct {
	Path       string // below /api/v1/, such as power/show
	Also       string // another path at which it answers; empty: none
	Summary    string // in one line
	About      string
	Parameters []Parameter
	Formats    []string       // of the parameter format; the first is JSON and is given unasked
	Answers    []reflect.Type // of the JSON answer: the types that it can have
	Long       bool           // it can take more than a moment
	Call       func(Call) error
}

// Kind is what the text of a parameter must be.
type Kind int

// The kinds of parameter.
const (
	Text   Kind = iota
	Whole       // a whole number
	Number      // a number
	YesNo       // true or false
)

// Bounds are the least and the greatest number that a parameter takes; of equal
// bounds there are none.
type Bounds struct{ Least, Most float64 }

// Parameter is one parameter of a query.
type Parameter struct {
	Name       string
	Help       string
	Kind       Kind
	Many       bool // it may be given several times
	Required   bool
	Default    string
	Enum       []string // the words that it takes; empty: any text
	Bounds     Bounds
	Positional bool // on the command line it has no flag
}

// Call is one request for an answer. Query has checked parameters only, format left
// out.
type Call struct {
	Context  context.Context
	Query    map[string][]string
	Format   string
	Out      io.Writer // bounded; an error of its must be returned
	Progress func(Progress)
}

// Progress is how far a long task has come.
type Progress struct {
	Task  string
	Done  int64
	Total int64 // -1 where it is not known
	Unit  string
}
