package world

import "slices"

// StateID is the ISO 3166 three-letter code that is a state's key.
type StateID string

// State is a member of the system of states, with its codes and names.
type State struct {
	ID        StateID
	COW       int    // Correlates of War number; 0 where it has none
	COWLetter string // Correlates of War letters
	Name      string
	Aliases   []string
	Valid     Spell // the days on which these codes mean this state
	Capital   string
	Lat, Lon  *float64 // of the capital, degrees; nil where unknown
	Region    string
	Subregion string
	Provenance
}

// Group is a non-state actor. Sponsorship is an allegation: Accusers make it.
type Group struct {
	ID       string
	Name     string
	Aliases  []string
	Kind     string
	Sponsors []StateID
	Accusers []StateID
	Provenance
}

// Provenance says where a row comes from and how far it is trusted.
type Provenance struct {
	Sources    []SourceID
	Confidence string // high, medium, low or empty
	Note       string
}

// SourceID names a row of the sources table.
type SourceID string

// Memory is the source of what was recalled and never checked.
const Memory SourceID = "memory"

// Unverified tells whether the row rests on memory alone.
func (p Provenance) Unverified() bool {
	for _, s := range p.Sources {
		if s != Memory {
			return false
		}
	}
	return len(p.Sources) > 0
}

// Source is where something is known from.
type Source struct {
	ID        SourceID
	Title     string
	Kind      string
	Publisher string
	Date      Date
	URL       string
	Note      string
}

// Estimate is a measured or judged number with its bounds. Low and High equal
// Value where the source gives no range.
type Estimate struct {
	Value, Low, High float64
	Unit             string
}

// Capability is one measure of a state in a year.
type Capability struct {
	State   StateID
	Measure string
	Year    int
	Estimate
	Provenance
}

// Event is something that one state did to or with another.
type Event struct {
	ID        string
	Date      Date
	KnownFrom Date // empty: the event's own date, assumed
	Initiator StateID
	Target    StateID
	Mutual    bool
	Summary   string
	CAMEO     string
	Stance    string  // cooperative, hostile or neutral
	Intensity float64 // editors' estimate, -10 to 10
	Group     string
	InReport  bool
	Provenance
}

// EventCode is a CAMEO code with its PLOVER-like class and Goldstein value.
type EventCode struct {
	Code, Root, Class string
	Goldstein         float64
}

// Claim is what somebody said about a topic.
type Claim struct {
	ID         string
	Date       Date
	KnownFrom  Date
	Topic      string
	Text       string
	Claimant   string
	Polarity   string // affirm, deny or mixed
	Grade      string // Admiralty grade
	Root       SourceID
	Likelihood string // the speaker's words
	Later      string // what became of it
	LaterOn    Date
	Provenance
}

// Response is one occasion on which a promise was, or was said to be, called.
type Response struct {
	ID         string
	Treaty     TreatyID
	Clause     string
	Date       Date
	KnownFrom  Date
	Attackers  []StateID
	Targets    []StateID
	Guarantors []StateID // empty with AllParties: every other party
	AllParties bool
	Event      string
	Met        string
	Invoked    string
	Acted      string
	Text       string
	LagLow     *int // days
	LagHigh    *int
	Provenance
}

// WasMet, WasInvoked and WasActed apply the counting rules of the format: only
// a plain yes counts as met or invoked; acted means presence, material help,
// defence or force, not words, consultation or a war for other reasons.
func (r Response) WasMet() bool     { return r.Met == "yes" }
func (r Response) WasInvoked() bool { return r.Invoked == "yes" }
func (r Response) WasActed() bool {
	switch r.Acted {
	case "presence", "standing_defence", "material", "deployment", "force":
		return true
	}
	return false
}

// BaseRate is a published rate that anchors a forecast.
type BaseRate struct {
	ID         string
	Measure    string
	Value      *float64
	Low, High  *float64
	Unit       string
	Population string
	Period     string
	Provenance
}

// Forecast is what somebody said would come, by when, and what came of it.
type Forecast struct {
	ID          string
	Made        Date // when it was said
	By          string
	Question    string // what was asked, in words
	Event       string // what must happen for a yes, as the dossier knows it: join TUR:SMDA2025, or words
	Deadline    Date
	Assumed     bool   // the forecast named no deadline; the book assumes this one
	Words       string // of probability, as they were said
	Low, High   *float64
	Probability *float64
	Truth       string // the source of truth: how it is decided
	Outcome     string // yes, no, void, or empty while it is open
	Resolved    Date   // when the outcome was known
	Provenance
}

// RootOf is the root that stands for a root: the first of those that are taken for
// one with it, or the root itself.
func RootOf(same []OneRoot, root SourceID) SourceID {
	for _, set := range same {
		if slices.Contains(set.Roots, root) {
			return set.Roots[0]
		}
	}
	return root
}

// Prior is what the editors believe of a kind of promise before they look at the
// case: a beta distribution, which is worth Alpha + Beta cases.
type Prior struct {
	Name        string // the kind of promise
	Alpha, Beta float64
	Basis       string // what it rests on
	Provenance
}

// Border is a border on land, rivers included, between two states that touch. A
// state's distant territories do not count unless the source has them.
type Border struct {
	A, B  StateID // A comes first in order of ids
	Valid Spell
	Provenance
}

// before orders borders by pair and, of one pair, in time.
func (b *Border) before(c *Border) bool {
	if b.A != c.A {
		return b.A < c.A
	}
	if b.B != c.B {
		return b.B < c.B
	}
	return b.Valid.From.first() < c.Valid.From.first()
}
