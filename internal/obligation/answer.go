package obligation

import (
	"cmp"
	"slices"
	"strings"

	"casus/internal/world"
)

// The three answers.
const (
	Owed    = "owed"
	NotOwed = "not_owed"
	Depends = "depends"
)

// Reasons of a not_owed.
const (
	NotParty         = "not_party"
	NotInForce       = "not_in_force"
	OutOfArea        = "out_of_area"
	OtherAdversary   = "other_adversary"
	ConditionUnmet   = "condition_unmet"
	AllyInitiated    = "ally_initiated"
	NoRequest        = "no_request"
	NonStateAttacker = "non_state_attacker"
	IntraAlliance    = "intra_alliance"
	Exception        = "exception"
	Outranked        = "outranked"
	Dormant          = "dormant"
)

// Answer says what one clause asks of one state in an incident.
type Answer struct {
	State      world.StateID  `json:"state"`
	COW        int            `json:"cow"` // 0 where the state has no number
	Toward     world.StateID  `json:"toward"`
	Against    string         `json:"against"`
	Treaty     world.TreatyID `json:"treaty"`
	Clause     string         `json:"clause"`
	Duty       string         `json:"duty"`
	Sequence   []string       `json:"sequence,omitempty"`
	Answer     string         `json:"answer"`
	Reason     string         `json:"reason"`
	Failing    []string       `json:"failing,omitempty"` // reasons of all checks that fail, the deciding one first
	WaitsOn    []WaitsOn      `json:"waits_on,omitempty"`
	DependsOn  []string       `json:"depends_on"`
	MayChange  []MayChange    `json:"may_change,omitempty"`
	Weight     float64        `json:"weight"`      // of the branches in which the duty is owed
	WeightHigh float64        `json:"weight_high"` // with those in which it may be
	Discretion string         `json:"discretion"`
	Binding    string         `json:"binding,omitempty"`
	Revocable  bool           `json:"revocable,omitempty"`
	Branches   []Branch       `json:"branches"`
	Because    []Because      `json:"because"`
	Conflicts  []Conflict     `json:"conflicts"`
	Means      []MeansAnswer  `json:"means,omitempty"`
	Record     Record         `json:"record"`
	Confidence string         `json:"confidence,omitempty"`
	Unverified bool           `json:"unverified,omitempty"`
	Edited     bool           `json:"edited,omitempty"` // rests on an edit
	Secret     bool           `json:"secret,omitempty"` // a secret article on the day: its parties knew it, others did not
}

// Branch is the answer under one way of reading the open questions. The option
// "unknown" stands for the weight that no option claims.
type Branch struct {
	Readings map[string]string `json:"readings"`
	Weight   float64           `json:"weight"`
	Answer   string            `json:"answer"`
	Reason   string            `json:"reason"`
	Needs    []string          `json:"needs,omitempty"` // facts still unknown in this branch
}

// Because is one step of the reasoning, with its source.
type Because struct {
	Step    string           `json:"step,omitempty"` // the group of checks: parties, act, place, ...
	Text    string           `json:"text"`
	Source  world.SourceID   `json:"source"`
	Sources []world.SourceID `json:"sources,omitempty"`
	Holds   string           `json:"holds"`
	Reason  string           `json:"reason,omitempty"` // of a check that fails
	Tried   string           `json:"tried,omitempty"`  // an exception that was tried and does not apply
}

// MayChange is an exception that would change the duty and whose tests are open.
// The answer has the words of the clause.
type MayChange struct {
	Exception  string   `json:"exception"`
	Duty       string   `json:"duty,omitempty"`
	Discretion string   `json:"discretion,omitempty"`
	DependsOn  []string `json:"depends_on"`
}

// WaitsOn ties an answer that waits for another state's act to that state's own
// answer.
type WaitsOn struct {
	Fact   string         `json:"fact"`
	State  world.StateID  `json:"state"`
	Treaty world.TreatyID `json:"treaty,omitempty"`
	Clause string         `json:"clause,omitempty"`
	Answer string         `json:"answer"` // owed, not_owed, depends, or none where no clause binds it
	Reason string         `json:"reason,omitempty"`
}

// Conflict is a duty of the same state that excludes the one answered.
type Conflict struct {
	Treaty   world.TreatyID `json:"treaty"`
	Clause   string         `json:"clause"`
	Duty     string         `json:"duty"`
	Toward   world.StateID  `json:"toward"`  // to whom that duty is owed; empty: to the treaty's other parties
	Against  world.StateID  `json:"against"` // the adversary for whom it bites
	Holds    string         `json:"holds"`   // yes, or unknown with what it depends on
	Depends  []string       `json:"depends_on,omitempty"`
	Prevails string         `json:"prevails"` // does it outrank the duty answered: yes, no, unknown
}

// MeansAnswer says whether a means is covered by the promise.
type MeansAnswer struct {
	Name      string   `json:"name"`
	Answer    string   `json:"answer"`
	DependsOn []string `json:"depends_on,omitempty"`
	Weight    float64  `json:"weight"`
}

// Record counts the occasions on which a state's promise under a treaty was
// met, invoked and acted upon.
type Record struct {
	Met     int `json:"met"`
	Invoked int `json:"invoked"`
	Acted   int `json:"acted"`
}

// Flag marks something about the incident itself.
type Flag struct {
	Kind    string           `json:"kind"` // breach or conflict
	State   world.StateID    `json:"state"`
	Treaty  world.TreatyID   `json:"treaty"`
	Clause  string           `json:"clause"`
	Duty    string           `json:"duty,omitempty"`
	Toward  world.StateID    `json:"toward,omitempty"`
	Against string           `json:"against,omitempty"`
	Versus  world.TreatyID   `json:"versus,omitempty"` // conflict: the other treaty
	Answer  string           `json:"answer"`
	Text    string           `json:"text"`
	Sources []world.SourceID `json:"sources,omitempty"`
}

// Link is one step of a chain: a state drawn in by its own duty, if all before
// it act.
type Link struct {
	Step    int            `json:"step"`
	State   world.StateID  `json:"state"`
	Toward  world.StateID  `json:"toward"`
	Against string         `json:"against"`
	Treaty  world.TreatyID `json:"treaty"`
	Clause  string         `json:"clause"`
	Duty    string         `json:"duty"`
	Answer  string         `json:"answer"`
	Side    string         `json:"side"` // on whose side it comes in: target or attacker
	Via     string         `json:"via"`
}

// Tie is a clause that links a state to the victim and promises no act in a
// war: cooperation, presence, or an entitlement.
type Tie struct {
	State   world.StateID    `json:"state"`
	Toward  world.StateID    `json:"toward"`
	Treaty  world.TreatyID   `json:"treaty"`
	Clause  string           `json:"clause"`
	Duty    string           `json:"duty"`
	Text    string           `json:"text"`
	Sources []world.SourceID `json:"sources,omitempty"`
}

// Result holds all that Evaluate found. Slices are never nil.
type Result struct {
	Answers []Answer `json:"answers"`
	Flags   []Flag   `json:"flags"`
	Chain   []Link   `json:"chain"`
	Ties    []Tie    `json:"ties"`
}

// By returns the answers of one state.
func (r *Result) By(s world.StateID) []Answer {
	var out []Answer
	for _, a := range r.Answers {
		if a.State == s {
			out = append(out, a)
		}
	}
	return out
}

// Strongest returns the answer that weighs most for a state toward a target:
// owed before depends before not owed, active duties before talks. A target of
// "" means any.
func (r *Result) Strongest(s, toward world.StateID) (Answer, bool) {
	for _, a := range r.Answers { // in this order already
		if a.State == s && (toward == "" || a.Toward == toward) {
			return a, true
		}
	}
	return Answer{}, false
}

var answerRank = map[string]int{Owed: 0, Depends: 1, NotOwed: 2}

// dutyRank orders duties from the most to the least demanding.
var dutyRank = map[string]int{"fight": 0, "assist": 1, "unspecified": 2, "mobilise": 3, "sanction": 4,
	"neutral": 5, "consult": 6, "right": 7, "host": 8, "cooperate": 9, "": 10}

// MoreDemanding tells whether one duty asks more of its bearer than another.
func MoreDemanding(a, b string) bool { return dutyRank[a] < dutyRank[b] }

// sortKey is what decides the place of an answer before its names do.
type sortKey struct {
	class  int     // answer, then life of the treaty, then duty to act
	weight float64 // more first
	duty   int
	at     int
}

func newSortKey(a *Answer, at int) sortKey {
	k := sortKey{class: answerRank[a.Answer] * 4, weight: a.Weight, duty: dutyRank[a.Duty], at: at}
	if a.Reason == NotInForce {
		k.class += 2 // treaties that no longer count, or not yet, come last
	}
	if !world.ActiveDuty(a.Duty) {
		k.class++
	}
	return k
}

// sortAnswers puts the strongest first: owed, depends, not owed; duties to act
// before duties to talk; then by weight, duty and names.
func sortAnswers(answers []Answer) {
	keys := make([]sortKey, len(answers))
	for i := range answers {
		keys[i] = newSortKey(&answers[i], i)
	}
	slices.SortStableFunc(keys, func(x, y sortKey) int {
		switch {
		case x.class != y.class:
			return x.class - y.class
		case x.weight != y.weight:
			return cmp.Compare(y.weight, x.weight)
		case x.duty != y.duty:
			return x.duty - y.duty
		}
		return byNames(&answers[x.at], &answers[y.at])
	})
	sorted := make([]Answer, len(answers))
	for i, k := range keys {
		sorted[i] = answers[k.at]
	}
	copy(answers, sorted)
}

func byNames(a, b *Answer) int {
	switch {
	case a.Treaty != b.Treaty:
		return strings.Compare(string(a.Treaty), string(b.Treaty))
	case a.State != b.State:
		return strings.Compare(string(a.State), string(b.State))
	case a.Toward != b.Toward:
		return strings.Compare(string(a.Toward), string(b.Toward))
	case a.Against != b.Against:
		return strings.Compare(a.Against, b.Against)
	}
	return strings.Compare(a.Clause, b.Clause)
}
