package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"casus/internal/world"
)

// InterStateWars is the list of inter-state wars of the Correlates of War
// project, version 4.0: 95 wars from 1823 to 2003, one row for each state in
// each of them, and a second one where it changed sides. Sarkees, Meredith Reid,
// and Frank Wayman. 2010. Resort to War: 1816-2007. CQ Press. It is published as
// Inter-StateWarData_v4.0.csv, with lines that end in CR.
type InterStateWars = Table[InterStateRow]

// InterStateRow is the part of one state in one war. A missing value has the
// code NotKnown or NotApplicable.
type InterStateRow struct {
	War       int    // number of the war
	Name      string // of the war
	State     int    // Correlates of War number
	StateName string // as the list has it
	Side      int    // 1 or 2: those of different sides are enemies; the numbers mean nothing else

	// Days are the one or two times in which the state fought: a second one
	// where it left and came back, or fought on after a truce.
	Days []WarDays

	Initiator bool   // coded as having begun the war
	Fought    int    // code of the regions where it fought; see Regions
	Outcome   Value  // 1 won, 2 lost, 3 tied, 4 became a war of another type, 5 went on in 2007, 6 stalemate, 7 went on below the level of war, 8 changed sides
	From, To  string // numbers of the wars of another type that it grew out of and into; empty for none
	Deaths    Value  // battle deaths of the state's armed forces
	Line      int
}

// WarDays are the first and the last day on which a state fought, as far as
// they are known. The last day is one of them.
type WarDays struct{ First, Last world.Date }

// Region is a part of the world as the Correlates of War project divides it.
type Region int

// The regions, by their codes.
const (
	Americas   Region = 1
	Europe     Region = 2
	Africa     Region = 4
	MiddleEast Region = 6
	Asia       Region = 7
	Oceania    Region = 9
)

// fought gives the regions that a code of WhereFought means.
var fought = map[int][]Region{
	1: {Americas}, 2: {Europe}, 4: {Africa}, 6: {MiddleEast}, 7: {Asia}, 9: {Oceania},
	11: {Europe, MiddleEast}, 12: {Europe, Asia}, 13: {Americas, Asia}, 14: {Europe, Africa, MiddleEast},
	15: {Europe, Africa, MiddleEast, Asia}, 16: {Africa, MiddleEast, Asia, Oceania}, 17: {Asia, Oceania},
	18: {Africa, MiddleEast}, 19: {Europe, Africa, MiddleEast, Asia, Oceania},
}

// Regions are those where the state fought.
func (r *InterStateRow) Regions() []Region { return slices.Clone(fought[r.Fought]) }

// interStateDraft is a row of which the dates are still in parts.
type interStateDraft struct {
	InterStateRow
	begins, ends [2]dateParts
}

var interStateColumns = slices.Concat([]column[interStateDraft]{
	numberColumn("WarNum", 1, maxID, func(d *interStateDraft) *int { return &d.War }),
	wordsColumn("WarName", func(d *interStateDraft) *string { return &d.Name }),
	stateColumn("ccode", func(d *interStateDraft) *int { return &d.State }),
	wordsColumn("StateName", func(d *interStateDraft) *string { return &d.StateName }),
	numberColumn("Side", 1, 2, func(d *interStateDraft) *int { return &d.Side }),
	{"Initiator", func(d *interStateDraft, c *cell) { d.Initiator = c.need(1, 2) == 1 }},
	{"WhereFought", func(d *interStateDraft, c *cell) { d.Fought = regionCode(c) }},
	codedColumn("Outcome", 1, 8, func(d *interStateDraft) *Value { return &d.Outcome }),
	{"TransFrom", func(d *interStateDraft, c *cell) { d.From = otherWars(c) }},
	{"TransTo", func(d *interStateDraft, c *cell) { d.To = otherWars(c) }},
	codedColumn("BatDeath", 0, maxDeaths, func(d *interStateDraft) *Value { return &d.Deaths }),
},
	codedDateColumns([3]string{"StartYear1", "StartMonth1", "StartDay1"}, func(d *interStateDraft) *dateParts { return &d.begins[0] }),
	codedDateColumns([3]string{"EndYear1", "EndMonth1", "EndDay1"}, func(d *interStateDraft) *dateParts { return &d.ends[0] }),
	codedDateColumns([3]string{"StartYear2", "StartMonth2", "StartDay2"}, func(d *interStateDraft) *dateParts { return &d.begins[1] }),
	codedDateColumns([3]string{"EndYear2", "EndMonth2", "EndDay2"}, func(d *interStateDraft) *dateParts { return &d.ends[1] }),
)

// ReadInterStateWars reads the list. A table with the same columns, as of wars
// that the list does not have, can be read as well.
func ReadInterStateWars(fsys fs.FS, name string) (InterStateWars, error) {
	t, err := readOne(fsys, name, layout[interStateDraft]{
		kind:    "inter-state war",
		columns: interStateColumns,
		line:    func(d *interStateDraft) *int { return &d.Line },
		finish:  (*interStateDraft).dates,
		key: func(d *interStateDraft) string {
			return fmt.Sprintf("war %d, state %d on side %d", d.War, d.State, d.Side)
		},
	})
	out := InterStateWars{File: t.File}
	for i := range t.Rows {
		out.Rows = append(out.Rows, t.Rows[i].InterStateRow)
	}
	return out, err
}

// dates makes the times in which the state fought.
func (d *interStateDraft) dates() error {
	for i := range d.begins {
		if i == 1 && !d.begins[i].year.Known {
			if d.ends[i].year.Known {
				return errors.New("EndYear2 is given, yet the row has no StartYear2")
			}
			break
		}
		first, last, err := datesInOrder(d.begins[i], d.ends[i])
		switch {
		case err != nil:
			return err
		case !last.Known():
			return fmt.Errorf("EndYear%d is not known, yet StartYear%d is %s", i+1, i+1, first)
		case i == 1 && first.Hi < d.Days[0].First.Lo:
			return fmt.Errorf("the second time begins in %s, before the first in %s", first, d.Days[0].First)
		}
		d.Days = append(d.Days, WarDays{first, last})
	}
	return nil
}

func regionCode(c *cell) int {
	n := c.need(1, 19)
	if !c.bad && fought[n] == nil {
		c.fault("%d is not a code of a region: 1, 2, 4, 6, 7, 9 or 11 to 19", n)
	}
	return n
}

// otherWars reads one number of a war or several, as "404, 410".
func otherWars(c *cell) string {
	if n, ok := wholeNumber(c.text); ok && (n == NotApplicable || n == NotKnown) {
		return ""
	}
	for s := range strings.SplitSeq(c.text, ",") {
		if n, ok := wholeNumber(strings.TrimSpace(s)); !ok || n <= 0 {
			c.fault("%q is not the number of a war, nor several with commas between them, nor -8 for none", c.text)
			return ""
		}
	}
	return c.text
}
