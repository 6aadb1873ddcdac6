package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"casus/internal/world"
)

// Crises are the international crises of the International Crisis Behavior
// project at the level of the system, version 13, 1918 to 2016: 482 crises, one
// row each. Brecher, Michael, Jonathan Wilkenfeld, Kyle Beardsley, Patrick James
// and David Quinn. International Crisis Behavior Data Codebook, Version 13. It is
// published as icb1v13.csv with a byte order mark. Crisis 474 is in it with its
// name and nothing else. Mediation and what organizations did are not read.
type Crises = Table[Crisis]

// Crisis is one crisis. Blank is not known.
type Crisis struct {
	Crisis int
	Name   string

	// Trigger and Terminated are its first and last day as far as they are known.
	// A day coded as early, in the middle or late in its month (66, 77, 88) is the
	// month.
	Trigger, Terminated world.Date
	By                  int   // who triggered it: a Correlates of War number, 671 for the Hijaz, or 995 to 997 for who is no one state (996 one within the state, 997 several); 0 where not known
	Days                Value // from trigger to end

	Break       Value // kind of act that triggered it, 1 verbal to 9 violent
	Gravity     Value // gravest threat: 0 economic, 1 limited, 2 political, 3 territorial, 4 influence, 5 grave damage, 6 existence, 7 other
	Management  Value // main way of managing it: 1 negotiation to 8 violence
	Centrality  Value // of violence: 1 none, 2 minor, 3 important, 4 preeminent
	Severity    Value // of violence: 1 none, 2 minor clashes, 3 serious clashes, 4 full-scale war
	Violence    Value // the same, by all actors in the crisis
	WithinWar   Value // 1 not in a war among states, higher within one
	Actors      Value // number of states in crisis
	US, USSR    Value // what the United States and the Soviet Union, later Russia, did: 1 nothing, 2 little, 3 covert or semi-military, 4 military
	Substance   Value // outcome: 1 definite, 2 ambiguous
	Form        Value // form of outcome: 1 formal agreement to 7 faded or other
	Contentment Value // with the outcome, from 1 all content
	Escalation  Value // of tension within five years: 1 recurred, 2 did not, 3 too recent
	Stakes      Value // geostrategic salience, 1 one region to 5 global
	Issues      Value // 1 one issue of war, 2 several without it, 3 one, 4 two, 5 three or more
	Region      Value // 9 to 43, by the codebook
	System      Value // period of the system: 1 1918-39, 2 1939-45, 3 1945-62, 4 1963-89, 5 since
	Protracted  Value // 1 not in a protracted conflict, 2 in one, 3 in one that is a long war
	Conflict    Value // number of that conflict
	PowerGap    Value // discrepancy of power
	Ethnic      Value // 1 secessionist, 2 irredentist, 3 none
	Line        int

	from, to dateParts
}

// The codes of a day that is known to be in some part of its month.
var partsOfMonth = []string{"66", "77", "88"}

// crisisDate reads a date of which the day may be a part of its month.
func crisisDate(names [3]string, at func(*Crisis) *dateParts) []column[Crisis] {
	out := dateColumns(names, at)
	day := out[2].set
	out[2].set = func(r *Crisis, c *cell) {
		if !slices.Contains(partsOfMonth, c.text) {
			day(r, c)
		}
	}
	return out
}

var crisisColumns = slices.Concat([]column[Crisis]{
	numberColumn("crisno", 1, 9999, func(r *Crisis) *int { return &r.Crisis }),
	wordsColumn("crisname", func(r *Crisis) *string { return &r.Name }),
	{"trigent", func(r *Crisis, c *cell) { r.By = crisisActor(c) }},
	{"brexit", func(r *Crisis, c *cell) { r.Days = c.value(1, maxDays) }},
	codeColumn("break", 9, func(r *Crisis) *Value { return &r.Break }),
	codeColumn("gravcr", 7, func(r *Crisis) *Value { return &r.Gravity }),
	codeColumn("crismg", 8, func(r *Crisis) *Value { return &r.Management }),
	codeColumn("cenviosy", 4, func(r *Crisis) *Value { return &r.Centrality }),
	codeColumn("sevviosy", 4, func(r *Crisis) *Value { return &r.Severity }),
	codeColumn("viol", 4, func(r *Crisis) *Value { return &r.Violence }),
	codeColumn("iwcmb", 10, func(r *Crisis) *Value { return &r.WithinWar }),
	codeColumn("noactr", 99, func(r *Crisis) *Value { return &r.Actors }),
	codeColumn("usinv", 4, func(r *Crisis) *Value { return &r.US }),
	codeColumn("suinv", 4, func(r *Crisis) *Value { return &r.USSR }),
	codeColumn("subout", 2, func(r *Crisis) *Value { return &r.Substance }),
	codeColumn("forout", 7, func(r *Crisis) *Value { return &r.Form }),
	codeColumn("exsat", 7, func(r *Crisis) *Value { return &r.Contentment }),
	codeColumn("outesr", 3, func(r *Crisis) *Value { return &r.Escalation }),
	codeColumn("geostr", 5, func(r *Crisis) *Value { return &r.Stakes }),
	codeColumn("issues", 5, func(r *Crisis) *Value { return &r.Issues }),
	codeColumn("geog", 43, func(r *Crisis) *Value { return &r.Region }),
	codeColumn("period", 5, func(r *Crisis) *Value { return &r.System }),
	codeColumn("protrac", 3, func(r *Crisis) *Value { return &r.Protracted }),
	codeColumn("pcid", 99, func(r *Crisis) *Value { return &r.Conflict }),
	codeColumn("powdissy", 999, func(r *Crisis) *Value { return &r.PowerGap }),
	codeColumn("ethnic", 3, func(r *Crisis) *Value { return &r.Ethnic }),
},
	crisisDate([3]string{"yrtrig", "motrig", "datrig"}, func(r *Crisis) *dateParts { return &r.from }),
	crisisDate([3]string{"yrterm", "moterm", "daterm"}, func(r *Crisis) *dateParts { return &r.to }))

// crisisActor reads who triggered a crisis.
func crisisActor(c *cell) int {
	if c.text == "" {
		return 0
	}
	if n, err := strconv.Atoi(c.text); err == nil && (n == 671 || n >= 995 && n <= 997) {
		return n
	}
	return c.state()
}

// ReadCrises reads the list.
func ReadCrises(fsys fs.FS, name string) (Crises, error) {
	return readOne(fsys, name, layout[Crisis]{
		kind:    "crisis",
		columns: crisisColumns,
		line:    func(r *Crisis) *int { return &r.Line },
		finish:  (*Crisis).check,
		key:     func(r *Crisis) string { return fmt.Sprintf("crisis %d", r.Crisis) },
	})
}

func (r *Crisis) check() (err error) {
	if !r.from.year.Known {
		if r.to.year.Known || r.Break.Known || r.By != 0 {
			return errors.New("the row has no year of its beginning; only a row with nothing but a name may lack it")
		}
		return nil
	}
	r.Trigger, r.Terminated, err = datesInOrder(r.from, r.to)
	return err
}
