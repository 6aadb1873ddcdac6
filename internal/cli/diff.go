package cli

import (
	"casus/internal/brief"
	"casus/internal/world"
)

type diffCmd struct {
	common
}

// Help is shown by casus diff --help.
func (diffCmd) Help() string {
	return `Compares the record before and after an edit: new duties, attack by attack; new conflicts of duty; new chains; who must consent; whose quarrels reach whom; what stays. Without an edit it takes the one the dossier proposes.

Examples:
  casus diff --join TUR:SMDA2025
  casus diff --sign TRILAT2026@2026-03-01
  casus diff --scenario counter-side
  casus diff --edit my-edits.yaml`
}

func (c diffCmd) Run(env Env) error {
	s, err := c.load(env)
	if err != nil {
		return err
	}
	if err := s.proposeEdit(); err != nil {
		return err
	}
	format, err := c.common.format("text", "md", "html", "json")
	if err != nil {
		return err
	}
	d := brief.NewDiff(s.before, s.after, s.edits, s.on())
	if format == "json" {
		return c.writeJSON(env, d)
	}
	return c.writeDocument(env, format, d.Document())
}

// proposeEdit makes the dossier's own edit where the user gave none.
func (s *session) proposeEdit() error {
	if len(s.edits) > 0 {
		return nil
	}
	if len(s.before.Question.Edits) == 0 {
		return usageError{errNoEdit}
	}
	if err := s.editsKnown(s.before.Question.Edits); err != nil {
		return err
	}
	after, err := s.after.WithAll(s.before.Question.Edits)
	if err != nil {
		return inputError{err}
	}
	s.after, s.edits = after, s.before.Question.Edits
	return nil
}

// on is the day on which before and after are compared: the as-of date, or the
// last date of an edit where that is later.
func (s *session) on() world.Day {
	day := s.asOf
	for _, e := range s.edits {
		if e.On.Known() && e.On.Lo > day {
			day = e.On.Lo
		}
	}
	return day
}
