package outcome

import (
	"fmt"

	"casus/internal/contest"
	"casus/internal/dataset"
	"casus/internal/power"
)

// Account says what became of every dispute of the table.
type Account struct {
	Disputes int            `json:"disputes"`
	Taken    int            `json:"taken"`
	Left     []LeftOut      `json:"-"`
	Reasons  map[string]int `json:"left_out"` // how many were left out, by reason
	NoOutput []int          `json:"net_resources_not_known"`
}

// LeftOut is a dispute that is not taken, and why.
type LeftOut struct {
	Dispute int
	Reason  string
}

// badSides is the dispute that the rule leaves out by its number, as it is not
// known on which side a participant was.
const badSides = 4455

var otherOutcomes = map[int]string{
	dataset.NotKnown: "the outcome is not known",
	6:                "ended in a compromise",
	7:                "ended with the release of what was seized",
	8:                "the outcome is unclear",
	9:                "joined an ongoing war",
}

// tables are what a state is described by.
type tables struct {
	cinc map[stateYear]float64
	net  map[stateYear]power.Amount
}

type stateYear struct{ state, year int }

// Assemble makes disputes of the tables.
func Assemble(mid *dataset.MID, capabilities []dataset.CapabilityRow, output []dataset.OutputRow) ([]contest.Dispute, Account) {
	t := tables{map[stateYear]float64{}, map[stateYear]power.Amount{}}
	for i := range capabilities {
		r := &capabilities[i]
		t.cinc[stateYear{r.State, r.Year}] = r.CINC
	}
	for i := range output {
		r := &output[i]
		t.net[stateYear{r.State, r.Year}] = contest.NetResources(power.Amount(r.GDP.Mean), power.Amount(r.PerHead.Mean))
	}
	sides := sidesOf(mid.Participants)
	account := Account{Disputes: len(mid.Disputes), Reasons: map[string]int{}}
	var out []contest.Dispute
	for i := range mid.Disputes {
		d := &mid.Disputes[i]
		one, reason := t.dispute(d, sides[d.ID])
		if reason != "" {
			account.Left = append(account.Left, LeftOut{d.ID, reason})
			account.Reasons[reason]++
			continue
		}
		if !one.A.NetResources.Known || !one.B.NetResources.Known {
			account.NoOutput = append(account.NoOutput, d.ID)
		}
		out = append(out, one)
	}
	account.Taken = len(out)
	return out, account
}

// sided are the participants of a dispute. A state that came back stands twice, so
// that its dispute is not taken, as by the rule.
type sided struct {
	a, b    []int
	unknown bool
}

func sidesOf(participants []dataset.DisputeParticipant) map[int]sided {
	out := map[int]sided{}
	for i := range participants {
		p := &participants[i]
		s := out[p.Dispute]
		switch {
		case p.SideA.Is(1):
			s.a = append(s.a, p.State)
		case p.SideA.Is(0):
			s.b = append(s.b, p.State)
		default:
			s.unknown = true
		}
		out[p.Dispute] = s
	}
	return out
}

// dispute is a row of the table as contest takes it, or why it cannot be.
func (t tables) dispute(d *dataset.Dispute, s sided) (contest.Dispute, string) {
	outcome, ended := outcomeOf(d)
	switch {
	case d.ID == badSides || s.unknown:
		return contest.Dispute{}, "the side of a participant is not known"
	case len(s.a) != 1 || len(s.b) != 1:
		return contest.Dispute{}, "not one state on each side"
	case !ended:
		return contest.Dispute{}, otherOutcomes[d.Outcome.N]
	}
	year, _, _ := d.From.Lo.Civil() // the year is always known
	var sides [2]contest.Side
	for i, state := range []int{s.a[0], s.b[0]} {
		known := false
		if sides[i], known = t.side(state, year); !known {
			return contest.Dispute{}, fmt.Sprintf("no capabilities of state %d in %d", state, year)
		}
	}
	return contest.Dispute{ID: d.ID, Year: year, A: sides[0], B: sides[1], Began: contest.SideA, Outcome: outcome}, ""
}

func outcomeOf(d *dataset.Dispute) (contest.Outcome, bool) {
	switch {
	case d.Outcome.Is(1, 4): // A won, B yielded
		return contest.WonByA, true
	case d.Outcome.Is(2, 3):
		return contest.WonByB, true
	case d.Outcome.Is(5):
		return contest.Stalemate, true
	}
	return 0, false
}

func (t tables) side(state, year int) (contest.Side, bool) {
	at := stateYear{state, year}
	cinc, known := t.cinc[at]
	return contest.Side{CINC: power.Of(cinc), NetResources: t.net[at]}, known
}
