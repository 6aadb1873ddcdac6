package cli

import (
	"strings"

	"casus/internal/brief"
	"casus/internal/world"
)

type compareCmd struct {
	common
	First  string `arg:"" help:"A treaty: its id, short name or name."`
	Second string `arg:"" help:"Another treaty."`
}

// Help is shown by casus compare --help.
func (compareCmd) Help() string {
	return "Sets two treaties side by side, clause by clause, and says where they are the same, where they differ and where one is not known.\n\nExample:\n  casus compare SMDA2025 NATO1949"
}

func (c compareCmd) Run(env Env) error {
	s, err := c.load(env)
	if err != nil {
		return err
	}
	format, err := c.common.format("text", "md", "html", "json")
	if err != nil {
		return err
	}
	var faults []string
	find := func(text string) *world.Treaty {
		t, err := s.after.FindTreaty(text)
		if err != nil {
			faults = append(faults, err.Error())
		}
		return t
	}
	a, b := find(c.First), find(c.Second)
	if len(faults) > 0 {
		return wrong("%s", strings.Join(faults, "\n"))
	}
	comparison := brief.NewComparison(s.after, a, b, s.on())
	if format == "json" {
		return c.writeJSON(env, comparison)
	}
	return c.writeDocument(env, format, comparison.Document())
}
