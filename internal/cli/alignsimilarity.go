package cli

import (
	"bytes"
	"os"

	"casus/internal/recipe"
)

// alignCmd has a subcommand for each thing that is said of how states stand.
type alignCmd struct {
	Show       alignShowCmd       `cmd:"" default:"withargs" help:"How two states stood to each other over time."`
	Blocs      alignBlocsCmd      `cmd:"" help:"The blocs of states by who stands with whom, and the ties that fit none."`
	Landscape  alignLandscapeCmd  `cmd:"" help:"Divisions into two blocs that no single actor can better (Axelrod and Bennett)."`
	Turns      alignTurnsCmd      `cmd:"" help:"Where the mean of a series changes."`
	Similarity alignSimilarityCmd `cmd:"" help:"How alike the alliances of pairs are, for the rows of a file."`
}

type alignSimilarityCmd struct {
	storeFlag
	Rows    string `arg:"" help:"A CSV file with the columns ccode1, ccode2 and year."`
	Members string `help:"Member rows of ATOP whose promises are taken, instead of those of panels." placeholder:"FILE.csv"`
	Output  string `help:"The file to write." short:"o" placeholder:"FILE.csv"`
}

// Help is shown by casus align similarity --help.
func (alignSimilarityCmd) Help() string {
	return `Compares the alliances of the pairs in a file, row by row: S, weighted S, kappa, pi and tau-b, with the column names of Häge (2011). The rows keep their order and columns.

Example:
  casus align similarity pairs.csv --data ~/data -o scored.csv`
}

func (c alignSimilarityCmd) Run(env Env) error {
	store, err := c.store()
	if err != nil {
		return err
	}
	f, err := os.Open(c.Rows)
	if err != nil {
		return wrong("%s: there is no such file", c.Rows)
	}
	defer f.Close()
	head, pairs, err := recipe.ReadPairs(f, c.Rows)
	if err != nil {
		return wrong("%w", err)
	}
	var out bytes.Buffer
	library := &recipe.Library{Dir: store.Dir}
	if err := library.Score(&out, head, pairs, c.Members); err != nil {
		return wrong("%w", err)
	}
	if c.Output == "" {
		_, err = env.Out.Write(out.Bytes())
		return err
	}
	if err := replaceFile(c.Output, out.Bytes()); err != nil {
		return wrong("-o %s: %w", c.Output, err)
	}
	return nil
}
