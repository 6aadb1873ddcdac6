package cli

import (
	"fmt"
	"io"
	"text/tabwriter"

	"casus/internal/accession"
	"casus/internal/alliancenetwork"
	"casus/internal/formation"
)

type likelyFitCmd struct {
	storeFlag
	Target int    `help:"The year that is foretold, from the years before it." default:"2000" placeholder:"YEAR"`
	Output string `help:"Write the study as JSON." short:"o" placeholder:"FILE"`
}

// Help is shown by casus likely fit --help.
func (likelyFitCmd) Help() string {
	return `Foretells which pairs of states without a defence tie in one year have one in the next. The data are the network of 164 states, 1981 to 2000, of Cranmer, Desmarais and Menninga. The set of features and the penalty are chosen by how well the years before the target were foretold, each from the years before it; no feature of a year sees that year. Intervals come from drawing the states anew. It takes about half a minute.

Examples:
  casus likely fit --data ~/data
  casus likely fit --data ~/data --target 1997 -o study.json`
}

func (c likelyFitCmd) Run(env Env) error {
	store, err := c.store()
	if err != nil {
		return err
	}
	if env.ErrWidth > 0 {
		fmt.Fprintln(env.Err, "trying plans on earlier years; about half a minute")
	}
	r, err := alliancenetwork.Study(store.Dir, c.Target)
	if err != nil {
		return wrong("%w", err)
	}
	if c.Output != "" {
		data, err := alliancenetwork.Encode(r)
		if err != nil {
			return err
		}
		if err := replaceFile(c.Output, data); err != nil {
			return wrong("-o %s: %w", c.Output, err)
		}
	}
	return writeFormation(env.Out, r)
}

func writeFormation(out io.Writer, r *alliancenetwork.Result) error {
	p, m := r.Report, r.Report.Model
	fmt.Fprintf(out, "%d: %d pairs of %d states without a tie in %d, of which %d formed one (%.4f of them)\n\n", r.Target, p.Target.Open, r.States, r.Target-1, p.Target.Formed,
		float64(p.Target.Formed)/float64(p.Target.Open))
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "AUC\t%.3f\tmiddle nine tenths %.3f to %.3f\n", p.Target.AUC, p.AUCRange.Low, p.AUCRange.High)
	fmt.Fprintf(w, "average precision\t%.4f\tmiddle nine tenths %.4f to %.4f\n", p.Target.Precision, p.PrecisionRange.Low, p.PrecisionRange.High)
	w.Flush()
	fmt.Fprintf(out, "\nThe plan was chosen by the years before %d; the model learnt from %d rows of %d to %d, %d of which formed a tie\n", r.Target, m.Rows, m.First, m.Last, m.Formed)
	w = tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "feature\tlog-odds\twhat it is")
	for i, name := range m.Plan.Features {
		about := ""
		for _, f := range formation.Features {
			if f.Name == name {
				about = f.About
			}
		}
		fmt.Fprintf(w, "%s\t%+.5f\t%s\n", name, m.Coefficients[i], about)
	}
	w.Flush()
	fmt.Fprintf(out, "penalty %g: it orders pairs and its chances are held close to the base rate\n\nPlans, by the years before\n", m.Plan.Penalty)
	w = tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "mean AUC\taverage precision (geometric mean)\tpenalty\tfeatures")
	for _, t := range p.Trials {
		fmt.Fprintf(w, "%.3f\t%.4f\t%g\t%d: %s ...\n", t.AUC, t.Precision, t.Plan.Penalty, len(t.Plan.Features), t.Plan.Features[0])
	}
	w.Flush()
	fmt.Fprintln(out, "\nFrom")
	for _, f := range r.Files {
		fmt.Fprintf(out, "  %s: %d rows, SHA-256 %.12s...\n", f.Name, f.Rows, f.SHA256)
	}
	median, spread := accession.FitClock(accession.Rounds)
	fmt.Fprintf(out, "\nThe clock of ratification, fitted to %d rounds: median %.0f days a state, spread %.2f\n", len(accession.Rounds), median, spread)
	return nil
}
