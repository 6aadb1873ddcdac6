package cli

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"casus/internal/contest"
	"casus/internal/outcome"
)

// powerCmd has a subcommand for each thing that is said of power.
type powerCmd struct {
	Show          powerShowCmd          `cmd:"" default:"withargs" help:"What a pact weighs against rivals."`
	Game          powerGameCmd          `cmd:"" help:"What each voter of a weighted vote counts for."`
	Concentration powerConcentrationCmd `cmd:"" help:"How concentrated capabilities are, year by year."`
	Fit           powerFitCmd           `cmd:"" help:"Fit the model of who prevails in a dispute anew, from the data."`
}

type powerFitCmd struct {
	storeFlag
	Embedded bool   `help:"Print the report of the model that comes with casus, and fit nothing."`
	Output   string `help:"Write the model, its data and its report as JSON." short:"o" placeholder:"FILE"`
}

// Help is shown by casus power fit --help.
func (powerFitCmd) Help() string {
	return `Fits the model of who prevails in a dispute between two states: odds of stalemate and of either side's winning, from the year, capabilities and net resources. The data are disputes of Gibler, Miller and Little 2.1, National Material Capabilities 5.0 and output; all disputes left out are accounted for. Models are judged on the same ten folds, for several ways to deal them, beside the year alone and the capability ratio. It takes about a minute.

Examples:
  casus power fit --data ~/data
  casus power fit --data ~/data -o model.json
  casus power fit --embedded`
}

func (c powerFitCmd) Run(env Env) error {
	r := outcome.Fitted()
	if !c.Embedded {
		store, err := c.store()
		if err != nil {
			return err
		}
		if env.ErrWidth > 0 {
			fmt.Fprintln(env.Err, "fitting five models on 10 folds, five times; about a minute")
		}
		if r, err = outcome.Fit(store.Dir, contest.Defaults()); err != nil {
			return wrong("%w", err)
		}
	}
	if c.Output != "" {
		data, err := outcome.Encode(r)
		if err != nil {
			return err
		}
		if err := replaceFile(c.Output, data); err != nil {
			return wrong("-o %s: %w", c.Output, err)
		}
	}
	return writeFit(env.Out, r)
}

func writeFit(out io.Writer, r *outcome.Result) error {
	p := r.Report
	fmt.Fprintf(out, "%d disputes of %d: side A, which began, wins %d, side B %d, stalemate %d\n", p.Disputes, r.Account.Disputes, p.Outcomes[2], p.Outcomes[0], p.Outcomes[1])
	var reasons []string
	for reason := range r.Account.Reasons {
		reasons = append(reasons, reason)
	}
	slices.Sort(reasons)
	for _, reason := range reasons {
		fmt.Fprintf(out, "  left out %d: %s\n", r.Account.Reasons[reason], reason)
	}
	fmt.Fprintf(out, "\nLog loss foretold on %d folds, dealt %d times: the proportional reduction over the shares of outcomes, which lose %.4f\n", p.Folds, len(p.Seeds), contest.Mean(p.NullLoss))
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "model\treduction\tleast to most\tloss on decided disputes\tleast to most")
	for _, s := range p.Standings {
		fmt.Fprintf(w, "%s\t%.4f\t%.4f to %.4f\t%.4f\t%.4f to %.4f\n", s.Model, contest.Mean(s.PRL), slices.Min(s.PRL), slices.Max(s.PRL),
			contest.Mean(s.DecidedLoss), slices.Min(s.DecidedLoss), slices.Max(s.DecidedLoss))
	}
	w.Flush()
	fmt.Fprintln(out, "\nThe ratio contest function on decided disputes, own^γ over the sum of both")
	w = tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "means\tγ\tstandard error\tloss on folds\tdisputes")
	for _, f := range p.Ratios {
		fmt.Fprintf(w, "%s\t%.3f\t%.3f\t%.4f\t%d\n", f.Means, f.Gamma, f.Error, contest.Mean(f.CrossedLoss), f.Disputes)
	}
	w.Flush()
	fmt.Fprintln(out, "\nFrom")
	for _, s := range r.Sources {
		fmt.Fprintf(out, "  %s %s, %s: %d rows, SHA-256 %.12s..., %s\n", s.DataSet, s.Version, s.File, s.Rows, s.SHA256, s.Copy)
	}
	return nil
}
