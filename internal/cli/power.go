package cli

import (
	"fmt"
	"slices"
	"strings"

	"casus/internal/brief"
	"casus/internal/recipe"
	"casus/internal/world"
)

type powerShowCmd struct {
	common
	storeFlag
	Pact    string   `help:"The treaty whose members are weighed (that which an edit touches)." placeholder:"TREATY"`
	Against []string `help:"Rivals: states (those that attack in the dossier's questions)." placeholder:"STATE" sep:","`
	Game    string   `help:"What a coalition of members is worth: share, prevail or parity (share; of more than 20 members parity)." placeholder:"GAME"`
}

// Help is shown by casus power show --help.
func (powerShowCmd) Help() string {
	return `Weighs a pact against rivals, before and after an edit, by several indices side by side, each with its range (with --data also by CINC): who brings what, what each member counts for, and what cover each has at home.

Examples:
  casus power --join TUR:SMDA2025
  casus power --join TUR:SMDA2025 --against IRN,IND,ISR
  casus power --pact NATO1949 --against RUS --game parity
  casus power fit --embedded`
}

func (c powerShowCmd) Run(env Env) error {
	s, err := c.load(env)
	if err != nil {
		return err
	}
	if len(s.edits) == 0 && c.Pact == "" {
		if err := s.proposeEdit(); err != nil {
			return err
		}
	}
	if err := brief.CheckGame(c.Game); err != nil {
		return usageError{fmt.Errorf("--game %w", err)}
	}
	format, err := c.common.format("text", "md", "html", "json")
	if err != nil {
		return err
	}
	pact, err := c.pact(s)
	if err != nil {
		return err
	}
	rivals, err := c.rivals(s, pact)
	if err != nil {
		return err
	}
	cinc, err := c.cinc(s)
	if err != nil {
		return err
	}
	p, err := brief.NewPower(s.before, s.after, s.edits, pact, rivals, s.on(), c.Game, cinc)
	if err != nil {
		return wrong("%w", err)
	}
	if format == "json" {
		return c.writeJSON(env, p)
	}
	return c.writeDocument(env, format, p.Document())
}

// cinc is the composite index, where a folder of research data is named.
func (c powerShowCmd) cinc(s *session) (*brief.Composite, error) {
	if c.Data == "" {
		return nil, nil
	}
	year, _, _ := s.on().Civil()
	of, in, set, err := (&recipe.Library{Dir: c.Data}).CINC(year)
	if err != nil {
		return nil, wrong("--data %w", err)
	}
	return &brief.Composite{Of: of, Year: in, From: set.Title + ", version " + set.Version}, nil
}

// pact is the treaty asked for, or the first that an edit touches.
func (c powerShowCmd) pact(s *session) (*world.Treaty, error) {
	if c.Pact != "" {
		t, err := s.after.FindTreaty(c.Pact)
		if err != nil {
			return nil, wrong("--pact: %w", err)
		}
		return t, nil
	}
	for _, e := range s.edits {
		if t := s.after.Treaty(e.Treaty); t != nil {
			return t, nil
		}
	}
	return nil, usageError{fmt.Errorf("no treaty is edited; name one with --pact")}
}

// rivals are the states asked for, or those that attack a member in the questions of
// the dossier, or that the record has hostile events with.
func (c powerShowCmd) rivals(s *session, pact *world.Treaty) ([]world.StateID, error) {
	var out []world.StateID
	var faults []string
	for _, text := range c.Against {
		id, err := s.after.FindState(text, s.on())
		if err != nil {
			faults = append(faults, fmt.Sprintf("--against: %v", err))
			continue
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	if len(faults) > 0 {
		return nil, wrong("%s", strings.Join(faults, "\n"))
	}
	if len(out) == 0 {
		out = brief.Attackers(s.after, pact, s.on())
	}
	if len(out) == 0 {
		return nil, usageError{fmt.Errorf("no state attacks a member of %s in the dossier's questions; name rivals with --against", pact.Short)}
	}
	return out, nil
}
