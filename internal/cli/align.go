package cli

import (
	"fmt"
	"strings"

	"casus/internal/brief"
	"casus/internal/world"
)

type alignShowCmd struct {
	common
	States []string `arg:"" optional:"" help:"Two states (those whose course the dossier tells)."`
	From   string   `help:"The first day (that of the dossier's course)." placeholder:"DATE"`
}

// Help is shown by casus align show --help.
func (alignShowCmd) Help() string {
	return `Follows how two states stood to each other, from the events of the record: a score month by month, and the points at which the relation turned, each with the events that made it.

Examples:
  casus align
  casus align TUR SAU --from 2010-01-01
  casus align IND PAK --format html -o india-pakistan.html`
}

func (c alignShowCmd) Run(env Env) error {
	s, err := c.load(env)
	if err != nil {
		return err
	}
	format, err := c.common.format("text", "md", "html", "json")
	if err != nil {
		return err
	}
	a, b, err := c.pair(s)
	if err != nil {
		return err
	}
	from := world.DistantPast
	switch q := s.after.Question; {
	case c.From != "":
		if from, err = world.ParseDay(c.From); err != nil {
			return wrong("--from: %w", err)
		}
	case q.RelationFrom.Known() && (q.RelationA == a || q.RelationB == a):
		from = q.RelationFrom.Lo
	}
	alignment := brief.NewAlignment(s.after, a, b, from, s.asOf)
	if format == "json" {
		return c.writeJSON(env, alignment)
	}
	return c.writeDocument(env, format, alignment.Document())
}

func (c alignShowCmd) pair(s *session) (a, b world.StateID, err error) {
	q := s.after.Question
	switch {
	case len(c.States) == 0 && q.RelationA != "":
		return q.RelationA, q.RelationB, nil
	case len(c.States) != 2:
		return "", "", usageError{fmt.Errorf("name two states, as casus align TUR SAU")}
	}
	var faults []string
	var found []world.StateID
	for _, text := range c.States {
		id, err := s.after.FindState(text, s.asOf)
		if err != nil {
			faults = append(faults, err.Error())
		}
		found = append(found, id)
	}
	if len(faults) == 0 && found[0] == found[1] {
		faults = append(faults, fmt.Sprintf("%s and %s are one state", c.States[0], c.States[1]))
	}
	if len(faults) > 0 {
		return "", "", wrong("%s", strings.Join(faults, "\n"))
	}
	return found[0], found[1], nil
}
