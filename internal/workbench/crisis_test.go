package workbench

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestACrisisRunsToItsEnd(t *testing.T) {
	t.Parallel()
	r := open(t, desk, "?view=crisis&attacker=IRN&target=SAU&on=2026-02-28&n=1000")
	r.sees("What the answer rests on")
	// Enough histories that one sees them being made.
	r.do(r.Fill("input", "Histories", "400000"))
	r.press("\t")
	r.click("button", "=Run")
	r.has("progress", "")
	r.do(r.Until("progress in numbers", `(document.querySelector(".progress")?.textContent ?? "").match(/of 400,?\s?000 /)`))
	r.do(r.Until("the end of the run", `!document.querySelector("progress")`))
	r.do(r.Gone("The form or the edits have changed"))
	if text, err := r.Text("main", ""); err != nil || !regexp.MustCompile(`400[,   ]?000`).MatchString(text) {
		t.Errorf("the answer does not say of how many histories it is: %v", err)
	}

	r.click("button", "Show the first")
	r.has("figure", "History 0: Iran attacks Saudi Arabia")
	day := func() int {
		words, err := r.Text(`[aria-label="Steps"] strong`, "")
		r.do(err)
		n, err := strconv.Atoi(strings.Trim(strings.Fields(words)[1], ","))
		r.do(err)
		return n
	}
	if day() != 0 {
		t.Errorf("a history begins on day %d", day())
	}
	entries := func() int { return look[int](r, `document.querySelectorAll(".entries li").length`) }
	first := entries()
	r.click(`[aria-label="Steps"] button`, "Step ›")
	r.do(r.Until("one entry more", `document.querySelectorAll(".entries li").length > `+strconv.Itoa(first)))
	r.click(`[aria-label="Steps"] button`, "End")
	r.has(`[aria-label="Steps"] button[disabled]`, "Step ›")
	if day() == 0 || !strings.Contains(look[string](r, `document.querySelector(".entries li:last-child").textContent`), "The end") {
		t.Errorf("a history does not come to its end: day %d", day())
	}
}

func TestWhatACrisisRestsOn(t *testing.T) {
	t.Parallel()
	r := open(t, desk, "?view=crisis&attacker=IRN&target=SAU&on=2026-02-28&n=100")
	r.click("button", "Screen the assumptions")
	r.has("progress", "")
	r.Wait = 2 * time.Minute // some thousand small ensembles, beside all other tests
	r.has("button", "Screen again")
	if n := look[int](r, `document.querySelectorAll("figure svg").length`); n < 2 {
		t.Errorf("%d drawings tell what the answer rests on", n)
	}
}

// TestLeavingACrisisStopsIt asks for more histories than anybody waits for.
func TestLeavingACrisisStopsIt(t *testing.T) {
	t.Parallel()
	r := open(t, desk, "?view=crisis&attacker=IRN&target=SAU&n=100")
	r.do(r.Fill("input", "Histories", "2000000"))
	r.press("\t")
	r.click("button", "=Run")
	r.has("progress", "")
	r.click("button", "=Stop")
	r.do(r.Until("no more progress", `!document.querySelector("progress")`))
	r.has("button:not([disabled])", "=Run")
}
