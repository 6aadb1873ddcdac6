package alliancewar

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
)

// WriteCSV writes a row for each prediction: row, predicted as 1 or 0, reason.
func WriteCSV(w io.Writer, predictions []Prediction) error {
	buffered := bufio.NewWriter(w)
	out := csv.NewWriter(buffered)
	if err := out.Write([]string{"row", "predicted", "reason"}); err != nil {
		return err
	}
	for _, p := range predictions {
		if err := out.Write([]string{strconv.Itoa(p.Row), digit(p.Predicted), p.Reason}); err != nil {
			return err
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return err
	}
	return buffered.Flush()
}

func digit(yes bool) string {
	if yes {
		return "1"
	}
	return "0"
}

// Confusion counts rows by what was predicted and what was coded.
type Confusion struct {
	InvokedRight, InvokedWrong int // predicted as invoked
	IdleRight, IdleWrong       int // predicted as not invoked
}

// N is the number of rows counted.
func (c Confusion) N() int { return c.InvokedRight + c.InvokedWrong + c.IdleRight + c.IdleWrong }

// Right is the number of rows predicted as they were coded.
func (c Confusion) Right() int { return c.InvokedRight + c.IdleRight }

// Accuracy is the share of rows predicted as they were coded; 0 of no rows.
func (c Confusion) Accuracy() float64 {
	if c.N() == 0 {
		return 0
	}
	return float64(c.Right()) / float64(c.N())
}

func (c Confusion) String() string {
	return fmt.Sprintf("%d of %d (%.1f %%)", c.Right(), c.N(), 100*c.Accuracy())
}

func (c *Confusion) count(predicted, coded bool) {
	switch {
	case predicted && coded:
		c.InvokedRight++
	case predicted:
		c.InvokedWrong++
	case coded:
		c.IdleWrong++
	default:
		c.IdleRight++
	}
}

// Group is the count for the rows of one kind.
type Group struct {
	Name  string
	Logic Confusion // Predict
	Rule  Confusion // offence or neutrality duty
}

// Score compares predictions with the coded outcomes that are at hand, beside
// the rule that an alliance is invoked if it holds a duty of offence or
// neutrality.
type Score struct {
	All    Group
	Duties []Group // an alliance counts under each of its duties
	Eras   []Group
}

// NewScore counts the rows that have both a prediction and an outcome.
func NewScore(d Data, predictions []Prediction) Score {
	s := Score{All: Group{Name: "all"}}
	for _, name := range []string{"defence", "offence", "neutrality", "non-aggression", "consultation"} {
		s.Duties = append(s.Duties, Group{Name: name})
	}
	s.Eras = []Group{{Name: "1816-1944"}, {Name: "1945-2003"}}
	predicted := make(map[int]bool, len(predictions))
	for _, p := range predictions {
		predicted[p.Row] = p.Predicted
	}
	for i := range d.Cases {
		c := &d.Cases[i]
		o, coded := d.Outcomes[c.Row]
		p, judged := predicted[c.Row]
		if !coded || !judged {
			continue
		}
		count := func(g *Group) {
			g.Logic.count(p, o.Invoked())
			g.Rule.count(c.Offense || c.Neutral, o.Invoked())
		}
		count(&s.All)
		for j, has := range []bool{c.Defense, c.Offense, c.Neutral, c.NonAgg, c.Consul} {
			if has {
				count(&s.Duties[j])
			}
		}
		if c.Recent {
			count(&s.Eras[1])
		} else {
			count(&s.Eras[0])
		}
	}
	return s
}
