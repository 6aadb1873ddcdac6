package statement

import (
	"casus/internal/accord"
	"casus/internal/claim"
	"casus/internal/gazetteer"
)

// Kind is what sort of thing a statement claims.
type Kind string

// The kinds.
const (
	Deed  Kind = "treaty" // something is done with a treaty
	Event Kind = "event"  // somebody does something to somebody
	Doubt Kind = "doubt"  // somebody's word or power is doubted
	Means Kind = "means"  // somebody has or brings something
	View  Kind = "view"   // a holder's view of states, without an act that is coded
)

// Named is somebody in a statement, with the bytes where the name stands.
type Named struct {
	Actor *gazetteer.Actor // nil: not known to the dictionaries
	Words string
	Span  claim.Span
}

// Statement is one claim of a sentence.
type Statement struct {
	Kind     Kind
	Sentence claim.Span
	Number   int    // of the sentence, from 0
	Words    string // the claim in the words of the report, cut to the clause

	Holder     Named // empty Words: the report itself
	Class      claim.Attribution
	Saying     string // say, confirm, deny, doubt ... of the frame
	Actors     []Named
	Objects    []Named
	Mutual     bool
	Act        string
	ActSpan    claim.Span
	PLOVER     string
	CAMEO      string
	Goldstein  float64
	HasScore   bool
	Treaty     string
	TreatyAct  accord.Act
	TreatySpan claim.Span

	Date claim.Date

	Negated, Conditional, Question, Future bool

	Rule string
}
