package world

// Case is an attack of the past, or one that was feared: the facts of it, the
// views of it that exclude each other, and what states did.
type Case struct {
	ID           string
	Title        string
	Text         string
	Hypothetical bool
	Attacks      []Attack
	Views        []View
	Focus        []StateID // states that get a line even where no clause ties them
	Happened     []Conduct
	Outcome      string
	Law          string // what lawyers dispute
	Provenance
}

// Attack is one incident of a case with its settled facts.
type Attack struct {
	Attackers []string // states or groups
	Targets   []StateID
	On        Day
	Act       string // empty: armed_attack, or militant_attack by a group
	Object    string
	Place     string
	Initiator StateID // empty: the attacker
	Disputed  bool    // who began it is contested
	Sponsor   StateID
	AtWar     map[StateID][]StateID // who else is at war with a side; a side that is absent is unknown
	Facts     map[string]Tri
	Readings  map[string]string
}

// View is one way of seeing facts or law that are contested. It holds for
// every attack of its case, or for those that it names.
type View struct {
	ID        string
	Text      string
	Holders   []string
	Attacks   []int // which attacks it is about, from 1; none: all
	Initiator StateID
	Facts     map[string]Tri
	Readings  map[string]string
	Sources   []SourceID
}

// Conduct is what a state did in a case.
type Conduct struct {
	State   StateID
	On      Date
	Acted   string // a word of ActedWords
	Text    string
	Sources []SourceID
}
