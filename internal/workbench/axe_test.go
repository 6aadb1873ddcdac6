package workbench

import (
	"fmt"
	"testing"

	"casus/internal/browser"
)

// shown are views with something to see in each, as an address has them.
var shown = []struct{ name, query string }{
	{"map", "?view=map&attacker=IRN&target=SAU&on=2026-02-28"},
	{"map, nothing chosen", "?view=map"},
	{"who", "?view=who&attacker=IRN&target=SAU&on=2026-02-28"},
	{"what if", "?view=whatif&attacker=IND&target=PAK&join=TUR:SMDA2025"},
	{"what if, no edit", "?view=whatif"},
	{"alignment", "?view=alignment"},
	{"balance", "?view=balance"},
	{"likely", "?view=likely"},
	{"crisis", "?view=crisis&attacker=IRN&target=SAU&on=2026-02-28"},
	{"sources", "?view=sources"},
}

// TestNobodyIsShutOut holds every view against the accessibility guidelines, in
// light and dark, on a desk and on a telephone.
func TestNobodyIsShutOut(t *testing.T) {
	t.Parallel()
	for _, view := range shown {
		t.Run(view.name, func(t *testing.T) {
			t.Parallel()
			r := open(t, desk, view.query)
			for _, look := range []browser.Look{desk, pocket} {
				for _, dark := range []bool{false, true} {
					look.Dark = dark
					r.do(r.Look(look))
					r.settled()
					r.judge(fmt.Sprintf("%d px, dark: %v", look.Width, dark), dark)
				}
			}
		})
	}
}

// judge reports what the page does wrong as it stands.
func (r *reader) judge(where string, dark bool) {
	r.Helper()
	judge := r.Axe
	if dark { // all else was judged in light
		judge = r.AxeColours
	}
	found, err := judge()
	r.do(err)
	for _, violation := range found {
		kind := "good practice"
		if violation.Binds() {
			kind = "guideline"
		}
		r.Errorf("%s: %s: %v", where, kind, violation)
	}
}
