package workbench

import (
	"strconv"
	"strings"
	"testing"

	"casus/internal/browser"
)

// percent is the first share in the headline of the view.
func (r *reader) percent() float64 {
	r.Helper()
	text, err := r.Text(".headline strong", "")
	r.do(err)
	n, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(strings.Fields(text)[0], "%")), 64)
	r.do(err)
	return n
}

// denial is a claim of 31 January 2026; the dossier asks on 14 January.
const denial = "The pact is bilateral and stays so; Turkey will not join"

func TestTheDenialOfFebruary(t *testing.T) {
	t.Parallel()
	for _, field := range []string{"As known on", "As of"} {
		t.Run(field, func(t *testing.T) {
			t.Parallel()
			r := open(t, desk, "?view=likely")
			r.has(".headline", "Turkey is in SMDA")
			r.settled()
			if main, err := r.Text("main", ""); err != nil || strings.Contains(main, denial) {
				t.Errorf("the denial is told before it was made: %v", err)
			}
			before := r.percent()
			r.click("button", field+": a month later")
			r.do(r.Until("a day in February", `location.search.includes("=2026-02-14")`))
			r.settled()
			r.has("button.cell", denial)
			if after := r.percent(); after >= before {
				t.Errorf("a denial takes the chance from %v to %v", before, after)
			}
			r.click("button.cell", denial)
			r.has("dialog[open] blockquote", denial)
			r.has("dialog[open] .sources", "")
			r.press(browser.Escape)
			r.do(r.Until("the dialog to close", `!document.querySelector("dialog[open]")`))
			r.click(".tabs a", "Sources")
			r.settled()
			r.has(".card", denial)
		})
	}
}
