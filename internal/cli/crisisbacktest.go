package cli

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"casus/internal/joining"
	"casus/internal/warspread"
)

// crisisCmd has a subcommand for each thing that is said of crises.
type crisisCmd struct {
	Simulate crisisRunCmd      `cmd:"" name:"run" default:"withargs" help:"How an attack spreads: many simulated histories, each share with its error."`
	Backtest crisisBacktestCmd `cmd:"" help:"Who joined the wars of two centuries, the odds fitted to that, and how well they foretell wars left out."`
}

type crisisBacktestCmd struct {
	storeFlag
	Embedded bool   `help:"Print what comes with casus, and fit nothing."`
	Format   string `help:"text or json (by the suffix of -o, or text)." placeholder:"FORMAT"`
	Output   string `help:"Write to a file instead of the terminal." short:"o" placeholder:"FILE"`
}

// Help is shown by casus crisis backtest --help.
func (crisisBacktestCmd) Help() string {
	return `Counts who joined the inter-state wars of the Correlates of War project (4.0) that others had begun, fits the odds of joining to them, and foretells each war from all others. Pacts are those of ATOP 5.1, borders those of direct contiguity 3.2, states and major powers those of the lists of 2016. It takes some seconds.

Originals are the belligerents of a war's first day, and the first of a side that has none; at risk is every other state of the system that day. The intervals of 95 % are Wilson's, which take the cases to be independent, and over wars drawn anew, which do not.

Examples:
  casus crisis backtest --data ~/data
  casus crisis backtest --data ~/data -o joining.json
  casus crisis backtest --embedded`
}

func (c crisisBacktestCmd) Run(env Env) error {
	out := common{Format: c.Format, Output: c.Output}
	format, err := out.format("text", "json")
	if err != nil {
		return err
	}
	if c.Embedded && c.Data != "" {
		return usageError{fmt.Errorf("--embedded fits nothing: take out --data")}
	}
	r := warspread.Fitted()
	if !c.Embedded {
		store, err := c.store()
		if err != nil {
			return err
		}
		if r, err = warspread.Fit(store.Dir, joining.Defaults()); err != nil {
			return wrong("%w", err)
		}
	}
	return out.deliver(env, func(w io.Writer) error {
		if format == "text" {
			writeBacktest(w, r)
			return nil
		}
		data, err := warspread.Encode(r)
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	})
}

func writeBacktest(out io.Writer, r *warspread.Result) {
	fmt.Fprintf(out, "Who joins a war between others: %d wars, %d states at risk, %d joined; %d more joined that were no states on the first day\n", r.Model.Wars, r.Model.States, r.Model.Joined, r.Counts.Outside)
	fmt.Fprintf(out, "\nWhat happened, and what the odds and the simulator (%d runs of each war) foretell of each war from all others\n", r.Simulated.Runs)
	writeForetold(out, r)
	writeSizes(out, r)
	fmt.Fprintln(out, "\nWho joins, each war foretold from all others")
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "forecast\tAUC\tover wars\tAUC within wars\tBrier\tworse than fitted\tover wars\tlog loss")
	for i, s := range slices.Concat(r.Report.Scores, r.Simulated.Scores[:1]) {
		loss := "no end"
		if s.Log != nil {
			loss = fmt.Sprintf("%.4f", *s.Log)
		}
		worse, by := "", ""
		if i > 0 && i < len(r.Report.Scores) {
			worse, by = fmt.Sprintf("%+.5f", s.Worse), fmt.Sprintf("%+.5f to %+.5f", s.WorseBy.Low, s.WorseBy.High)
		}
		fmt.Fprintf(w, "%s\t%.3f\t%.3f to %.3f\t%.3f\t%.5f\t%s\t%s\t%s\n", s.Name, s.AUC, s.AUCRange.Low, s.AUCRange.High, s.WithinWar, s.Brier, worse, by, loss)
	}
	w.Flush()
	s := r.Report.Sides
	fmt.Fprintf(out, "The side of %d of %d joiners is foretold, log loss %.3f (a coin has 0.693)\n", s.Right, s.Joiners, s.Log)
	writeJoiningOdds(out, r)
	fmt.Fprintln(out, "\nFrom")
	for _, s := range r.Sources {
		fmt.Fprintf(out, "  %s %s, %s: %d rows, SHA-256 %.12s..., %s\n", s.DataSet, s.Version, s.File, s.Rows, s.SHA256, s.Copy)
	}
}

func writeForetold(out io.Writer, r *warspread.Result) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "which\tjoined\trate\t95 %\tover wars\tby the odds\tinside\tsimulated\trate\tinside")
	simulated := slices.Concat([]joining.Foretold{r.Simulated.Spread}, r.Simulated.Groups, []joining.Foretold{r.Simulated.Allys})
	for i, f := range slices.Concat([]joining.Foretold{r.Report.Spread}, r.Report.Groups, []joining.Foretold{r.Report.Allys}) {
		s := simulated[i]
		fmt.Fprintf(w, "%s\t%.1f to %.1f %%\t%.1f ± %.1f\t%s\t%.1f ± %.1f\t%.1f %%\t%s\n", shareCells(f.Share), 100*f.OverWars.Low, 100*f.OverWars.High,
			f.Mean, f.Deviation, yesNo(f.Inside), s.Mean, s.Deviation, 100*s.Mean/float64(s.All), yesNo(s.Inside))
	}
	fmt.Fprintf(w, "%s\t\t\t\t\t\t\n", shareCells(r.Counts.ByLastSide))
	w.Flush()
	fmt.Fprintln(out, "The deviation is that of a count in one world, over the wars' effects and the states' chances.")
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

func shareCells(s joining.Share) string {
	return fmt.Sprintf("%s\t%d/%d\t%.1f %%\t%.1f to %.1f %%", s.Name, s.Some, s.All, 100*s.Rate, 100*s.Low, 100*s.High)
}

func writeSizes(out io.Writer, r *warspread.Result) {
	fmt.Fprintln(out, "\nHow many of those at risk join a war")
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "joiners\twars\tby the odds\tsimulated\tby the odds if states joined independently")
	for i, s := range r.Report.Sizes {
		span := fmt.Sprintf("%d or more", s.From)
		switch {
		case s.To == nil:
		case *s.To == s.From:
			span = fmt.Sprint(s.From)
		default:
			span = fmt.Sprintf("%d to %d", s.From, *s.To)
		}
		fmt.Fprintf(w, "%s\t%d\t%.1f\t%.1f\t%.1f\n", span, s.Wars, s.Model, r.Simulated.Sizes[i].Model, s.Alone)
	}
	w.Flush()
}

func writeJoiningOdds(out io.Writer, r *warspread.Result) {
	m := r.Model
	fmt.Fprintln(out, "\nThe odds, fitted to all wars: a logit with an effect of the war")
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "term\tlog-odds\terror")
	for _, c := range append(append([]joining.Coefficient{m.Intercept}, m.Terms...), m.Effect) {
		writeCoefficient(w, c)
	}
	fmt.Fprintln(w, "which side, second less first\t\t")
	for _, c := range m.SecondSide {
		writeCoefficient(w, c)
	}
	w.Flush()
	fmt.Fprintf(out, "\nDays to joining: log-normal, half within %.0f\n", m.Time.Median())
	w = tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprint(w, "of those who joined")
	for _, q := range m.Time.All {
		fmt.Fprintf(w, "\t%.0f %%", 100*q.Share)
	}
	for i, row := range [][]joining.Quantile{m.Time.All, m.Time.Pact, r.Simulated.Time} {
		fmt.Fprint(w, []string{"\nall", "\nwith a defence pact", "\nsimulated"}[i])
		for _, q := range row {
			fmt.Fprintf(w, "\t%d", q.Days)
		}
	}
	fmt.Fprintln(w)
	w.Flush()
}

func writeCoefficient(out io.Writer, c joining.Coefficient) {
	deviation := ""
	if c.Error != nil {
		deviation = fmt.Sprintf("%.3f", *c.Error)
	}
	fmt.Fprintf(out, "%s\t%+.3f\t%s\n", c.Name, c.Estimate, deviation)
}
