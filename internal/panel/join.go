package panel

import (
	"fmt"
	"slices"
)

// Join says how what a source has met the rows of a panel. Given is Matched,
// Unmatched and Unasked together.
type Join struct {
	Source     string   `json:"source"`
	Columns    []string `json:"columns"`
	Given      int      `json:"given"`      // state-years, or pair-years, that the source has in the years of the panel
	Matched    int      `json:"matched"`    // those that are in a row
	Unmatched  int      `json:"unmatched"`  // those of states, or pairs, that are not in the list of states that year
	Unasked    int      `json:"unasked"`    // those of states or directions that the panel was not asked for
	Duplicated int      `json:"duplicated"` // those that say something of a state or pair of which another did
	Merged     int      `json:"merged"`     // rows of all years of the source that a rule made one with another of the same state, or pair, and year
	Lost       int      `json:"lost"`       // rows of all years of the source of a state that has no number in the panel's list
	Carried    int      `json:"carried"`    // those of the last year of the source, taken for a later year
	Without    int      `json:"without"`    // rows of the panel of which the source has nothing
	Examples   []string `json:"examples"`   // some of the unmatched
}

// maxExamples bounds the unmatched that are named.
const maxExamples = 5

// account gathers a Join year by year. A year counts once, however often its
// columns are made.
type account struct {
	join Join
	done map[int]bool
}

// opens tells whether a block is to be counted.
func (a *account) opens(b *Block) bool {
	if b.warm || a.done[b.Year] {
		return false
	}
	if a.done == nil {
		a.done = map[int]bool{}
	}
	a.done[b.Year] = true
	return true
}

func (a *account) unmatched(b *Block, states ...int) {
	a.join.Unmatched++
	if len(a.join.Examples) < maxExamples {
		text := fmt.Sprint(states[0])
		if len(states) > 1 {
			text = fmt.Sprintf("%d and %d", states[0], states[1])
		}
		a.join.Examples = append(a.join.Examples, fmt.Sprintf("%s in %d", text, b.Year))
	}
}

// joins gives the account under the names of its columns.
func (a *account) joins(source string, variables []Variable, merged, lost int) []Join {
	j := a.join
	j.Source, j.Merged, j.Lost, j.Examples = source, merged, lost, slices.Clone(j.Examples)
	slices.Sort(j.Examples)
	if j.Examples == nil {
		j.Examples = []string{}
	}
	for _, v := range variables {
		j.Columns = append(j.Columns, v.Name)
	}
	return []Join{j}
}

// Joined is an operator that looks up what a source has.
type Joined interface{ Joins() []Join }
