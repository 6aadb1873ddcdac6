package reliability

import (
	"fmt"
	"strings"
)

// Duties are what an alliance promises for a war, as a set of bits. Consultation
// is not among them: a war does not put it to the test.
type Duties uint8

// The duties.
const (
	Defence Duties = 1 << iota
	Offence
	Neutrality
	NonAggression
	numberOfDuties = iota
)

var dutyNames = [numberOfDuties]string{"defence", "offence", "neutrality", "non-aggression"}

// Each lists the single duties, in the order of the constants.
func Each() []Duties { return []Duties{Defence, Offence, Neutrality, NonAggression} }

// Has tells whether all of the other set's duties are in the set.
func (d Duties) Has(other Duties) bool { return d&other == other }

func (d Duties) String() string {
	var parts []string
	for i, one := range Each() {
		if d.Has(one) {
			parts = append(parts, dutyNames[i])
		}
	}
	if len(parts) == 0 {
		return "none of the four duties"
	}
	return strings.Join(parts, " + ")
}

// Cell is a kind of promise: what the rates of the record are told apart by.
type Cell struct {
	Recent       bool // a war since 1945
	Multilateral bool // more than two parties
	Duties       Duties
}

func (c Cell) String() string {
	return fmt.Sprintf("%s, %s, %s", c.Duties, laterality(c.Multilateral), Era(c.Recent))
}

// Era names the years that a cell is of.
func Era(recent bool) string {
	if recent {
		return "1945-2003"
	}
	return "1816-1944"
}

func laterality(multilateral bool) string {
	if multilateral {
		return "multilateral"
	}
	return "bilateral"
}

// Case is an alliance of a belligerent in a war.
type Case struct {
	ID      int    // no two have the same
	War     int    // its number: cases of one war are not independent
	WarName string // with the years
	Pact    int    // number of the alliance in the Alliance Treaty Obligations and Provisions
	Cell
	Outcome Outcome
}

// Outcome is what the war made of the promise.
type Outcome int

// The outcomes.
const (
	NotKnown   Outcome = iota // not coded
	NotInvoked                // the case for which it was made did not arise
	Kept
	Broken
)

// Invoked tells whether the promise was called.
func (o Outcome) Invoked() bool { return o == Kept || o == Broken }

// Rate counts cases of one kind.
type Rate struct {
	Name    string `json:"name"`
	Cases   int    `json:"cases"`
	Coded   int    `json:"coded"` // of which the outcome is known
	Invoked int    `json:"invoked"`
	Kept    int    `json:"kept"`
}

func (r *Rate) add(c *Case) {
	r.Cases++
	if c.Outcome != NotKnown {
		r.Coded++
	}
	if c.Outcome.Invoked() {
		r.Invoked++
	}
	if c.Outcome == Kept {
		r.Kept++
	}
}

// Counts are the rates of a record: all, by era, by duty, by number of parties,
// and by duty in each era and number of parties. A case counts under each of its
// duties.
type Counts struct {
	All        Rate   `json:"all"`
	Eras       []Rate `json:"eras"`
	Duties     []Rate `json:"duties"`
	Lateral    []Rate `json:"number_of_parties"`
	Cells      []Rate `json:"cells"` // duty, era, number of parties
	Wars       int    `json:"wars"`  // with a promise that was called
	NoneOfFour Rate   `json:"none_of_the_four_duties"`
}

// Count counts a record.
func Count(cases []Case) Counts {
	only := func(name string, in func(*Case) bool) Rate {
		r := Rate{Name: name}
		for i := range cases {
			if in(&cases[i]) {
				r.add(&cases[i])
			}
		}
		return r
	}
	out := Counts{All: only("all", func(*Case) bool { return true }), NoneOfFour: only(Duties(0).String(), func(c *Case) bool { return c.Duties == 0 })}
	for _, recent := range []bool{false, true} {
		out.Eras = append(out.Eras, only(Era(recent), func(c *Case) bool { return c.Recent == recent }))
	}
	for _, many := range []bool{false, true} {
		out.Lateral = append(out.Lateral, only(laterality(many), func(c *Case) bool { return c.Multilateral == many }))
	}
	for _, duty := range Each() {
		out.Duties = append(out.Duties, only(duty.String(), func(c *Case) bool { return c.Duties.Has(duty) }))
		for _, recent := range []bool{false, true} {
			for _, many := range []bool{false, true} {
				cell := Cell{recent, many, duty}
				out.Cells = append(out.Cells, only(cell.String(), func(c *Case) bool {
					return c.Duties.Has(duty) && c.Recent == recent && c.Multilateral == many
				}))
			}
		}
	}
	wars := map[int]bool{}
	for _, c := range cases {
		if c.Outcome.Invoked() {
			wars[c.War] = true
		}
	}
	out.Wars = len(wars)
	return out
}

// Invoked picks the cases in which the promise was called.
func Invoked(cases []Case) []Case {
	var out []Case
	for _, c := range cases {
		if c.Outcome.Invoked() {
			out = append(out, c)
		}
	}
	return out
}
