package cli

import (
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"

	"casus/internal/estimative"
)

type likelyWordsCmd struct {
	Words []string `arg:"" help:"Words of probability, or a probability from 0 to 1." placeholder:"WORDS"`
	Scale string   `help:"One scale: icd203, uk, nato or ipcc (all of them)." placeholder:"NAME"`
}

// Help is shown by casus likely words --help.
func (likelyWordsCmd) Help() string {
	return `Says what words of probability mean on published scales, and what a probability is called. A number in a gap of a scale lies between bands; a word that a scale does not have is said to be none of its words.

Examples:
  casus likely words "very likely"
  casus likely words 0.37 --scale uk`
}

func (c likelyWordsCmd) Run(env Env) error {
	scales := estimative.Scales()
	if c.Scale != "" {
		s, err := estimative.Find(c.Scale)
		if err != nil {
			return usageError{fmt.Errorf("--scale: %w", err)}
		}
		scales = []estimative.Scale{s}
	}
	w := tabwriter.NewWriter(env.Out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "asked\tscale\tanswer")
	for _, asked := range c.Words {
		if err := sayWords(w, asked, scales); err != nil {
			return err
		}
	}
	return w.Flush()
}

// sayWords answers for one number or one saying.
func sayWords(w io.Writer, asked string, scales []estimative.Scale) error {
	p, err := strconv.ParseFloat(asked, 64)
	if err == nil && !(p >= 0 && p <= 1) {
		return wrong("%s is no probability; it is from 0 to 1", asked)
	}
	known := false
	var last error
	for _, s := range scales {
		if err == nil {
			fmt.Fprintf(w, "%s\t%s\t%s\n", asked, s.ID, s.Words(p))
			known = true
			continue
		}
		b, no := s.Range(asked)
		if no != nil {
			fmt.Fprintf(w, "%s\t%s\tnot a word of it\n", asked, s.ID)
			last = no
			continue
		}
		known = true
		fmt.Fprintf(w, "%s\t%s\t%g to %g\n", asked, s.ID, b.Low, b.High)
	}
	if !known {
		return inputError{last}
	}
	return nil
}
