package cli

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"casus/internal/coalition"
	"casus/internal/power"
	"casus/internal/recipe"
)

type powerGameCmd struct {
	Quota   int      `help:"The weight that a coalition needs." required:""`
	Weights []int    `help:"The weight of each voter." required:"" sep:"," placeholder:"N,..."`
	Names   []string `help:"What each voter is called (its number)." sep:"," placeholder:"NAME,..."`
}

// Help is shown by casus power game --help.
func (powerGameCmd) Help() string {
	return `Counts what each voter of a weighted vote counts for, exactly: the Shapley-Shubik index, and the Banzhaf index absolute and as a part of all.

Examples:
  casus power game --quota 39 --weights 7,7,7,7,7,1,1,1,1,1,1,1,1,1,1
  casus power game --quota 12 --weights 4,4,4,2,2,1 --names DEU,FRA,ITA,BEL,NLD,LUX`
}

func (c powerGameCmd) Run(env Env) error {
	if len(c.Names) > 0 && len(c.Names) != len(c.Weights) {
		return usageError{fmt.Errorf("--names: %d names for %d weights", len(c.Names), len(c.Weights))}
	}
	r, err := coalition.Voting(coalition.Weighted(c.Quota, c.Weights...))
	if err != nil {
		return wrong("%w", err)
	}
	w := tabwriter.NewWriter(env.Out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "voter\tweight\tShapley\tBanzhaf\tpart of all Banzhaf")
	for i, weight := range c.Weights {
		name := fmt.Sprint(i + 1)
		if len(c.Names) > 0 {
			name = strings.TrimSpace(c.Names[i])
		}
		part := "-"
		if r.Normalised != nil {
			part = fmt.Sprintf("%.10f", r.Normalised[i])
		}
		fmt.Fprintf(w, "%s\t%d\t%.10f\t%.10f\t%s\n", name, weight, r.Shapley[i], r.Banzhaf[i], part)
	}
	return w.Flush()
}

type powerConcentrationCmd struct {
	storeFlag
	Years string `help:"The years, A-B or one year (all of the list of states)." placeholder:"A-B"`
	Among string `help:"Among whom: majors or all." default:"majors" enum:"majors,all" placeholder:"SET"`
}

// Help is shown by casus power concentration --help.
func (powerConcentrationCmd) Help() string {
	return `Follows how concentrated capabilities (CINC) are among the major powers, or all states, and how much moved since the year before: CON and MOVE of Singer, Bremer and Stuckey (1972), as CSV. What is not known is blank.

Example:
  casus power concentration --years 1910-1939 --data ~/data`
}

func (c powerConcentrationCmd) Run(env Env) error {
	store, err := c.store()
	if err != nil {
		return err
	}
	rows, err := (&recipe.Library{Dir: store.Dir}).Concentration(c.Years, c.Among == "majors")
	if err != nil {
		return wrong("%w", err)
	}
	fmt.Fprintln(env.Out, "year,states,concentration,movement")
	for _, r := range rows {
		fmt.Fprintf(env.Out, "%d,%d,%s,%s\n", r.Year, r.States, sixDigits(r.Concentration), sixDigits(r.Movement))
	}
	return nil
}

func sixDigits(a power.Amount) string {
	if !a.Known {
		return ""
	}
	return fmt.Sprintf("%.6f", a.X)
}
