package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"casus/internal/brief"
	"casus/internal/dossier"
	"casus/internal/promise"
	"casus/internal/reliability"
	"casus/internal/world"
)

// reliableCmd has a subcommand for each thing that is said of promises.
type reliableCmd struct {
	Show  reliableShowCmd  `cmd:"" default:"withargs" help:"How likely promises to a state are kept."`
	Fit   reliableFitCmd   `cmd:"" help:"Count and pool the record of promises anew, from the data."`
	Words reliableWordsCmd `cmd:"" help:"A probability in words, or words as a range, by published scales."`
}

type reliableFitCmd struct {
	Data     string `help:"The folder with the tables of cases and outcomes, or one above it." placeholder:"DIR"`
	Embedded bool   `help:"Print the report of the model that comes with casus, and fit nothing."`
	Dossier  string `help:"The dossier whose conduct is counted." placeholder:"DIR"`
	Spread   string `help:"Prior spreads on log-odds: intercept, era, duty, number of parties, combination, war." placeholder:"A,B,C,D,E,F"`
	Cases    bool   `help:"List the called promises one by one."`
	Output   string `help:"Write the model, its counts and its report as JSON." short:"o" placeholder:"FILE"`
}

// Help is shown by casus reliable fit --help.
func (reliableFitCmd) Help() string {
	return `Counts the alliances in wars of Berkemeier and Fuhrmann (2018) that were called and kept, by duty, era and number of parties, pools the cells, judges the pooled model on wars left out beside simpler rates, and fits the logit of Leeds and Anac (2005). Every table war_alliance_outcomes*.csv beside the cases is joined.

Examples:
  casus reliable fit --data ~/data/casus-foederis-bf2018
  casus reliable fit --data ~/data --cases
  casus reliable fit --embedded`
}

func (c reliableFitCmd) Run(env Env) error {
	r := promise.Fitted()
	switch {
	case c.Embedded && (c.Data != "" || c.Cases || c.Spread != ""):
		return usageError{fmt.Errorf("--embedded fits nothing: take out --data, --cases and --spread")}
	case !c.Embedded && c.Data == "":
		return usageError{fmt.Errorf("name the folder of the tables with --data, or see the model that comes with casus with --embedded")}
	}
	w, err := dossier.Open(cmp.Or(c.Dossier, dossier.Default))
	if err != nil {
		return inputError{err}
	}
	if !c.Embedded {
		o := promise.Defaults()
		if c.Spread != "" {
			if o.Spreads, err = parseSpreads(c.Spread); err != nil {
				return wrong("--spread: %w", err)
			}
		}
		if r, err = promise.Fit(c.Data, o); err != nil {
			return wrong("--data %s: %w", c.Data, err)
		}
	}
	if c.Output != "" {
		data, err := promise.Encode(r)
		if err != nil {
			return err
		}
		if err := replaceFile(c.Output, data); err != nil {
			return wrong("-o %s: %w", c.Output, err)
		}
	}
	writeReliability(env.Out, r, w)
	if c.Cases {
		writeCases(env.Out, r.Cases)
	}
	return nil
}

func parseSpreads(text string) (reliability.Spreads, error) {
	var x [6]float64
	parts := strings.Split(text, ",")
	if len(parts) != len(x) {
		return reliability.Spreads{}, fmt.Errorf("%q has %d numbers; give 6, as 2.5,1.5,1.5,0.5,1,0.5", text, len(parts))
	}
	for i, part := range parts {
		var err error
		if x[i], err = strconv.ParseFloat(strings.TrimSpace(part), 64); err != nil {
			return reliability.Spreads{}, fmt.Errorf("%q is not a number", part)
		}
	}
	return reliability.Spreads{Intercept: x[0], Era: x[1], Duty: x[2], Parties: x[3], Combination: x[4], War: x[5]}, nil
}

func writeReliability(out io.Writer, r *promise.Result, w *world.World) {
	c := r.Counts
	fmt.Fprintf(out, "%d alliances in wars; outcomes of %d\n", c.All.Cases, c.All.Coded)
	fmt.Fprintf(out, "%d of %d invoked, %d kept, in %d wars; a promise may count under several duties\n\n", c.All.Invoked, c.All.Coded, c.All.Kept, c.Wars)
	writeRates(out, r, slices.Concat([]reliability.Rate{c.All}, c.Eras, c.Duties, c.Lateral))
	fmt.Fprintln(out, "\nBy duty, number of parties and era, with what the pooled model believes of that duty alone")
	writeCells(out, r)
	writeEffects(out, r.Model)
	writeStandings(out, r)
	writeInstitutions(out, r.Institutions)
	writeConduct(out, w)
	fmt.Fprintf(out, "\n%s\n\nFrom\n", brief.Selection)
	for _, s := range r.Sources {
		fmt.Fprintf(out, "  %s: %d rows, SHA-256 %.12s..., %s\n", s.File, s.Rows, s.SHA256, s.Cite)
	}
}

func writeRates(out io.Writer, r *promise.Result, rates []reliability.Rate) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "promises\tcases\tcoded\tinvoked\tkept\tkept of invoked")
	for _, rate := range rates {
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%s\n", rate.Name, rate.Cases, rate.Coded, rate.Invoked, rate.Kept, percent(rate))
	}
	w.Flush()
}

func percent(r reliability.Rate) string {
	if r.Invoked == 0 {
		return "-"
	}
	return fmt.Sprintf("%d/%d, %.1f %%", r.Kept, r.Invoked, 100*float64(r.Kept)/float64(r.Invoked))
}

func writeCells(out io.Writer, r *promise.Result) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "promises\tkept of invoked\tpooled\t80 of 100\tworth cases")
	i := 0
	for _, duty := range reliability.Each() {
		for _, recent := range []bool{false, true} {
			for _, many := range []bool{false, true} {
				belief := r.Model.Belief(reliability.Cell{Recent: recent, Multilateral: many, Duties: duty})
				e := belief.Estimate(brief.DefaultLevel)
				rate := r.Counts.Cells[i]
				fmt.Fprintf(w, "%s\t%s\t%.2f\t%.2f to %.2f\t%.1f\n", rate.Name, percent(rate), e.Mean, e.Low, e.High, belief.Size())
				i++
			}
		}
	}
	w.Flush()
}

func writeEffects(out io.Writer, m *reliability.Model) {
	fmt.Fprintf(out, "\nThe pooled model: a hierarchical logit on %d called promises; each war has an effect of its own, with a spread of %g\n", m.Cases, m.Spreads.War)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "effect\tlog-odds\terror\tprior spread")
	for _, e := range m.Effects {
		fmt.Fprintf(w, "%s\t%+.3f\t%.3f\t%g\n", e.Name, e.Mean, e.Error, e.Spread)
	}
	w.Flush()
}

func writeStandings(out io.Writer, r *promise.Result) {
	fmt.Fprintf(out, "\nLog loss on each war, foretold from all others; the gain of the model over wars drawn %d times anew: the middle 90 of 100\n", r.Draws)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "foretold by\tlog loss\tgain of the model\tmiddle 90\tmodel better in")
	for i, s := range r.Standings {
		if i == 0 {
			fmt.Fprintf(w, "%s\t%.4f\t\t\t\n", s.Name, s.Loss)
			continue
		}
		fmt.Fprintf(w, "%s\t%.4f\t%+.4f\t%+.4f to %+.4f\t%.0f %% of draws\n", s.Name, s.Loss, s.Gain, s.GainLow, s.GainHigh, 100*s.Better)
	}
	w.Flush()
}

func writeInstitutions(out io.Writer, n *reliability.Institutions) {
	if n == nil {
		fmt.Fprintln(out, "\nThe tables of Leeds and Anac (2005) are not beside the cases: nothing is adjusted by institutions or change of members.")
		return
	}
	fmt.Fprintf(out, "\nThe logit of Leeds and Anac (2005): %d rows, %d kept, %.2f %% classified\n", n.Rows, n.Kept, 100*n.Classified)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "term\tcoefficient\terror\tmean")
	for i, c := range n.Coefficients {
		average := ""
		if i > 0 {
			average = fmt.Sprintf("%.3f", c.Mean)
		}
		fmt.Fprintf(w, "%s\t%.3f\t%.3f\t%s\n", strings.ReplaceAll(c.Name, "_", " "), c.Value, c.Error, average)
	}
	w.Flush()
}

// writeConduct counts the dossier's own record.
func writeConduct(out io.Writer, w *world.World) {
	list := brief.Conduct(w)
	fmt.Fprintf(out, "\nConduct in the dossier %s: calls of promises that count, by what was done\n", w.Question.ID)
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "promised\tcalls\tnothing\twords\tdefensive help\tforce")
	for _, c := range list {
		fmt.Fprintf(t, "%s\t%g\t%g\t%g\t%g\t%g\n", c.Promised, c.Calls, c.Acts[0], c.Acts[1], c.Acts[2], c.Acts[3])
	}
	t.Flush()
}

func writeCases(out io.Writer, cases []reliability.Case) {
	fmt.Fprintln(out, "\nThe called promises")
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "row\twar\tATOP\tpromise\tkept")
	for _, c := range reliability.Invoked(cases) {
		kept := "no"
		if c.Outcome == reliability.Kept {
			kept = "yes"
		}
		fmt.Fprintf(w, "%d\t%s\t%d\t%s\t%s\n", c.ID, c.WarName, c.Pact, c.Cell, kept)
	}
	w.Flush()
}
