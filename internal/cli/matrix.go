package cli

import (
	"strconv"

	"casus/internal/brief"
	"casus/internal/obligation"
	"casus/internal/world"
)

type matrixCmd struct {
	common
	On   string `help:"The day (the dossier's date)." placeholder:"DATE"`
	List bool   `help:"One row for each clause that binds a state toward another, instead of one for each pair; with an edit, of the record after it."`
}

// Help is shown by casus matrix --help.
func (matrixCmd) Help() string {
	return `Asks every ordered pair of the states of a day: what the first owes the second, and what follows in law if the first attacks the second. With an edit (--join, --leave, --sign, --edit) it gives the pairs that change, before and after.

Examples:
  casus matrix --on 2026-01-14
  casus matrix --join TUR:SMDA2025
  casus matrix --dossier atop --on 2015-07-01 --format csv -o pairs.csv
  casus matrix --list --format csv`
}

func (c matrixCmd) Run(env Env) error {
	format, err := c.format("text", "md", "html", "json", "jsonl", "csv")
	if err != nil {
		return err
	}
	if c.List && format != "csv" && format != "jsonl" {
		return usageError{errList}
	}
	s, err := c.load(env)
	if err != nil {
		return err
	}
	on := s.on()
	if c.On != "" {
		if on, err = world.ParseDay(c.On); err != nil {
			return wrong("--on: %w", err)
		}
	}
	before := s.before
	if len(s.edits) == 0 {
		before = nil
	}
	m := brief.NewMatrix(before, s.after, s.edits, on)
	switch {
	case c.List && format == "csv":
		return c.writeTable(env, pledgeColumns, pledgeRows(m.Duties()))
	case c.List:
		return writeLines(&c.common, env, m.Duties())
	case format == "json":
		return c.writeJSON(env, m)
	case format == "jsonl" && before != nil:
		return writeLines(&c.common, env, m.Changed)
	case format == "jsonl":
		return writeLines(&c.common, env, m.Pairs)
	case format == "csv" && before != nil:
		return c.writeTable(env, changeColumns(), changeRows(m.Changed))
	case format == "csv":
		return c.writeTable(env, append([]string{"from", "to"}, pairColumns...), pairRows(m.Pairs))
	}
	return c.writeDocument(env, format, m.Document())
}

var pairColumns = []string{"act", "consult", "neutral", "refrain", "against_owed", "against_depends", "help_owed", "help_depends", "torn", "breaches"}

func pairCells(p *obligation.Pair) []string {
	counts := []int{p.Act, p.Consult, p.Neutral, p.Refrain, p.AgainstOwed, p.AgainstDepends, p.HelpOwed, p.HelpDepends, p.Torn, p.Breaches}
	out := make([]string, len(counts))
	for i, n := range counts {
		out[i] = strconv.Itoa(n)
	}
	return out
}

func pairRows(pairs []obligation.Pair) [][]string {
	out := make([][]string, len(pairs))
	for i := range pairs {
		out[i] = append([]string{string(pairs[i].From), string(pairs[i].To)}, pairCells(&pairs[i])...)
	}
	return out
}

func changeColumns() []string {
	out := []string{"from", "to"}
	for _, when := range []string{"_before", "_after"} {
		for _, c := range pairColumns {
			out = append(out, c+when)
		}
	}
	return out
}

func changeRows(changes []brief.PairChange) [][]string {
	out := make([][]string, len(changes))
	for i := range changes {
		c := &changes[i]
		out[i] = append(append([]string{string(c.After.From), string(c.After.To)}, pairCells(&c.Before)...), pairCells(&c.After)...)
	}
	return out
}

var pledgeColumns = []string{"from", "to", "treaty", "clause", "duty", "answer", "reason", "weight", "weight_high", "against_owed", "against_depends", "against_not"}

func pledgeRows(pledges []obligation.Pledge) [][]string {
	out := make([][]string, len(pledges))
	for i, p := range pledges {
		out[i] = []string{string(p.From), string(p.To), string(p.Treaty), p.Clause, p.Duty, p.Answer, p.Reason, strconv.FormatFloat(p.Weight, 'g', -1, 64),
			strconv.FormatFloat(p.WeightHigh, 'g', -1, 64), strconv.Itoa(p.AgainstOwed), strconv.Itoa(p.AgainstDepends), strconv.Itoa(p.AgainstNot)}
	}
	return out
}
