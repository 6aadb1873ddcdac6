package cli

import (
	"strconv"
	"strings"

	"casus/internal/brief"
	"casus/internal/obligation"
	"casus/internal/world"
)

type whoCmd struct {
	common
	incidentFlags
	Why   string `help:"Show the whole reasoning for one state." placeholder:"STATE"`
	Depth int    `help:"Steps of the chain of duties to follow: 0 none, 99 to its end." default:"2" placeholder:"N"`
}

// Help is shown by casus who --help.
func (whoCmd) Help() string {
	return `Holds every clause that names the target against the attack and says for each bound state whether its duty is owed, not owed or depends, and on what.

States: ISO3 letters (SAU), cow:AUS for Correlates of War letters, a Correlates of War number (670), gw:260 or gw:AUS for the Gleditsch-Ward list, or a name; codes and names as they stood on the day.

Examples:
  casus who --attacker IRN --target SAU --on 2026-02-28
  casus who --attacker IND --target PAK --join TUR:SMDA2025
  casus who --attacker TTP --target PAK --reading smda-militant=aggression
  casus who --attacker IRN --target SAU --why PAK
  casus who --attacker IRN --target SAU --why PAK --format html -o pakistan.html`
}

func (c whoCmd) Run(env Env) error {
	s, err := c.load(env)
	if err != nil {
		return err
	}
	in, err := c.incident(s.after, s.asOf)
	if err != nil {
		return err
	}
	s.after = s.after.Dated(in.On) // states by their names of that day
	r := obligation.Evaluate(s.after, in, obligation.Options{Explain: true, Depth: c.Depth, AttackerSide: true})
	return c.write(env, s, in, r)
}

func (c whoCmd) write(env Env, s *session, in obligation.Incident, r obligation.Result) error {
	format, err := c.format("text", "md", "html", "json", "jsonl", "csv")
	if err != nil {
		return err
	}
	var state world.StateID
	if c.Why != "" {
		if state, err = findState(s.after, c.Why, in.On); err != nil {
			return wrong("--why: %w", err)
		}
		r.Answers = append([]obligation.Answer{}, r.By(state)...) // never null
	}
	who := brief.NewWho(s.after, s.edits, in, r)
	if s.knownBy != world.DistantFuture {
		who.KnownBy = s.knownBy.String()
	}
	switch format {
	case "json":
		return c.writeJSON(env, who)
	case "jsonl":
		return writeLines(&c.common, env, r.Answers)
	case "csv":
		return c.writeTable(env, answerColumns, answerRows(r.Answers))
	}
	if state != "" {
		return c.writeDocument(env, format, who.Why(state))
	}
	return c.writeDocument(env, format, who.Document())
}

var answerColumns = []string{"state", "cow", "toward", "against", "treaty", "clause", "duty", "answer", "reason", "depends_on", "weight", "weight_high", "discretion", "met", "invoked", "acted"}

func answerRows(answers []obligation.Answer) [][]string {
	out := make([][]string, len(answers))
	for i, a := range answers {
		out[i] = []string{string(a.State), strconv.Itoa(a.COW), string(a.Toward), a.Against, string(a.Treaty), a.Clause, a.Duty, a.Answer, a.Reason,
			strings.Join(a.DependsOn, "|"), strconv.FormatFloat(a.Weight, 'g', -1, 64), strconv.FormatFloat(a.WeightHigh, 'g', -1, 64), a.Discretion,
			strconv.Itoa(a.Record.Met), strconv.Itoa(a.Record.Invoked), strconv.Itoa(a.Record.Acted)}
	}
	return out
}
