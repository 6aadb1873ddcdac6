package cli

import (
	"casus/internal/brief"
	"casus/internal/world"
)

type briefCmd struct{ common }

// Help is shown by casus brief --help.
func (briefCmd) Help() string {
	return `The whole answer on a dossier: one page that stands alone, then the annex. It shows what was known on the as-of date; without an edit it takes the one the dossier proposes.

Examples:
  casus
  casus brief --as-of 2026-06-30
  casus brief --sign TRILAT2026 --format html -o brief.html
  casus brief --format json`
}

func (c briefCmd) Run(env Env) error {
	format, err := c.common.format("text", "md", "html", "json")
	if err != nil {
		return err
	}
	s, err := c.load(env)
	if err != nil {
		return err
	}
	if s.knownBy == world.DistantFuture {
		s.knownBy = s.asOf
		if err := s.hideLater(); err != nil {
			return err
		}
	}
	if err := s.proposeEdit(); err != nil {
		return err
	}
	b := brief.Compute(s.before, s.after, s.edits, s.on(), s.knownBy)
	if format == "json" {
		return c.writeJSON(env, b)
	}
	return c.writeDocument(env, format, b.Document())
}
