package workbench

import (
	"strconv"
	"strings"
	"testing"
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

func TestTheDenialOfFebruary(t *testing.T) {
	t.Parallel()
	r := open(t, desk, "?view=likely")
	r.has(".headline", "Turkey is in SMDA")
	r.settled()
	const denial = "The pact is bilateral and stays so; Turkey will not join"
	if main, err := r.Text("main", ""); err != nil || strings.Contains(main, denial) {
		t.Errorf("the denial is told before it was made: %v", err)
	}
	before := r.percent()
	// A month at a time, as the buttons of the header do it, until February.
	for range 2 {
		r.click("button", "As of: a month later")
	}
	r.do(r.Until("a day of 2026", `document.querySelector(".dates input").value >= "2026-02"`))
	r.settled()
	r.has("button.cell", denial)
	if after := r.percent(); after >= before {
		t.Errorf("a denial by both sides takes the chance from %v to %v", before, after)
	}
	r.click("button.cell", denial)
	r.has("dialog[open] blockquote", denial)
	r.has("dialog[open] .sources", "")
	r.press("\x1b")
	r.do(r.Until("the dialog to close", `!document.querySelector("dialog[open]")`))
	r.do(r.Fill(".dates input[type=date]", "As known on", ""))
}
