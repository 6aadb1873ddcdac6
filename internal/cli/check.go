package cli

import (
	"fmt"
	"os"

	"casus/internal/dossier"
)

type checkCmd struct {
	Dir string `arg:"" help:"The dossier folder."`
}

// Help is shown by casus check --help.
func (checkCmd) Help() string {
	return "Reads every file and lists all faults at once, each with file, line and column.\n\nExample:\n  casus check my-dossier"
}

func (c checkCmd) Run(env Env) error {
	info, err := os.Stat(c.Dir)
	if err != nil {
		return wrong("%w", err)
	}
	if !info.IsDir() {
		return wrong("%s is a file; name the folder that holds dossier.yaml", c.Dir)
	}
	fsys := os.DirFS(c.Dir)
	if faults := dossier.Check(fsys); len(faults) > 0 {
		return faults
	}
	w, err := dossier.Read(fsys)
	if err != nil {
		return err
	}
	clauses, readings := 0, 0
	for _, t := range w.Treaties {
		clauses += len(t.Clauses)
		readings += len(t.Readings)
	}
	fmt.Fprintf(env.Out, "%s: no faults\n%d states, %d groups, %d borders, %d treaties with %d clauses and %d readings, %d events, %d claims, %d responses, %d measures, %d cases, %d sources\n",
		c.Dir, len(w.States), len(w.Groups), len(w.Borders), len(w.Treaties), clauses, readings, len(w.Events), len(w.Claims), len(w.Responses), len(w.Capabilities), len(w.Cases), len(w.Sources))
	return nil
}
