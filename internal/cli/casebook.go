package cli

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"casus/internal/brief"
	"casus/internal/obligation"
	"casus/internal/world"
)

type casebookCmd struct {
	common
	Case         []string `arg:"" optional:"" help:"Cases to tell in full, by id."`
	AllianceWars bool     `help:"Judge the alliances of belligerents in two centuries of wars: was the alliance put to the test?"`
	Data         string   `help:"With --alliance-wars: the folder with the tables of alliances and wars." placeholder:"DIR"`
}

// Help is shown by casus casebook --help.
func (casebookCmd) Help() string {
	return `Runs attacks of the past through the treaties of their day: what each clause asked of each state, on the facts of the case, and what the states then did. Where facts or law were contested, each view is shown.

Examples:
  casus casebook
  casus casebook C06
  casus casebook C34 C37 --format json
  casus casebook --alliance-wars --data DIR --format csv`
}

// casebookDossier is the dossier of cases that comes with the program.
const casebookDossier = "casebook"

func (c casebookCmd) Run(env Env) error {
	if c.AllianceWars {
		return c.allianceWars(env)
	}
	if c.Data != "" {
		return usageError{errDataAlone}
	}
	c.Dossier = cmp.Or(c.Dossier, casebookDossier)
	format, err := c.format("text", "md", "html", "json", "jsonl", "csv")
	if err != nil {
		return err
	}
	s, err := c.load(env)
	if err != nil {
		return err
	}
	if err := c.check(s.after); err != nil {
		return err
	}
	book := brief.NewCasebook(s.after, c.Case, s.knownBy, len(c.Case) > 0 || format == "json" || format == "jsonl")
	switch format {
	case "json":
		return c.writeJSON(env, book)
	case "jsonl":
		return writeLines(&c.common, env, book.Cases)
	case "csv":
		return c.writeTable(env, append([]string{"case", "attack"}, answerColumns...), caseRows(book))
	}
	if len(c.Case) > 0 {
		return c.writeDocument(env, format, book.Told())
	}
	return c.writeDocument(env, format, book.Document())
}

// check refuses cases that the dossier does not have.
func (c casebookCmd) check(w *world.World) error {
	if len(w.Cases) == 0 {
		return wrong("the dossier %s has no cases; they stand in its folder cases/", c.Dossier)
	}
	ids := make([]string, len(w.Cases))
	for i := range w.Cases {
		ids[i] = w.Cases[i].ID
	}
	var faults []string
	for i, id := range c.Case {
		c.Case[i] = strings.ToUpper(id)
		if w.Case(id) == nil && w.Case(c.Case[i]) == nil {
			faults = append(faults, fmt.Sprintf("no case %q%s; there are %s to %s", id, world.DidYouMean(id, ids), ids[0], ids[len(ids)-1]))
		} else if w.Case(id) != nil {
			c.Case[i] = id
		}
	}
	if len(faults) > 0 {
		return wrong("%s", strings.Join(faults, "\n"))
	}
	return nil
}

func caseRows(b *brief.Casebook) [][]string {
	var out [][]string
	for _, e := range b.Cases {
		for _, a := range e.Answers {
			row := answerRows([]obligation.Answer{a.Answer})[0]
			out = append(out, append([]string{e.ID, strconv.Itoa(a.Attack)}, row...))
		}
	}
	return out
}
