package cli

import (
	"fmt"
	"io"

	"casus/internal/recipe"
)

// writeModel prints a logit.
func writeModel(out io.Writer, m *recipe.Fitted) error {
	errors := "standard error"
	if m.Clusters > 0 {
		errors = "clustered error"
	}
	fmt.Fprintf(out, "\nLogit of %s\n", m.Outcome)
	wide := len("term")
	for _, t := range m.Terms {
		wide = max(wide, len(t.Name))
	}
	fmt.Fprintf(out, "%-*s %14s %15s %8s %8s\n", wide, "term", "estimate", errors, "z", "p")
	for _, t := range m.Terms {
		fmt.Fprintf(out, "%-*s %14.7g %15.5g %8.2f %8s\n", wide, t.Name, t.Estimate, t.Error, t.Z, chance(t.P))
	}
	fmt.Fprintf(out, "\nN %d, of which %d with the outcome; %d left out, as something is not known", m.N, m.Events, m.LeftOut)
	for i, u := range m.Unknown {
		if i == 0 {
			fmt.Fprint(out, ":")
		} else {
			fmt.Fprint(out, ",")
		}
		fmt.Fprintf(out, " %s %d", u.Name, u.Rows)
	}
	fmt.Fprintf(out, "\nLog-likelihood %.4f, of the intercept alone %.4f; AIC %.2f; McFadden's pseudo R² %.4f\n", m.LogLikelihood, m.NullLogLikelihood, m.AIC, m.McFadden)
	if m.Clusters > 0 {
		fmt.Fprintf(out, "Errors are clustered by %d pairs or states\n", m.Clusters)
	}
	return nil
}

func chance(p float64) string {
	if p < 0.0001 {
		return "<0.0001"
	}
	return fmt.Sprintf("%.4f", p)
}
