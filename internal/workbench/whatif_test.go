package workbench

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func lines(text string) []string { return strings.Split(text, "\n") }

// turkey lets Turkey join the pact, with the form as a reader fills it.
func (r *reader) turkey() {
	r.Helper()
	r.do(r.Fill(".edit-form input", "State", "Turkey"))
	r.press("\r")
	r.do(r.Fill(".edit-form input", "Treaty", "SMDA2025"))
	r.press("\t")
	r.click(".edit-form button", "Add the edit")
}

func TestTurkeyJoinsAndTheDifferenceIsSeen(t *testing.T) {
	t.Parallel()
	r := open(t, desk, "?view=whatif&attacker=IND&target=PAK")
	r.turkey()
	r.sees("India attacks Pakistan: before and after")
	r.settled()
	if words, err := r.Text(".whatif-changes p", "Bound more:"); err != nil || !strings.Contains(words, "Turkey") {
		t.Errorf("the difference in words: %q, %v", words, err)
	}
	r.has("tr.row-more th, tr.row-more td", "Turkey")
	before := look[string](r, `[...document.querySelectorAll("tr.row-more")].find((row) => row.textContent.includes("Turkey")).querySelectorAll(".word")[0].className`)
	after := look[string](r, `[...document.querySelectorAll("tr.row-more")].find((row) => row.textContent.includes("Turkey")).querySelectorAll(".word")[1].className`)
	if before == after || !strings.Contains(after, "word-") {
		t.Errorf("the colours of before and after are %q and %q", before, after)
	}
	if at := look[string](r, `location.search`); !strings.Contains(at, "join=TUR:SMDA2025") {
		t.Errorf("the address does not hold the edit: %s", at)
	}
}

func TestUndoAndRedo(t *testing.T) {
	t.Parallel()
	r := open(t, desk, "?view=whatif&attacker=IND&target=PAK")
	r.has(".edit-buttons button[disabled]", "Undo")
	r.turkey()
	r.has(".chip", "Turkey joins")
	r.click(".edit-buttons button", "Undo")
	r.sees("No edits: the record as it is")
	if at := look[string](r, `location.search`); strings.Contains(at, "join") {
		t.Errorf("undone, and still in the address: %s", at)
	}
	r.click(".edit-buttons button", "Redo")
	r.has(".chip", "Turkey joins")
	r.sees("before and after")
	r.click(".chip button", "Remove: Turkey joins")
	r.sees("No edits: the record as it is")
	r.click(".edit-buttons button", "Undo")
	r.has(".chip", "Turkey joins")
}

func TestALinkHoldsTheWholeState(t *testing.T) {
	t.Parallel()
	const link = "?view=whatif&attacker=IND&target=PAK&asof=2026-02-01&join=TUR:SMDA2025&reading=smda-duty%3Dbinding"
	r := open(t, desk, link)
	state := func() string {
		r.Helper()
		r.sees("India attacks Pakistan: before and after")
		r.settled()
		return look[string](r, `document.querySelector("main").innerText + document.querySelector(".head").innerText + [...document.querySelectorAll("input, select")].map((one) => one.value).join()`)
	}
	first := state()
	if !strings.Contains(first, "2026-02-01") || !strings.Contains(first, "India") {
		t.Errorf("the link's day or attack is not shown")
	}
	r.do(r.Reload())
	if d := cmp.Diff(lines(first), lines(state())); d != "" {
		t.Errorf("reloaded, the page shows something else:\n%s", d)
	}
	r.click(".tabs a", "Who must respond")
	r.sees("Who must respond if India attacks Pakistan")
	r.do(r.Back())
	if d := cmp.Diff(lines(first), lines(state())); d != "" {
		t.Errorf("after the back button the page shows something else:\n%s", d)
	}
}
