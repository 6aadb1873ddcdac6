package cli

import (
	"casus/internal/record"
	"casus/internal/world"
)

type recordCmd struct {
	common
	On string `help:"The day for which names and membership are told (the dossier's date)." placeholder:"DATE"`
}

// Help is shown by casus record --help.
func (recordCmd) Help() string {
	return `Prints the record itself as JSON: the question, states, treaties with their clauses and parties, open readings, claims, events, responses and sources, as it was known on a day and after edits.

Examples:
  casus record
  casus record --known-by 2026-02-28 --join TUR:SMDA2025 -o record.json`
}

func (c recordCmd) Run(env Env) error {
	if c.Format == "" {
		c.Format = "json"
	}
	if _, err := c.format("json"); err != nil {
		return err
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
	return c.writeJSON(env, record.New(s.after, s.edits, on, s.knownBy))
}
