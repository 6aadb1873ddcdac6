package crisis

// Response is what a third state may do. Staying out is to do none.
type Response uint8

// The responses, from the least. A state may do several.
const (
	Words        Response = iota
	Mediate               // between the two
	Help                  // defensive, to the target
	JoinTarget            // joins the fight on the target's side
	JoinAttacker          // or on the attacker's
	Responses    = 5      // how many there are

	// pressures is how many grow: a state joins by one, and then takes a side.
	pressures = JoinAttacker
)

func (r Response) String() string {
	return [...]string{"words", "mediate", "help", "join_target", "join_attacker"}[r]
}

// End is how the pair stands when a history is over.
type End uint8

// The ends.
const (
	Settled       End = iota // by agreement
	Paused                   // a pause that lasted to the horizon
	Ongoing                  // at the horizon
	TargetWins               // the target's side prevailed
	AttackerWins             // the attacker's side did
	numberOfEnds  = 5
	NumberOfEnds  = numberOfEnds
	numberOfLevel = 3
)

func (e End) String() string {
	return [...]string{"settled", "paused", "ongoing", "target_prevails", "attacker_prevails"}[e]
}

// Act is one response of one state.
type Act struct {
	State    int16 // number in Model.States
	Response Response
	Day      int16 // 0 is the day of the attack
}

// Outcome is one history. It is part of a Scratch and overwritten by the next run.
type Outcome struct {
	Acts    []Act // in order of days, but for words, which come last in order of states
	End     End
	EndDay  int // the horizon if it did not end before
	Highest Level
	Pauses  int
	Joined  int // states that joined, on either side
}
