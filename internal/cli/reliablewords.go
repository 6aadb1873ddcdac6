package cli

import (
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"casus/internal/estimative"
)

type reliableWordsCmd struct {
	What  []string `arg:"" help:"A probability from 0 to 1, or words of a scale." name:"number-or-words"`
	Scale string   `help:"icd203, uk, nato or ipcc (all)." placeholder:"SCALE"`
}

// Help is shown by casus reliable words --help.
func (reliableWordsCmd) Help() string {
	return `Says a probability in the words of ICD 203, of the yardstick of the United Kingdom, of NATO and of the IPCC, or what words mean on them. A number in a gap of the British yardstick lies between bands.

Examples:
  casus reliable words 0.37
  casus reliable words realistic possibility --scale uk`
}

func (c reliableWordsCmd) Run(env Env) error {
	scales := estimative.Scales()
	if c.Scale != "" {
		s, err := estimative.Find(c.Scale)
		if err != nil {
			return usageError{fmt.Errorf("--scale: %w", err)}
		}
		scales = []estimative.Scale{s}
	}
	text := strings.Join(c.What, " ")
	out := tabwriter.NewWriter(env.Out, 0, 0, 2, ' ', 0)
	var faults []string
	p, err := strconv.ParseFloat(text, 64)
	number := err == nil
	if number && !(p >= 0 && p <= 1) {
		return wrong("%s is no probability; give a number from 0 to 1", text)
	}
	for _, s := range scales {
		if number {
			fmt.Fprintf(out, "%s\t%s\n", s.Title, s.Words(p))
			continue
		}
		b, err := s.Range(text)
		if err != nil {
			faults = append(faults, err.Error())
			continue
		}
		fmt.Fprintf(out, "%s\t%g to %g\n", s.Title, b.Low, b.High)
	}
	if len(faults) == len(scales) {
		return wrong("%s", strings.Join(faults, "\n"))
	}
	return out.Flush()
}
