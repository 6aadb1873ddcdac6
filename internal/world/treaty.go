package world

// TreatyID names a treaty, for example SMDA2025.
type TreatyID string

// Treaty is one instrument: its parties over time, its clauses and its rules.
// A treaty is never changed once it is part of a World.
type Treaty struct {
	ID              TreatyID
	Name            string
	Short           string
	Aliases         []string
	Role            string
	Kinds           []string
	Form            string
	Status          string
	StatusSince     Date // unknown: the status has always held
	StatusReading   ReadingTest
	Binding         string // treaty, political or unilateral
	Revocable       bool
	Text            string // how much of the text is public
	Signed          Date
	InForce         Date
	Ended           Date
	Term            string
	Unverified      []string // fields that rest on memory
	Parties         []Party
	AllStates       bool // every state is a party
	PartiesPartial  bool // the list is known to be incomplete
	Accession, Exit Rule
	Clauses         []Clause
	Readings        []Reading
	Added           bool // brought into force by an edit
	Provenance
}

// Party is one spell of a state in a treaty.
type Party struct {
	State      StateID
	Role       string // party, guarantor, beneficiary, broker
	Status     string // party, signatory, suspended, frozen
	Spell      Spell
	Notice     Date // when it gave notice of leaving; bound for Exit.NoticeMonths more
	Sources    []SourceID
	Unverified bool
	Note       string
	Added      bool // by an edit
}

// Rule says how a state joins or leaves.
type Rule struct {
	Text         string
	Consent      []string // parties, none, unknown, or states
	Eligible     []string // any, a region, or states
	NoticeMonths *int
	Sources      []SourceID
}

// Clause is one promise of a treaty, in the writer's words.
type Clause struct {
	ID         string
	Article    string
	Text       string
	Unverified bool
	Spell      Spell // the days on which this wording holds
	Bound      []StateID
	BoundEach  bool
	Toward     []StateID
	TowardEach bool
	Duties     []string // in order; the last is the weightiest
	Trigger    *Trigger // nil: a standing duty
	Conditions []Condition
	Exceptions []Exception
	Discretion string
	Means      []Means
	Precedence *Precedence
	Secret     bool // a secret article: it bound its parties, others did not know it
	KnownFrom  Date // when others learnt of it
	Provenance
}

// Duty is the weightiest duty of the clause's sequence.
func (c *Clause) Duty() string {
	if len(c.Duties) == 0 {
		return ""
	}
	return c.Duties[len(c.Duties)-1]
}

// Trigger says what makes a clause fall due.
type Trigger struct {
	When    string // whose war: attacked (or empty), attacks, at_war
	Acts    []TriggerAct
	Objects []string
	By      []string // third_party (default), any, state, or names
	NotBy   []string // adversaries left out: names, great_power, non_signatory
	Area    []string // an area, parties, or states; empty: anywhere

	// Elsewhere is the reading under which the clause reaches beyond its area.
	Elsewhere ReadingTest
}

// The values of Trigger.When: the beneficiary is the victim, the attacker, or
// either.
const (
	WhenAttacked = "attacked"
	WhenAttacks  = "attacks"
	WhenAtWar    = "at_war"
)

// Serves tells whether the clause can fall due for a beneficiary that is the
// victim in law (attacked) or the one who began it.
func (t *Trigger) Serves(attacked bool) bool {
	switch t.When {
	case WhenAttacks:
		return !attacked
	case WhenAtWar:
		return true
	}
	return attacked
}

// TriggerAct is an act that counts, for certain or under a reading.
type TriggerAct struct {
	Act     string
	Reading ReadingTest
}

// ReadingTest holds where the question is answered with the option. The zero
// test always holds.
type ReadingTest struct {
	Question, Option string
}

// IsZero tells whether there is no test.
func (r ReadingTest) IsZero() bool { return r.Question == "" }

func (r ReadingTest) String() string {
	if r.IsZero() {
		return ""
	}
	return r.Question + "=" + r.Option
}

// Condition must hold for a clause to fall due. Kind is one of requested,
// unprovoked, enemies, enemy_class, supported_by, acts, decision, at_war,
// at_war_with, self_judged, demanded, conflict, unstated, any, reading, fact.
type Condition struct {
	Kind    string
	Not     bool     // the opposite must hold
	N       int      // enemies
	Names   []string // states or classes
	Any     []Condition
	Body    string // decision
	Rule    string // decision
	Fact    string // fact; what is not stated; the conflict's name
	Reading ReadingTest
	Text    string
	Sources []SourceID
}

// Exception ends or changes a duty where every test it names holds.
type Exception struct {
	ID         string
	Text       string
	Acts       []string
	Objects    []string
	Area       []string
	Parties    []StateID
	Against    []string // adversaries: states or groups
	Fact       string
	Reading    ReadingTest
	Conditions []Condition
	Modifies   bool
	Duty       string
	Discretion string
	Rank       int
	Sources    []SourceID
}

// Means is something that the promise covers, for certain or by a reading.
type Means struct {
	Name    string
	Reading ReadingTest
}

// Precedence says which duties a clause prevails over.
type Precedence struct {
	All       bool
	Over      []TreatyID
	SubjectTo []TreatyID
	Reading   ReadingTest
	Text      string
	Sources   []SourceID
}

// Reading is an open question about a text with exclusive options.
type Reading struct {
	ID       string
	Question string
	Options  []Option
	Group    string // questions of one group are answered together
	Basis    string
	Note     string
	Sources  []SourceID
}

// Option is one answer to a Reading. Weights of all options sum to at most 1;
// the remainder is unknown.
type Option struct {
	ID      string
	Text    string
	Weight  float64
	Holders []string
	Sources []SourceID
}

// Key is what the options are chosen under: the group, or the question itself.
func (r *Reading) Key() string {
	if r.Group != "" {
		return "group:" + r.Group
	}
	return r.ID
}

// Option finds an option by id.
func (r *Reading) Option(id string) (Option, bool) {
	for _, o := range r.Options {
		if o.ID == id {
			return o, true
		}
	}
	return Option{}, false
}

// Remainder is the weight that no option claims.
func (r *Reading) Remainder() float64 {
	left := 1.0
	for _, o := range r.Options {
		left -= o.Weight
	}
	if left < 1e-9 {
		return 0
	}
	return left
}

// Area is a named region that a clause refers to.
type Area struct {
	ID          string
	Name        string
	TerritoryOf string // "parties": the home territory of the treaty's parties
	States      []StateID
	Places      []string
	Except      []string
	Contested   []ContestedPlace
	Sources     []SourceID
	Note        string
}

// ContestedPlace is inside an area only under a reading.
type ContestedPlace struct {
	Place   string
	Reading ReadingTest
}

// Place is a named part of a state's territory, or open water.
type Place struct {
	ID      string
	Name    string
	Aliases []string
	Of      StateID // empty: no state's territory
}
